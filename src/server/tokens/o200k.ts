import ranked from "gpt-tokenizer/bpeRanks/o200k_base";
import { O200K_TOKEN_SPLIT_REGEX } from "gpt-tokenizer/encodingParams/constants";

import { PairMerger } from "./pairMerger.ts";
import { bytesOf, vocabularyOf } from "./vocabulary.ts";

/** Tokens of a chunk; see chunks.ts. */
export type CountChunk = (chunk: string) => number;

/**
 * Exact counts in the o200k vocabulary (200,000 tokens: a tenth of a second, 70 MB). What looks like
 * a special token (`<|endoftext|>`) is text like any other, as it is for a provider who is sent it.
 */
export function o200k(): CountChunk {
  const vocabulary = vocabularyOf(ranked);
  const merger = new PairMerger(vocabulary);
  const countPiece = (piece: string): number => {
    const bytes = bytesOf(piece);
    return vocabulary.has(bytes) ? 1 : merger.count(bytes);
  };
  return (chunk) => {
    let tokens = 0;
    for (const piece of chunk.match(O200K_TOKEN_SPLIT_REGEX) ?? []) tokens += countPiece(piece);
    return tokens;
  };
}
