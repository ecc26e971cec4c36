import type { Edit } from "./codeActions.ts";
import { lastTextLine, lineRange, type SummaryDocument } from "./document.ts";

/** Another text under the first heading of that name, whose line stays; undefined where it is not there any more. */
export function replaceSection(
  document: SummaryDocument,
  { heading, body }: { readonly heading: string; readonly body: string },
): Edit | undefined {
  const section = document.sections.find((one) => one.heading === heading);
  if (!section) return undefined;
  const start = lineRange(document, section.line).end;
  const { end } = lineRange(document, lastTextLine(document, section));
  return { range: { start, end }, text: body === "" ? "" : `\n${body}` };
}
