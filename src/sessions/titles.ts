export const TITLE_LENGTH = 60;

const ELLIPSIS = "…";
/** Control characters, and the marks that turn the direction of the text after them. */
const UNPRINTABLE = /[\p{Cc}\u061C\u200E\u200F\u202A-\u202E\u2066-\u2069]/gu;

/** The first line that says something, at most 60 characters, cut at a word; undefined when there is none. */
export function titleFrom(text: string): string | undefined {
  for (const line of lines(text)) {
    const words = line.replace(UNPRINTABLE, " ").replace(/\s+/gu, " ").trim();
    if (words !== "") return shortened(words);
  }
  return undefined;
}

/** One at a time: a message can have a million of them. */
function* lines(text: string): Generator<string> {
  let start = 0;
  for (let end = text.indexOf("\n"); end >= 0; end = text.indexOf("\n", start)) {
    yield text.slice(start, end);
    start = end + 1;
  }
  yield text.slice(start);
}

/** Where the word or, with the other, the character begins that does not fit beside the ellipsis. */
const WORDS = new Intl.Segmenter("en", { granularity: "word" });
const CHARACTERS = new Intl.Segmenter("en", { granularity: "grapheme" });

function shortened(words: string): string {
  if (words.length <= TITLE_LENGTH) return words;
  const end = startAt(WORDS, words) || startAt(CHARACTERS, words) || TITLE_LENGTH - 1;
  return words.slice(0, end).trimEnd() + ELLIPSIS;
}

const startAt = (segmenter: Intl.Segmenter, words: string): number =>
  segmenter.segment(words.slice(0, 2 * TITLE_LENGTH)).containing(TITLE_LENGTH - 1)?.index ?? 0;
