import { t } from "../l10n/l10n.ts";

/**
 * Characters that cannot be seen but change what is read: control characters,
 * direction overrides, zero-width and tag characters. They are drawn as marks.
 * Joiners (U+200C, U+200D) and variation selectors stay: scripts and emoji need them.
 */

export type Piece =
  | { readonly kind: "text"; readonly text: string }
  | { readonly kind: "mark"; readonly text: string; readonly name: string };

const CONTROL = "\\u0000-\\u0008\\u000B\\u000C\\u000E-\\u001F\\u007F-\\u009F";
const DIRECTION = "\\u061C\\u200E\\u200F\\u202A-\\u202E\\u2066-\\u2069";
const INVISIBLE =
  "\\u115F\\u1160\\u180E\\u200B\\u2060-\\u2064\\u206A-\\u206F\\u3164\\uFEFF\\uFFA0\\uFFF9-\\uFFFB";
const TAGS = "\\u{E0000}-\\u{E007F}\\u{E0100}-\\u{E01EF}";

const HIDDEN = new RegExp(`[${CONTROL}${DIRECTION}${INVISIBLE}${TAGS}]+`, "gu");
const NAMES: readonly (readonly [RegExp, string])[] = [
  [new RegExp(`^[${CONTROL}]`, "u"), t("control character: {0}")],
  [new RegExp(`^[${DIRECTION}]`, "u"), t("changes the text direction: {0}")],
  [new RegExp(`^[${TAGS}]`, "u"), t("invisible tag character: {0}")],
];

/** Codes shown for one run of hidden characters; the rest is counted. */
const SHOWN = 3;

/** Marks in one text; hidden characters after that become plain U+FFFD, which costs nothing to draw. */
const MOST_MARKS = 100;

/** The text in order, each run of hidden characters as one mark such as "U+202E". */
export function pieces(text: string): Piece[] {
  const found: Piece[] = [];
  let end = 0;
  for (const match of text.matchAll(HIDDEN)) {
    if (found.length > 2 * MOST_MARKS) break;
    if (match.index > end) found.push({ kind: "text", text: text.slice(end, match.index) });
    found.push(mark(match[0]));
    end = match.index + match[0].length;
  }
  if (end < text.length) found.push({ kind: "text", text: text.slice(end).replaceAll(HIDDEN, "\uFFFD") });
  return found;
}

function mark(run: string): Piece {
  const codes = Array.from(run, codeOf);
  const rest = codes.length - SHOWN;
  const text = codes.slice(0, SHOWN).join(" ") + (rest > 0 ? ` +${rest}` : "");
  const name = NAMES.find(([pattern]) => pattern.test(run))?.[1] ?? t("invisible character: {0}");
  return { kind: "mark", text, name: name.replace("{0}", text) };
}

const codeOf = (character: string): string =>
  `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, "0")}`;

const ESCAPE = "\u001B";
const STYLING = new RegExp(`${ESCAPE}\\[[0-9;]*m`, "g");

/** Terminal output without its color sequences, which say nothing here. */
export const withoutStyling = (output: string): string => output.replaceAll(STYLING, "");
