import { config, t } from "@vscode/l10n";

/**
 * What people read, in their language. Each text stands where it is used, in English:
 * `t("Compacted {0}", name)`; the bundles under media/l10n hold the other languages by that English.
 * Texts for models stay English and do not come here.
 */
export { t };

/** What the bundle of a language says for the English text that is the key. */
export type Bundle = Readonly<Record<string, string>>;

let spoken = "en";

/**
 * Call it before any module is loaded that has texts in constants: import the file that
 * calls it first. Without a bundle English stays, with English figures beside it.
 */
export function speak(language: string, bundle: Bundle | undefined): void {
  spoken = bundle === undefined ? "en" : language;
  config({ contents: { ...bundle } });
}

/** The language of the texts, for figures and dates beside them: "en", "de". */
export const language = (): string => spoken;

/**
 * The form for a count, which takes the place of `{0}`, more that of `{1}` and so on:
 * `counted(2, "{0} message", "{0} messages")`.
 */
export function counted(
  count: number,
  one: string,
  other: string,
  ...more: readonly (string | number)[]
): string {
  const form = new Intl.PluralRules(spoken).select(count) === "one" ? one : other;
  return t(form, new Intl.NumberFormat(spoken).format(count), ...more);
}
