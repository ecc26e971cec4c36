/**
 * Walks a text in the pieces into which the o200k vocabulary splits it before pairs are merged
 * (words, digits by three, punctuation, white space), and counts what makes pieces cost more
 * than one token. The scanner is written from that behavior; it holds no vocabulary.
 */
import * as chars from "./charClass.ts";

/** How often each thing occurs in a text; `estimate.ts` holds what one of each costs. */
export interface PieceCounts {
  /** Runs of letters; a capital after a small letter begins a new one, as in camelCase. */
  word: number;
  /** Letters from the tenth of a word on. */
  longWord: number;
  /** Consonants from the fourth in a row on: abbreviations, base64, identifiers. */
  consonant: number;
  /** Small letters straight after two capitals or more: random text, seldom words. */
  mixedCase: number;
  /** Words of four letters or more that end in a, i, o or u: seldom English. */
  vowelEnd: number;
  /** Groups of up to three digits. */
  digits: number;
  /** Runs of punctuation and symbols. */
  marks: number;
  /** A single mark right before a word, with which it forms one piece: `.map`, `(text`. */
  glued: number;
  /** Changes from one mark to another from the fourth of a run on. */
  mixedMarks: number;
  /** Tokens' worth of the same character again and again; see `PER_TOKEN`. */
  repeated: number;
  /** Runs of two blanks or more. */
  indent: number;
  /** A blank that joins nothing: before a digit, or a tab before a mark. */
  loneBlank: number;
  /** Runs of line ends, unless they follow a mark, which takes them in. */
  newline: number;
  /** Characters, by script. */
  accented: number;
  cyrillic: number;
  otherAlphabet: number;
  eastAsian: number;
  southeastAsian: number;
  /** Marks beyond ASCII, except repetitions; `rare` are emoji halves and everything else. */
  symbol: number;
  rare: number;
}

/** How many of the same character the longest token of the vocabulary holds. */
const PER_TOKEN = { space: 128, mark: 64, other: 16 } as const;

const none = (): PieceCounts => ({
  word: 0,
  longWord: 0,
  consonant: 0,
  mixedCase: 0,
  vowelEnd: 0,
  digits: 0,
  marks: 0,
  glued: 0,
  mixedMarks: 0,
  repeated: 0,
  indent: 0,
  loneBlank: 0,
  newline: 0,
  accented: 0,
  cyrillic: 0,
  otherAlphabet: 0,
  eastAsian: 0,
  southeastAsian: 0,
  symbol: 0,
  rare: 0,
});

/** Counts a text in one pass, in time proportional to its length whatever it holds. */
export const countPieces = (text: string): Readonly<PieceCounts> => {
  const counts = none();
  let at = 0;
  while (at < text.length) at = piece(text, at, counts);
  return counts;
};

/** Each of these counts the piece that begins at `start` and returns where it ends. */
const piece = (text: string, start: number, counts: PieceCounts): number => {
  const first = chars.classAt(text, start);
  if (chars.isLetter(first)) return word(text, start, counts);
  if (chars.isMark(first)) return marks(text, start, counts);
  if (chars.isSpace(first)) return space(text, start, counts);
  if (first === chars.DIGIT) return digits(text, start, counts);
  if (first === chars.EAST_ASIAN) counts.eastAsian++;
  else counts.southeastAsian++;
  return start + 1;
};

const word = (text: string, start: number, counts: PieceCounts): number => {
  let at = start;
  let last = chars.MARK;
  let capitals = 0;
  let consonants = 0;
  for (; at < text.length; at++) {
    const charClass = chars.classAt(text, at);
    if (charClass <= chars.VOWEL) {
      if (capitals > 1) counts.mixedCase++;
      capitals = 0;
    } else if (charClass <= chars.CAPITAL_VOWEL) {
      if (last <= chars.VOWEL) break;
      capitals++;
    } else {
      if (charClass > chars.OTHER_ALPHABET) break;
      letterBeyondAscii(charClass, counts);
      capitals = 0;
    }
    consonants = chars.isConsonant(charClass) ? consonants + 1 : 0;
    if (consonants > 3) counts.consonant++;
    last = charClass;
  }
  counts.word++;
  if (at - start > 9) counts.longWord += at - start - 9;
  if (at - start > 3 && last === chars.VOWEL && text[at - 1] !== "e") counts.vowelEnd++;
  return at;
};

const letterBeyondAscii = (charClass: number, counts: PieceCounts): void => {
  if (charClass === chars.ACCENTED) counts.accented++;
  else if (charClass === chars.CYRILLIC) counts.cyrillic++;
  else counts.otherAlphabet++;
};

const digits = (text: string, start: number, counts: PieceCounts): number => {
  let at = start + 1;
  while (at < text.length && chars.classAt(text, at) === chars.DIGIT) at++;
  counts.digits += Math.ceil((at - start) / 3);
  return at;
};

const marks = (text: string, start: number, counts: PieceCounts): number => {
  let at = start;
  let last = -1;
  let changes = -1;
  for (; at < text.length; at++) {
    const charClass = chars.classAt(text, at);
    if (!chars.isMark(charClass)) break;
    const code = text.charCodeAt(at);
    if (code === last) {
      counts.repeated += 1 / (charClass === chars.MARK ? PER_TOKEN.mark : PER_TOKEN.other);
      continue;
    }
    if (++changes > 3) counts.mixedMarks++;
    if (charClass === chars.SYMBOL) counts.symbol++;
    else if (charClass === chars.RARE) counts.rare++;
    last = code;
  }
  counts.marks++;
  if (isGlued(text, start, at)) counts.glued++;
  return lineEnds(text, at);
};

/** A slash stays a token of its own as a rule, so that a path is not cheaper than its words. */
const isGlued = (text: string, start: number, end: number): boolean =>
  end - start === 1 &&
  end < text.length &&
  chars.isLetter(chars.classAt(text, end)) &&
  text[start] !== "/" &&
  (start === 0 || !chars.isSpace(chars.classAt(text, start - 1)));

const lineEnds = (text: string, start: number): number => {
  let at = start;
  while (at < text.length && chars.classAt(text, at) === chars.NEWLINE) at++;
  return at;
};

const space = (text: string, start: number, counts: PieceCounts): number => {
  let at = start;
  let lineStart = start;
  for (; at < text.length; at++) {
    const charClass = chars.classAt(text, at);
    if (!chars.isSpace(charClass)) break;
    if (charClass === chars.NEWLINE) lineStart = at + 1;
  }
  if (lineStart > start) counts.newline++;
  if (at - lineStart > 1) counts.indent++;
  counts.repeated += (at - start - 1) / (text[at - 1] === " " ? PER_TOKEN.space : PER_TOKEN.other);
  if (at > lineStart && at < text.length && isLone(text, at)) counts.loneBlank++;
  return at;
};

/** Words take the blank before them in, marks only a plain one, digits none. */
const isLone = (text: string, after: number): boolean => {
  const next = chars.classAt(text, after);
  return next === chars.DIGIT || (chars.isMark(next) && text[after - 1] !== " ");
};
