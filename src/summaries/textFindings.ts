import { secretsIn } from "../engine/secrets/maskSecrets.ts";
import { type Range, rangesOf, type SummaryDocument } from "./document.ts";
import type { Facts } from "./facts.ts";
import type { Finding } from "./finding.ts";

export function secretFindings(document: SummaryDocument): Finding[] {
  const spans = secretsIn(document.text);
  return rangesOf(document, spans).map((range, i) => {
    const kind = spans[i]?.kind ?? "";
    const message = `This looks like a secret (${kind}). It would be sent to the model with every message.`;
    return { flaw: { code: "secret", kind }, range, severity: "error", message };
  });
}

/** What tells that a file is gone knows it already. */
const TOLD_GONE = /\b(?:delet|remov|renam|mov(?:ed|ing)|gone|dropp)/i;

/** A path that the conversation never had is no path that is gone. */
export const gonePaths = (document: SummaryDocument, { gone, unsourced: unknown }: Facts): Finding[] =>
  findAll(
    document,
    gone.filter((path) => !unknown.includes(path)),
  ).flatMap(({ text: path, range }): Finding[] => {
    const line = document.lines[range.start.line] ?? "";
    if (TOLD_GONE.test(line.replaceAll(path, ""))) return [];
    const message = `${path} is not in the workspace any more.`;
    return [{ flaw: { code: "gone-path", path }, range, severity: "warning", message }];
  });

export const unsourced = (document: SummaryDocument, facts: Facts): Finding[] =>
  findAll(document, facts.unsourced).map(({ text: claim, range }) => ({
    flaw: { code: "unsourced", claim },
    range,
    severity: "information",
    message: `"${claim}" stands nowhere in the conversation.`,
  }));

/** Where each of the texts stands, in the order of the document. */
function findAll(
  document: SummaryDocument,
  texts: readonly string[],
): { readonly text: string; readonly range: Range }[] {
  const found = texts
    .flatMap((text) => placesOf(document.text, text).map((from) => ({ text, from })))
    .sort((a, b) => a.from - b.from);
  const starts = rangesOf(
    document,
    found.map(({ from }) => ({ from, to: from })),
  );
  return found.map(({ text }, i) => {
    const start = starts[i]?.start ?? { line: 0, character: 0 };
    return { text, range: { start, end: { line: start.line, character: start.character + text.length } } };
  });
}

const PATH_PART = /[\w@~/-]/;
/** Of one text; more are underlined when these are gone. */
const MOST_PLACES = 20;

/** Where it stands alone; inside a longer path or word only where it stands nowhere else. */
function placesOf(text: string, claim: string): number[] {
  const places: number[] = [];
  const first = text.indexOf(claim);
  for (let at = first; at >= 0 && places.length < MOST_PLACES; at = text.indexOf(claim, at + claim.length)) {
    const isAlone = !PATH_PART.test(text.charAt(at - 1)) && !PATH_PART.test(text.charAt(at + claim.length));
    if (isAlone) places.push(at);
  }
  return places.length === 0 && first >= 0 ? [first] : places;
}
