import { CODES, mayHoldCodes } from "./codes.ts";

/**
 * Text as a model and a person may safely see it. Terminal codes colour and
 * move, rename windows and fill clipboards; characters that nobody sees carry
 * orders past the reader.
 */

/** All but tab and line feed. */
const CONTROLS = /[\p{Cc}--[\t\n]]/gv;
/** Copies of ASCII that no font draws. */
const TAGS = /[\u{E0000}-\u{E007F}]/gu;

/** Without terminal codes and unseen characters, halves of surrogate pairs mended; lines end in `\n`. Linear. */
export function cleanText(text: string): string {
  let clean = mayHoldCodes(text) ? text.replaceAll(CODES, "") : text;
  if (clean.includes("\r")) clean = clean.split("\n").map(lastWritten).join("\n");
  if (clean.includes("\b")) clean = withoutBackspaces(clean);
  // Some tools end their lines so (find -print0).
  if (clean.includes("\0")) clean = clean.replaceAll("\0", "\n");
  clean = clean.replaceAll(CONTROLS, "");
  if (clean.includes("\udb40")) clean = clean.replaceAll(TAGS, "");
  return clean.toWellFormed();
}

/** What was written over by what follows a carriage return is not seen on a terminal. */
function lastWritten(line: string): string {
  let end = line.length;
  while (line[end - 1] === "\r") end--;
  return line.slice(end === 0 ? 0 : line.lastIndexOf("\r", end - 1) + 1, end);
}

/** A backspace takes the character before it away, as on a terminal; never a line's beginning. */
function withoutBackspaces(text: string): string {
  const kept: string[] = [];
  for (const character of text) {
    if (character !== "\b") kept.push(character);
    else if (kept.length > 0 && kept.at(-1) !== "\n") kept.pop();
  }
  return kept.join("");
}

/**
 * Controls but tab and line feed, what reorders a line, and what no font draws
 * (Unicode's default ignorables, blanks that are no spaces); but not the mark
 * that makes a sign a coloured picture, which is seen.
 */
const DECEIVING =
  /(?<!\p{Extended_Pictographic})\ufe0f|[[\p{Cc}--[\t\n]]\u2028\u2029\u2800\ufff9-\ufffb[\p{Default_Ignorable_Code_Point}--\ufe0f]]/gv;

/** For what people decide upon: every character is seen, `\u{202e}` in place of one that hides or reorders. */
export const visible = (text: string): string =>
  text
    .toWellFormed()
    .replaceAll(DECEIVING, (character) => `\\u{${(character.codePointAt(0) ?? 0).toString(16)}}`);
