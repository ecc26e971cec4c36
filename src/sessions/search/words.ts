/**
 * Where in a text something can be found: at the beginning of a word, of a
 * word inside an identifier ("File" in "perFile", "bar" in "foo_bar"), and
 * anywhere in scripts that put no spaces between words.
 */

const SCRIPTS = ["Han", "Hiragana", "Katakana", "Thai", "Lao", "Khmer", "Myanmar"];
const UNSPACED = `[[\\p{L}\\p{M}]&&[${SCRIPTS.map((script) => `\\p{scx=${script}}`).join("")}]]`;
const SPACED = `[[\\p{L}\\p{N}\\p{M}]--${UNSPACED}]`;
const SEGMENT = new RegExp(`${SPACED}+|${UNSPACED}+`, "gv");
const ONLY_ASCII = /^\p{ASCII}*$/u;
const ASCII_WORD = /[A-Za-z0-9]+/g;

/** The words of a text in order; a run of a script without spaces is one. Linear. */
export const segments = (text: string): readonly string[] =>
  text.match(ONLY_ASCII.test(text) ? ASCII_WORD : SEGMENT) ?? [];

const BEGINS_UNSPACED = new RegExp(`^${UNSPACED}`, "v");
export const isUnspaced = (word: string): boolean => BEGINS_UNSPACED.test(word);

/** "addedPer", "HTTPServer": a capital behind a small letter, and the last capital in front of one. */
const HUMP = "(?<=\\p{Ll})\\p{Lu}|(?<=\\p{Lu})\\p{Lu}(?=\\p{Ll})";
const HUMPS = new RegExp(HUMP, "gu");

/** Where inside a word another one begins. */
export function humps(word: string): readonly number[] {
  const starts: number[] = [];
  for (const { index } of word.matchAll(HUMPS)) starts.push(index);
  return starts;
}

const HUMP_HERE = new RegExp(HUMP, "uy");
const ACCENT = "[\\u0300-\\u036F]";
/** Behind a letter, and not only behind an accent that stands alone. */
const INSIDE_HERE = new RegExp(`(?<=[${SPACED}--${ACCENT}]${ACCENT}*)${SPACED}`, "vy");

/** Whether something can be found that begins here; also true in front of what belongs to no word. */
export function beginsWord(text: string, index: number): boolean {
  INSIDE_HERE.lastIndex = index;
  HUMP_HERE.lastIndex = index;
  return !INSIDE_HERE.test(text) || HUMP_HERE.test(text);
}
