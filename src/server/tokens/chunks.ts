/**
 * Characters of the longest chunk: a multiple of the longest repetitions that are one token (128
 * blanks, 64 dashes) and of the three digits of a group, so that a cut inside such a run splits no token.
 */
export const CHUNK = 1_920;

/** Characters that are looked through, from the end, for a place between two pieces. */
const LOOK_BACK = 1_000;

/**
 * Cuts a text into chunks of at most `CHUNK` characters that give it back when put together. A chunk
 * ends where the vocabulary splits text in any case, so that counting chunks is counting the whole;
 * only a run of more than `LOOK_BACK` letters, digits, marks or blanks is cut inside, never between
 * the halves of a surrogate pair.
 */
export function* chunksOf(text: string): Generator<string> {
  for (let start = 0; start < text.length;) {
    const end = endOfChunk(text, start);
    yield text.slice(start, end);
    start = end;
  }
}

function endOfChunk(text: string, start: number): number {
  const limit = start + CHUNK;
  if (limit >= text.length) return text.length;
  for (let at = limit; at > limit - LOOK_BACK; at--) if (isBetweenPieces(text, at)) return at;
  return isInsidePair(text, limit) ? limit - 1 : limit;
}

/**
 * A run of letters or of digits ends before anything else. Not before an apostrophe, which may begin
 * the ending of a word ("isn't"); nor before combining marks, which belong to letters; surrogates can be anything.
 */
function isBetweenPieces(text: string, at: number): boolean {
  const before = text.charAt(at - 1);
  const after = text.charAt(at);
  if (LETTER.test(before)) return !LETTER.test(after) && !JOINS_A_WORD.test(after);
  return DIGIT.test(before) && !DIGIT.test(after) && !SURROGATE_OR_MARK.test(after);
}

const LETTER = /\p{L}/u;
const DIGIT = /\p{N}/u;
const SURROGATE_OR_MARK = /[\p{Cs}\p{M}]/u;
const JOINS_A_WORD = /['\p{Cs}\p{M}]/u;

const isInsidePair = (text: string, at: number): boolean => {
  const before = text.charCodeAt(at - 1);
  const after = text.charCodeAt(at);
  return before >= 0xd800 && before < 0xdc00 && after >= 0xdc00 && after < 0xe000;
};
