import type { GuardFigures } from "./figures.ts";

/** Who waits for the answer: a compaction the user asked for, an automatic one, or an answer in the chat. */
export type Waiting = keyof GuardFigures["retries"];

/** What a failed request says about trying again. `retryAfter`: milliseconds, as the server asks. */
export interface Fault {
  readonly retryable: boolean;
  readonly retryAfter?: number;
}

export interface RetryAsk {
  readonly fault: Fault;
  /** How many requests have failed so far, at least 1. */
  readonly failures: number;
  readonly waiting: Waiting;
  /** 0 ≤ random < 1. */
  readonly random: number;
}

/**
 * Row G2: milliseconds to wait before the next try; undefined: give up. The
 * server's own wish is honoured, and jittered upwards only; without one the
 * wait doubles and is spread over its upper half, so that many clients do not
 * come back together.
 */
export function retryDelay(
  { fault, failures, waiting, random }: RetryAsk,
  figures: GuardFigures,
): number | undefined {
  if (!fault.retryable || failures > figures.retries[waiting]) return undefined;
  const { first, most } = figures.backoff;
  if (fault.retryAfter !== undefined) {
    if (fault.retryAfter > figures.patience[waiting]) return undefined;
    return Math.round(fault.retryAfter * (1 + random / 10));
  }
  const wait = Math.min(most, first * 2 ** (failures - 1));
  return Math.round((wait * (1 + random)) / 2);
}
