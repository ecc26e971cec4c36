import { describe, expect, it } from "vitest";

import { type Action, actionsFor } from "../../../src/summaries/codeActions.ts";
import { diagnose } from "../../../src/summaries/diagnostics.ts";
import { parseDocument, rangesOf } from "../../../src/summaries/document.ts";
import type { Facts } from "../../../src/summaries/facts.ts";
import { KEYS } from "../../support/engine/fakeSecrets.ts";
import { edited, FACTS } from "./editing.ts";

const WHOLE = "## Goal\nShip.\n\n## Key Decisions\n- none\n\n## Relevant Files\n- src/a.ts\n- src/b.ts\n";

/** Actions at the place of `words`; the whole document's where they are "". */
function actionsAt(text: string, words: string, facts: Partial<Facts> = {}): Action[] {
  const document = parseDocument(text);
  const known = { ...FACTS, ...facts };
  const from = text.indexOf(words);
  const [range] = rangesOf(document, [{ from, to: words === "" ? text.length : from + words.length }]);
  if (!range) throw new Error("no range");
  return actionsFor({ document, facts: known, findings: diagnose(document, known) }, range);
}

const fixed = (text: string, words: string, title: RegExp, facts: Partial<Facts> = {}): string => {
  const action = actionsAt(text, words, facts).find((one) => title.test(one.title));
  if (!action) throw new Error(`no action ${title}`);
  return edited(text, action.edits);
};

describe("code actions", () => {
  it("A4 redact a secret, and nothing else", () => {
    const key = KEYS.find(({ kind }) => kind === "GitHub token")?.key ?? "";
    const text = WHOLE.replace("Ship.", `Ship with ${key} soon.`);
    expect(fixed(text, key, /Redact/)).toBe(text.replace(key, "[masked: GitHub token]"));
    expect(actionsAt(fixed(text, key, /Redact/), "Ship").filter(({ kind }) => kind === "quickfix")).toEqual(
      [],
    );
  });

  it("add a missing section where the template has it", () => {
    const missing = (heading: string): string => {
      const left = WHOLE.split("\n\n").filter((section) => !section.startsWith(`## ${heading}`));
      return fixed(left.join("\n\n"), "", new RegExp(`Add the section "${heading}"`));
    };
    const headings = (text: string): string[] => parseDocument(text).sections.map(({ heading }) => heading);
    const all = ["Goal", "Key Decisions", "Relevant Files"];
    for (const heading of all) expect(headings(missing(heading))).toEqual(all);
    expect(missing("Key Decisions")).toContain("Ship.\n\n## Key Decisions\n- \n\n## Relevant Files");
  });

  it("add a section to a text that has none yet", () => {
    expect(fixed("Just text.", "", /"Goal"/)).toBe("## Goal\n- \n\nJust text.");
  });

  it("rename an unknown section to one of the template that is like it", () => {
    const text = WHOLE.replace("## Key Decisions", "## Decision log");
    expect(fixed(text, "## Decision log", /Rename/)).toBe(WHOLE);
    const other = `${WHOLE}\n## Goals of others\nx`;
    expect(actionsAt(other, "## Goals of others").filter(({ title }) => title.startsWith("Rename"))).toEqual(
      [],
    );
  });

  it("merge a section that comes twice into the first one", () => {
    const text = WHOLE.replace("## Relevant Files", "## Goal\nAlso this.\n\n## Relevant Files");
    const merged = fixed(text, "## Goal\nAlso", /Merge/);
    expect(merged).toBe(WHOLE.replace("Ship.", "Ship.\nAlso this."));
    expect(fixed(`${WHOLE}\n## goal\n`, "## goal\n", /Merge/).trim()).toBe(WHOLE.trim());
  });

  it("drop the line of a path that is gone, and of a claim without a source", () => {
    expect(fixed(WHOLE, "src/a.ts", /Drop the line with src/, { gone: ["src/a.ts"] })).toBe(
      WHOLE.replace("- src/a.ts\n", ""),
    );
    expect(fixed(WHOLE, "src/b.ts", /Drop/, { unsourced: ["src/b.ts"] })).toBe(
      WHOLE.replace("- src/b.ts\n", ""),
    );
  });

  it("fix only what is wrong at the place asked for", () => {
    const facts = { gone: ["src/a.ts", "src/b.ts"] };
    expect(actionsAt(WHOLE, "src/b.ts", facts).flatMap(({ fixes }) => fixes?.flaw ?? [])).toEqual([
      { code: "gone-path", path: "src/b.ts" },
    ]);
  });

  it("offer to summarize a section of the live summary again; of no other document", () => {
    expect(actionsAt(WHOLE, "none")).toMatchObject([
      { kind: "rewrite", resummarize: "Key Decisions", edits: [] },
    ]);
    expect(actionsAt(`Intro\n${WHOLE}`, "Intro")).toEqual([]);
    for (const kind of ["file", "template"] as const) expect(actionsAt(WHOLE, "none", { kind })).toEqual([]);
  });

  it("offer nothing in what is kept as it was", () => {
    for (const kind of ["version", "messages"] as const) expect(actionsAt("text", "", { kind })).toEqual([]);
  });
});
