/**
 * Sorts UTF-16 code units into the few classes that a byte-pair tokenizer treats alike.
 * The numbers are ordered: letters of spaced scripts first, then what stands as punctuation.
 */
export const CONSONANT = 0;
export const VOWEL = 1;
export const CAPITAL_CONSONANT = 2;
export const CAPITAL_VOWEL = 3;
export const ACCENTED = 4;
export const CYRILLIC = 5;
export const OTHER_ALPHABET = 6;
export const MARK = 7;
export const SYMBOL = 8;
export const RARE = 9;
export const BLANK = 10;
export const NEWLINE = 11;
export const DIGIT = 12;
export const EAST_ASIAN = 13;
export const SOUTHEAST_ASIAN = 14;

/** Later rows win over earlier ones; both ends are included. What no row names is `RARE`. */
const RANGES: readonly (readonly [charClass: number, first: number, last: number])[] = [
  [MARK, 0x00, 0x7f],
  [DIGIT, 0x30, 0x39],
  [CAPITAL_CONSONANT, 0x41, 0x5a],
  [CONSONANT, 0x61, 0x7a],
  [SYMBOL, 0x80, 0xbf],
  [ACCENTED, 0xc0, 0x24f],
  [SYMBOL, 0x300, 0x36f],
  [OTHER_ALPHABET, 0x370, 0x3ff],
  [CYRILLIC, 0x400, 0x52f],
  // Armenian to Sinhala: Hebrew, Arabic and the Indic scripts are in between.
  [OTHER_ALPHABET, 0x530, 0xdff],
  [SOUTHEAST_ASIAN, 0xe00, 0x109f],
  [OTHER_ALPHABET, 0x10a0, 0x10ff],
  [SOUTHEAST_ASIAN, 0x1780, 0x17ff],
  // Vietnamese: nearly every syllable has such a letter, and most syllables have a token.
  [VOWEL, 0x1e00, 0x1eff],
  [OTHER_ALPHABET, 0x1f00, 0x1fff],
  [SYMBOL, 0x2000, 0x2bff],
  [BLANK, 0x3000, 0x3000],
  [MARK, 0x3001, 0x303f],
  [EAST_ASIAN, 0x3040, 0x30ff],
  [EAST_ASIAN, 0x3400, 0x9fff],
  [EAST_ASIAN, 0xac00, 0xd7af],
  [MARK, 0xff00, 0xffef],
];

const CLASSES = classTable();

function classTable(): Uint8Array {
  const table = new Uint8Array(0x10000).fill(RARE);
  for (const [charClass, first, last] of RANGES) table.fill(charClass, first, last + 1);
  const assign = (charClass: number, chars: string): void => {
    for (const char of chars) table[char.charCodeAt(0)] = charClass;
  };
  assign(VOWEL, "aeiou");
  assign(CAPITAL_VOWEL, "AEIOU");
  assign(BLANK, " \t\v\f\u00a0");
  assign(NEWLINE, "\n\r");
  return table;
}

/** The class of the code unit at `index`, which must lie within the text. */
export const classAt = (text: string, index: number): number => CLASSES[text.charCodeAt(index)] as number;

/** A letter of a script that puts blanks between its words. */
export const isLetter = (charClass: number): boolean => charClass <= OTHER_ALPHABET;
export const isConsonant = (charClass: number): boolean =>
  charClass === CONSONANT || charClass === CAPITAL_CONSONANT;
/** Punctuation, or what a tokenizer splits off in the same way. */
export const isMark = (charClass: number): boolean => charClass >= MARK && charClass <= RARE;
export const isSpace = (charClass: number): boolean => charClass === BLANK || charClass === NEWLINE;
