import { t } from "../l10n/l10n.ts";
import type { Position, Range, SummaryDocument } from "./document.ts";
import type { Facts } from "./facts.ts";

export interface Completion {
  readonly label: string;
  readonly kind: "section" | "path" | "state";
  readonly detail?: string;
  readonly range: Range;
  readonly text: string;
}

/** What is being typed before the caret. */
type Typing =
  | { readonly kind: "heading" | "state"; readonly from: number }
  | { readonly kind: "path"; readonly from: number; readonly path: string };

const HEADING = /^#{1,2}[^\S\n]?[^#\n]{0,80}$/;
const STATE = /^\s{0,12}(?:[-*+]|\d{1,4}\.)\s(\[[ x~]?)$/;
const PATH = /[\w.@~/-]+$/;

/** What kind of thing is typed at the caret; undefined where nothing is offered. */
export function typingAt({ lines }: SummaryDocument, { line, character }: Position): Typing | undefined {
  const before = (lines[line] ?? "").slice(0, character);
  if (HEADING.test(before)) return { kind: "heading", from: 0 };
  const state = STATE.exec(before)?.[1];
  if (state !== undefined) return { kind: "state", from: character - state.length };
  // Bounded: a line may be very long.
  const path = PATH.exec(before.slice(-300))?.[0] ?? "";
  const isQuoted = before.charAt(character - path.length - 1) === "`";
  if (!path.includes("/") && !isQuoted) return undefined;
  return { kind: "path", from: character - path.length, path };
}

/** `paths`: those of the workspace that begin like what is typed. */
export function completionsAt(
  document: SummaryDocument,
  position: Position,
  { facts, paths }: { readonly facts: Facts; readonly paths: readonly string[] },
): Completion[] {
  const typing = typingAt(document, position);
  if (!typing) return [];
  const range = { start: { line: position.line, character: typing.from }, end: position };
  switch (typing.kind) {
    case "heading":
      return sections(document, facts, position.line).map((one) => ({ ...one, range }));
    case "state":
      return STATES.map(([mark, detail]) => ({ label: mark, kind: "state", detail, text: mark, range }));
    case "path":
      return paths.map((path) => ({ label: path, kind: "path", text: path, range }));
  }
}

/** States of an item of a plan, as a restored plan has them (engine/restore/framing.ts). */
const STATES = [
  ["[ ]", t("open")],
  ["[~]", t("in progress")],
  ["[x]", t("done")],
] as const;

/** Of the template, those that are not there yet. */
function sections(document: SummaryDocument, { template }: Facts, line: number): Omit<Completion, "range">[] {
  const others = document.sections.filter((section) => section.line !== line);
  const present = new Set(others.map(({ heading }) => heading.toLowerCase()));
  return template
    .filter(([heading]) => !present.has(heading.toLowerCase()))
    .map(([heading, what]) => ({
      label: `## ${heading}`,
      kind: "section",
      text: `## ${heading}`,
      ...(what ? { detail: what } : {}),
    }));
}
