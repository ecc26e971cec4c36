import { maxOutputFor, type Summarizer } from "./budget.ts";

/** A way to have a model write the summary (row Z6), and why it was chosen: for people. */
export interface Choice {
  readonly strategy: "livePrefix" | "transcript" | "chunks";
  readonly reason: string;
  /** Tokens of the input, about. */
  readonly input: number;
}

export interface Strategies {
  /** In the order in which they are tried; after the last one code writes the digest. */
  readonly choices: readonly Choice[];
  /** Why there is none although a model is set. */
  readonly fallback?: string;
}

/** Tokens of our own words around what is to be summarized, rounded up. */
export const WORDS_AROUND = 1_000;
/** Row Z6: what one chunk may fill of the summarizer's window. */
export const CHUNK_SHARE = 0.6;
/** A window in which less than this is left for a chunk would take dozens of requests. */
const LEAST_CHUNK = 1_000;

interface Sizes {
  /** Tokens: of the summary, and of the head as text with the previous summary. */
  readonly budget: number;
  readonly serialized: number;
}

/**
 * How the summary will be made. The live prefix first, since all but one
 * instruction of it is cached; then the head as text; where that is larger than
 * the window, in chunks.
 */
export function strategiesFor(summarizer: Summarizer | undefined, { budget, serialized }: Sizes): Strategies {
  if (!summarizer) return { choices: [] };
  const { window, live } = summarizer;
  const room = window - maxOutputFor(budget, summarizer);
  const choices: Choice[] = [];
  if (live && live.used + WORDS_AROUND <= room)
    choices.push({
      strategy: "livePrefix",
      reason: "The model has just read this conversation: all but the instruction is cached.",
      input: live.used + WORDS_AROUND,
    });
  const whole = serialized + WORDS_AROUND;
  if (whole <= room)
    choices.push({
      strategy: "transcript",
      reason: `The part to summarize (${whole} tokens) fits the summarizing model's window (${window}).`,
      input: whole,
    });
  if (Math.floor(window * CHUNK_SHARE) >= LEAST_CHUNK)
    choices.push({
      strategy: "chunks",
      reason: whole <= room ? IF_REFUSED : tooLarge(whole, window),
      input: whole,
    });
  return choices.length > 0 ? { choices } : { choices, fallback: tooLarge(whole, window) };
}

const IF_REFUSED = "The model may find the part to summarize too large all the same.";

const tooLarge = (input: number, window: number): string =>
  `The part to summarize (${input} tokens) is larger than the model's window (${window}).`;
