import * as fc from "fast-check";
import { describe, expect, it } from "vitest";

import { type Action, actionsFor } from "../../src/summaries/codeActions.ts";
import { completionsAt } from "../../src/summaries/completion.ts";
import { diagnose } from "../../src/summaries/diagnostics.ts";
import { parseDocument, type Range, type SummaryDocument } from "../../src/summaries/document.ts";
import type { Facts } from "../../src/summaries/facts.ts";
import type { Finding } from "../../src/summaries/finding.ts";
import { linksOf } from "../../src/summaries/links.ts";
import { KEYS } from "../support/engine/fakeSecrets.ts";
import { edited, FACTS } from "../unit/summaries/editing.ts";

const KEY = KEYS.find(({ kind }) => kind === "GitHub token")?.key ?? "";

const facts: Facts = {
  ...FACTS,
  gone: ["src/a.ts", "lib/b.ts"],
  unsourced: ["fooBar"],
  files: { "src/c.ts": "file:///src/c.ts" },
};

const line = fc.constantFrom(
  "## Goal",
  "## goal ##",
  "## Key Decisions",
  "## Decisions",
  "## Relevant Files",
  "## Mood",
  "",
  "- words of the summary",
  "- src/a.ts and src/c.ts",
  "  `lib/b.ts` calls fooBar()",
  `- the key ${KEY} of message 3`,
  "see messages 4-5, message 99",
);
const text = fc.array(line, { maxLength: 12 }).map((lines) => lines.join("\n"));

const found = (document: SummaryDocument): Finding[] => diagnose(document, facts);

const fixesOf = (document: SummaryDocument, { range }: Finding): Action[] =>
  actionsFor({ document, facts, findings: found(document) }, range).filter(
    ({ fixes }) => fixes !== undefined,
  );

/** How much of one kind is wrong: one finding tells all missing sections. */
const amount = (findings: readonly Finding[], code: string): number =>
  findings
    .filter(({ flaw }) => flaw.code === code)
    .reduce((sum, { flaw }) => sum + (flaw.code === "missing-section" ? flaw.headings.length : 1), 0);

function isInside({ lines }: SummaryDocument, { start, end }: Range): boolean {
  const isPlace = ({ line: at, character }: Range["start"]): boolean =>
    character <= (lines[at]?.length ?? -1);
  const isForward = start.line < end.line || (start.line === end.line && start.character <= end.character);
  return isPlace(start) && isPlace(end) && isForward;
}

describe("laws of summary documents", () => {
  it("each fix takes away what it says it fixes", () => {
    fc.assert(
      fc.property(text, (whole) => {
        const document = parseDocument(whole);
        const before = found(document);
        const fixes = before.flatMap((finding) => fixesOf(document, finding));
        const notFixed = fixes.filter((fix) => {
          const code = fix.fixes?.flaw.code ?? "";
          const after = found(parseDocument(edited(whole, fix.edits)));
          return amount(after, code) >= amount(before, code);
        });
        expect(notFixed).toEqual([]);
      }),
      { numRuns: 300 },
    );
  });

  it("fixing again and again ends, and then there is nothing left to fix", () => {
    fc.assert(
      fc.property(text, (whole) => {
        let now = whole;
        for (let steps = 0; ; steps++) {
          expect(steps).toBeLessThan(100);
          const document = parseDocument(now);
          const fix = found(document).flatMap((finding) => fixesOf(document, finding))[0];
          if (!fix) break;
          now = edited(now, fix.edits);
        }
        const left = new Set(found(parseDocument(now)).map(({ flaw }) => flaw.code));
        expect([...left].filter((code) => code !== "unknown-section" && code !== "empty")).toEqual([]);
      }),
    );
  });

  it("whatever is told of a text lies inside it", () => {
    fc.assert(
      fc.property(text, fc.constantFrom("\n", "\r\n"), (whole, end) => {
        const document = parseDocument(whole.replaceAll("\n", end));
        const ranges = [...found(document), ...linksOf(document, facts)].map(({ range }) => range);
        const ofFixes = found(document)
          .flatMap((finding) => fixesOf(document, finding))
          .flatMap(({ edits }) => edits.map(({ range }) => range));
        for (const range of [...ranges, ...ofFixes]) expect(isInside(document, range)).toBe(true);
      }),
    );
  });

  it("an offer that is taken at a line's end leaves the rest of the text alone", () => {
    fc.assert(
      fc.property(text, fc.nat(), (whole, n) => {
        const document = parseDocument(whole);
        const at = n % document.lines.length;
        const position = { line: at, character: document.lines[at]?.length ?? 0 };
        for (const offer of completionsAt(document, position, { facts, paths: ["src/new.ts"] })) {
          const lines = parseDocument(edited(whole, [offer])).lines;
          expect(lines.toSpliced(at, 1)).toEqual(document.lines.toSpliced(at, 1));
          expect(lines[at]?.endsWith(offer.text)).toBe(true);
        }
      }),
    );
  });
});
