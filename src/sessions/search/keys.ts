/**
 * What the index holds of a text: a key for each place at which a search may
 * find something (words.ts). Keys narrow a search down; whether a text is
 * found is decided on the text itself (match.ts).
 */
import { fold } from "./fold.ts";
import { humps, isUnspaced, segments } from "./words.ts";

/** Characters; longer words are told apart by their beginning only. */
const LONGEST = 64;

/** The keys of a text, each once. Linear. */
export function keysOf(text: string): Set<string> {
  const keys = new Set<string>();
  for (const word of new Set(segments(text))) for (const key of keysOfWord(word)) keys.add(key);
  keys.delete("");
  return keys;
}

/** The same words come again and again. */
const known = new Map<string, readonly string[]>();
const MOST_KNOWN = 100_000;

function keysOfWord(word: string): readonly string[] {
  if (word.length > LONGEST) return madeOf(word);
  const before = known.get(word);
  if (before) return before;
  if (known.size >= MOST_KNOWN) known.clear();
  const keys = madeOf(word);
  known.set(word, keys);
  return keys;
}

function madeOf(word: string): readonly string[] {
  const folded = fold(word);
  if (isUnspaced(word)) return pairsOf(folded);
  return [folded, ...humps(word).map((start) => fold(word.slice(start, start + 2 * LONGEST)))].map(begin);
}

const begin = (word: string): string => word.slice(0, LONGEST);

/** Each character with the one behind it, the last one alone. */
const pairsOf = (text: string): readonly string[] =>
  Array.from({ length: text.length }, (_, index) => text.slice(index, index + 2));

/** A key that a text must have to be found; `isPrefix`: or one that begins with it. */
export interface WantedKey {
  readonly key: string;
  readonly isPrefix: boolean;
}

/** What a text must have where `term` stands in it. None when there is no word in the term. */
export function wantedKeys(term: string): readonly WantedKey[] {
  const words = segments(term);
  const endsInWord = term.endsWith(words.at(-1) ?? "");
  return words
    .flatMap((word, index) => {
      if (isUnspaced(word)) return pairsOf(fold(word)).map((key) => ({ key, isPrefix: key.length === 1 }));
      return [{ key: begin(fold(word)), isPrefix: endsInWord && index === words.length - 1 }];
    })
    .filter(({ key }) => key !== "");
}
