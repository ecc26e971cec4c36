/** Figures of the guards, as plain data. Milliseconds, tokens, shares as said; the sources are rows G1–G8. */
export interface GuardFigures {
  /** Row G2: how often a request is sent again, by who is waiting for it. */
  readonly retries: { readonly manual: number; readonly automatic: number; readonly answer: number };
  /** Milliseconds before the first retry and the longest wait of our own; each retry doubles it. */
  readonly backoff: { readonly first: number; readonly most: number };
  /** Milliseconds: a server that asks for a longer wait than this is not waited for. */
  readonly patience: { readonly manual: number; readonly automatic: number; readonly answer: number };
  /** Row G1: tries after an overflow, and the share of the oldest rounds that each leaves out. */
  readonly overflow: { readonly tries: number; readonly dropShare: number };
  /** Row G4: failures in a row, and milliseconds of rest after a passing fault and after a lasting one. */
  readonly breaker: { readonly failures: number; readonly passing: number; readonly lasting: number };
  /** Row G5: so many automatic compactions in a row that each freed less than this share. */
  readonly thrashing: { readonly compactions: number; readonly leastFreed: number };
  /** Row G7. */
  readonly continuations: number;
  /** Row G8: share of the trigger from which a compaction is prepared. */
  readonly prepareAt: number;
  /** What was put off comes back after this share of usable more is in use. */
  readonly postponedFor: number;
  /** Pruning alone will do when it brings use below this share of the trigger. */
  readonly prunedEnough: number;
}

export const BALANCED_GUARD: GuardFigures = {
  retries: { manual: 10, automatic: 2, answer: 2 },
  backoff: { first: 1_000, most: 30_000 },
  patience: { manual: 300_000, automatic: 60_000, answer: 60_000 },
  overflow: { tries: 3, dropShare: 0.2 },
  breaker: { failures: 3, passing: 60_000, lasting: 600_000 },
  thrashing: { compactions: 2, leastFreed: 0.1 },
  continuations: 3,
  prepareAt: 0.8,
  postponedFor: 0.05,
  prunedEnough: 0.9,
};
