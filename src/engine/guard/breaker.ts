import type { GuardFigures } from "./figures.ts";

/** A fault that may be gone in a minute, or one that somebody must put right (no key, no model, no credit). */
export type FaultKind = "passing" | "lasting";

/**
 * Row G4: what automatic compaction has met with. `conditions` is whatever must
 * change before an open breaker tries again (model, key, window); compared one
 * by one with `Object.is`.
 */
export interface Breaker {
  readonly conditions: readonly unknown[];
  /** In a row. */
  readonly failures: number;
  /** Milliseconds since 1970; no try before. */
  readonly restUntil: number;
  /** Why the last one failed: a sentence for people. */
  readonly problem: string;
}

export const CLOSED: Breaker = { conditions: [], failures: 0, restUntil: 0, problem: "" };

export interface AutomaticFailure {
  readonly kind: FaultKind;
  readonly problem: string;
  /** Milliseconds since 1970. */
  readonly at: number;
  readonly conditions: readonly unknown[];
}

export function afterFailure(
  breaker: Breaker,
  { kind, problem, at, conditions }: AutomaticFailure,
  figures: GuardFigures,
): Breaker {
  const { failures } = isSame(breaker.conditions, conditions) ? breaker : CLOSED;
  return { conditions, failures: failures + 1, restUntil: at + figures.breaker[kind], problem };
}

export type BreakerState =
  | { readonly kind: "closed" }
  | { readonly kind: "resting"; readonly until: number; readonly problem: string }
  | { readonly kind: "open"; readonly failures: number; readonly problem: string };

/** Whether an automatic try is allowed now, under these conditions. */
export function breakerState(
  breaker: Breaker,
  { now, conditions }: { readonly now: number; readonly conditions: readonly unknown[] },
  figures: GuardFigures,
): BreakerState {
  const { failures, restUntil, problem } = breaker;
  if (failures === 0 || !isSame(breaker.conditions, conditions)) return { kind: "closed" };
  if (failures >= figures.breaker.failures) return { kind: "open", failures, problem };
  return now < restUntil ? { kind: "resting", until: restUntil, problem } : { kind: "closed" };
}

const isSame = (a: readonly unknown[], b: readonly unknown[]): boolean =>
  a.length === b.length && a.every((value, i) => Object.is(value, b[i]));
