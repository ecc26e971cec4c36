import { maskFor } from "../engine/secrets/maskSecrets.ts";
import { t } from "../l10n/l10n.ts";
import {
  areTouching,
  lastTextLine,
  lineRange,
  linesRange,
  type Range,
  sectionAt,
  type SummaryDocument,
} from "./document.ts";
import type { Facts } from "./facts.ts";
import { type Finding, lineOf } from "./finding.ts";
import { insertionOf } from "./insertion.ts";

/** `range` gets `text` in its place. */
export interface Edit {
  readonly range: Range;
  readonly text: string;
}

/** Something that can be done at a place: edits of the text, or a section for the model to write again. */
export interface Action {
  readonly title: string;
  readonly kind: "quickfix" | "rewrite";
  readonly edits: readonly Edit[];
  /** The heading of the section. */
  readonly resummarize?: string;
  readonly fixes?: Finding;
  /** The obvious choice among those for the same finding. */
  readonly isPreferred?: true;
}

interface Place {
  readonly document: SummaryDocument;
  readonly facts: Facts;
  readonly findings: readonly Finding[];
}

/** What can be done in `range`: what fixes the findings there first. Read-only documents have none. */
export function actionsFor(place: Place, range: Range): Action[] {
  if (place.facts.kind === "version" || place.facts.kind === "messages") return [];
  const here = place.findings.filter((finding) => areTouching(finding.range, range));
  return [...here.flatMap((finding) => fixesOf(finding, place)), ...rewrites(place, range)];
}

function fixesOf(finding: Finding, { document, facts }: Place): Action[] {
  const { flaw, range } = finding;
  const fix = (title: string, edits: readonly Edit[], isPreferred?: true): Action => ({
    title,
    kind: "quickfix",
    edits,
    fixes: finding,
    ...(isPreferred ? { isPreferred } : {}),
  });
  const dropLine = { range: lineOf(document, finding), text: "" };
  switch (flaw.code) {
    case "secret":
      return [fix(t("Redact the {0}", flaw.kind), [{ range, text: maskFor(flaw.kind) }], true)];
    case "missing-section":
      return flaw.headings.map((heading) =>
        fix(t('Add the section "{0}"', heading), [insertionOf(document, heading, facts)]),
      );
    case "unknown-section":
      return nearest(flaw.heading, document, facts).map((heading) =>
        fix(t('Rename to "{0}"', heading), [{ range, text: `## ${heading}` }]),
      );
    case "duplicate-section":
      return [fix(t("Merge into the first section of that name"), merging(document, flaw), true)];
    case "gone-path":
      return [fix(t("Drop the line with {0}", flaw.path), [dropLine])];
    case "unsourced":
      return [fix(t('Drop the line with "{0}"', flaw.claim), [dropLine])];
    case "over-budget":
    case "other-folder":
    case "empty":
      return [];
  }
}

/** Sections of the template that are not there yet and begin alike, in any case, or hold one another's words. */
function nearest(heading: string, { sections }: SummaryDocument, { template }: Facts): string[] {
  const present = new Set(sections.map((section) => section.heading.toLowerCase()));
  const words = wordsOf(heading);
  return template
    .map(([known]) => known)
    .filter((known) => !present.has(known.toLowerCase()))
    .filter((known) => [...wordsOf(known)].some((word) => words.has(word)));
}

/** Stems: "Decision" and "Key Decisions" have one in common. */
const wordsOf = (heading: string): ReadonlySet<string> =>
  new Set((heading.toLowerCase().match(/[\p{L}\p{N}]{3,}/gu) ?? []).map((word) => word.slice(0, 5)));

function merging(
  document: SummaryDocument,
  { heading, line }: { readonly heading: string; readonly line: number },
): Edit[] {
  const same = document.sections.filter((section) => section.heading.toLowerCase() === heading.toLowerCase());
  const first = same[0];
  const second = same.find((section) => section.line === line);
  if (!first || !second || first === second) return [];
  const last = lastTextLine(document, first);
  const taken = { range: linesRange(document, second.line, second.end), text: "" };
  if (second.body === "") return [taken];
  const { end } = lineRange(document, last);
  return [{ range: { start: end, end }, text: `\n${second.body}` }, taken];
}

function rewrites({ document, facts }: Place, { start }: Range): Action[] {
  const section = facts.kind === "live" ? sectionAt(document, start.line) : undefined;
  if (!section) return [];
  const title = t('Summarize "{0}" again from the original messages', section.heading);
  return [{ title, kind: "rewrite", edits: [], resummarize: section.heading }];
}
