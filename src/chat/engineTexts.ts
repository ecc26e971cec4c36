import { language, t } from "../l10n/l10n.ts";

/** What the engine, which knows no languages, says to people: why there is no summary by a model. */
const TEXTS: ReadonlyMap<string, string> = new Map([
  ["No model is set.", t("No model is set.")],
  [
    "The model came to its output limit before it wrote anything of the summary.",
    t("The model came to its output limit before it wrote anything of the summary."),
  ],
  ["The model's summary was empty.", t("The model's summary was empty.")],
  [
    "The model did not write a summary in the form asked for.",
    t("The model did not write a summary in the form asked for."),
  ],
  ["The server sent an error in place of a summary.", t("The server sent an error in place of a summary.")],
  [
    "The model's summary was longer than what it replaces.",
    t("The model's summary was longer than what it replaces."),
  ],
  [
    "The part to summarize is larger than the model's window.",
    t("The part to summarize is larger than the model's window."),
  ],
  [
    "The part to summarize is too large for the model even in parts.",
    t("The part to summarize is too large for the model even in parts."),
  ],
]);

const TOO_LARGE = /^The part to summarize \((\d+) tokens\) is larger than the model's window \((\d+)\)\.$/;

/** A sentence of the engine in the user's language; every other one as it is. */
export function engineText(english: string): string {
  const [, input, window] = TOO_LARGE.exec(english) ?? [];
  if (input === undefined || window === undefined) return TEXTS.get(english) ?? english;
  return t(
    "The part to summarize ({0} tokens) is larger than the model's window ({1}).",
    Number(input).toLocaleString(language()),
    Number(window).toLocaleString(language()),
  );
}
