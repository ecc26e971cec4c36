import type { Edit } from "./codeActions.ts";
import { lastTextLine, lineRange, type SummaryDocument } from "./document.ts";
import type { Facts } from "./facts.ts";

/** A new section where the template has it: behind the nearest of those before it that are there, else in front. */
export function insertionOf(
  document: SummaryDocument,
  heading: string,
  { template }: Pick<Facts, "template">,
): Edit {
  const order = template.map(([known]) => known.toLowerCase());
  const before = new Set(order.slice(0, order.indexOf(heading.toLowerCase())));
  const behind = document.sections.findLast((section) => before.has(section.heading.toLowerCase()));
  const text = `## ${heading}\n- `;
  if (!behind) {
    const line = document.sections[0]?.line ?? 0;
    const start = { line, character: 0 };
    return { range: { start, end: start }, text: `${text}\n\n` };
  }
  const { end } = lineRange(document, lastTextLine(document, behind));
  return { range: { start: end, end }, text: `\n\n${text}` };
}
