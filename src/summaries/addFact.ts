import type { Fact, FactKind } from "../engine/entries.ts";
import { type Heading, HEADINGS, TEMPLATE } from "../engine/summary/template.ts";
import { lastTextLine, parseDocument } from "./document.ts";
import { insertionOf } from "./insertion.ts";

/** Where a fact that a summary lacks belongs. */
const PLACES: Readonly<Record<FactKind, Heading>> = {
  constraint: "Constraints & Preferences",
  fileWritten: "Relevant Files",
  fileRead: "Relevant Files",
  command: "Completed Actions",
  unresolvedError: "Blocked",
  planItem: "Remaining Work",
  number: "Critical Context",
  version: "Critical Context",
  id: "Critical Context",
  url: "Critical Context",
  pin: "Critical Context",
};

/** The summary with one more line: in its section, which is made where it is missing; a summary of another form gets it at the end. */
export function addFact(markdown: string, { kind, text }: Pick<Fact, "kind" | "text">): string {
  const heading = PLACES[kind];
  const document = parseDocument(markdown);
  const lines = [...document.lines];
  const section = document.sections.find((one) => one.heading.toLowerCase() === heading.toLowerCase());
  const isOurs = document.sections.some((one) => HEADINGS.some((known) => known === one.heading));
  if (!section && !isOurs) return `${markdown.trimEnd()}\n- ${text}\n`;
  if (!section) {
    const { range, text: made } = insertionOf(document, heading, { template: TEMPLATE });
    const { line, character } = range.start;
    const before = lines[line] ?? "";
    lines[line] =
      `${before.slice(0, character)}${made.replace("- ", () => `- ${text}`)}${before.slice(character)}`;
    return lines.join("\n");
  }
  return lines.toSpliced(lastTextLine(document, section) + 1, 0, `- ${text}`).join("\n");
}
