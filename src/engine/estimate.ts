import { countPieces } from "./countPieces.ts";
import type { PieceCounts } from "./countPieces.ts";

/**
 * Tokens that one of each count costs: least squares of the relative error against exact counts in
 * the o200k vocabulary (gpt-tokenizer 4.0), fitted in November 2026 to real sessions of several
 * assistants, sources of many packages, prose in 30 languages, and generated dumps. Printed by
 * `test/bench/fitEstimator.ts`, together with the errors a text (median, 95th percentile) on files
 * that were held out: conversations 2.2% and 10% (characters / 4: 13% and 33%), their total within
 * 1%; source code 3% and 10%; prose in 30 languages 12% and 22%. One character over and over, random
 * ideographs and the like: 0.3 to 2.6 times the exact count.
 */
export const WEIGHTS: Readonly<PieceCounts> = {
  word: 0.949,
  longWord: 0.324,
  consonant: 0.503,
  mixedCase: 2.769,
  vowelEnd: 0.758,
  digits: 1.047,
  marks: 1.085,
  glued: -0.732, // takes back a part of what `marks` adds, never more
  mixedMarks: 0.719,
  repeated: 1.658,
  indent: 0.871,
  loneBlank: 0.894,
  newline: 1.04,
  accented: 0.808,
  cyrillic: 0.1,
  otherAlphabet: 0.178,
  eastAsian: 0.716,
  southeastAsian: 0.435,
  symbol: 0.495,
  rare: 0.488,
};

const COUNTED = Object.keys(WEIGHTS) as readonly (keyof PieceCounts)[];

/**
 * About how many tokens a text has: a whole number, 0 for an empty text and at least 1 for any
 * other, in one pass at about 100 MB/s. No vocabulary is loaded; see `WEIGHTS` for how far off it is.
 */
export const estimateTokens = (text: string): number => {
  if (text === "") return 0;
  const counts = countPieces(text);
  let tokens = 0;
  for (const counted of COUNTED) tokens += counts[counted] * WEIGHTS[counted];
  return Math.max(1, Math.round(tokens));
};

interface MediaSize {
  readonly bytes: number;
  readonly mediaType: string;
}

/**
 * Tokens of a full-HD screenshot where images are not scaled down: Anthropic charges one token a
 * patch of 28 × 28 pixels (69 × 39 = 2,691; at most 1,568 on models before Opus 4.7, at most 4,784
 * since); Gemini 3 charges up to 1,120, GPT-4o up to 1,445. Sizes in pixels are not known here.
 * platform.claude.com/docs/en/build-with-claude/vision, ai.google.dev/gemini-api/docs/media-resolution
 */
const IMAGE_TOKENS = 2_700;

/**
 * Anthropic states 1,500–3,000 tokens a page of PDF (…/build-with-claude/pdf-support). Pages are
 * guessed from the size, at 50,000 bytes each, up to the 100 pages that a request may hold.
 */
const PAGE_TOKENS = 3_000;
const PAGE_BYTES = 50_000;
const MAX_PAGES = 100;

/** Tokens that providers charge for an image or document: one cautious figure a kind. */
export const mediaTokens = ({ bytes, mediaType }: MediaSize): number => {
  if (mediaType.startsWith("image/")) return IMAGE_TOKENS;
  if (mediaType.startsWith("text/")) return Math.ceil(bytes / 3);
  const pages = Math.min(MAX_PAGES, Math.max(1, Math.ceil(bytes / PAGE_BYTES)));
  return pages * PAGE_TOKENS;
};
