import { secretsIn } from "../engine/secrets/maskSecrets.ts";
import { t } from "../l10n/l10n.ts";
import { lineRange, type Range, rangesOf, type SummaryDocument } from "./document.ts";
import type { Facts } from "./facts.ts";
import type { Finding } from "./finding.ts";

export function secretFindings(document: SummaryDocument): Finding[] {
  const spans = secretsIn(document.text);
  return rangesOf(document, spans).map((range, i) => {
    const kind = spans[i]?.kind ?? "";
    const message = t(
      "This looks like a secret ({0}). It would be sent to the model with every message.",
      kind,
    );
    return { flaw: { code: "secret", kind }, range, severity: "error", message };
  });
}

/** What tells that a file is gone knows it already. */
const TOLD_GONE = /\b(?:delet|remov|renam|mov(?:ed|ing)|gone|dropp)/i;

/** Where so many paths are gone and none is there, the summary speaks of another folder. */
const ELSEWHERE = 5;

/** A path that the conversation never had is no path that is gone. */
export function gonePaths(document: SummaryDocument, facts: Facts): Finding[] {
  const gone = facts.gone.filter((path) => !facts.unsourced.includes(path));
  if (gone.length >= ELSEWHERE && Object.keys(facts.files).length === 0)
    return [elsewhere(document, gone.length)];
  return findAll(document, gone).flatMap(({ text: path, range }): Finding[] => {
    const line = document.lines[range.start.line] ?? "";
    if (TOLD_GONE.test(line.replaceAll(path, ""))) return [];
    const message = t("{0} is not in the workspace any more.", path);
    return [{ flaw: { code: "gone-path", path }, range, severity: "warning", message }];
  });
}

function elsewhere(document: SummaryDocument, paths: number): Finding {
  const message = t(
    "None of the {0} files named here is in this workspace: it may be about another folder.",
    paths,
  );
  return { flaw: { code: "other-folder" }, range: lineRange(document, 0), severity: "information", message };
}

export const unsourced = (document: SummaryDocument, facts: Facts): Finding[] =>
  findAll(document, facts.unsourced).map(({ text: claim, range }) => ({
    flaw: { code: "unsourced", claim },
    range,
    severity: "information",
    message: t('"{0}" stands nowhere in the conversation.', claim),
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
