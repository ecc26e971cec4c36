import type { Policy } from "./policy.ts";

/** What the model can take, as far as it is known. Tokens. */
export interface Limits {
  readonly window: number;
  /** The longest answer the model can give. */
  readonly maxOutput?: number;
}

/** Tokens; `usable` = window − reserve, never 0. */
export interface Budget {
  readonly window: number;
  readonly reserve: number;
  readonly usable: number;
  /** Automatic compaction fires at this use. */
  readonly trigger: number;
}

export type Level = "unknown" | "ok" | "warning" | "error" | "blocking";

const TRIGGER_FLOOR = 0.5;
const TRIGGER_CEILING = 0.97;

export function budgetOf(limits: Limits, policy: Policy): Budget {
  const window = Math.max(4, Math.floor(limits.window));
  const { unknownOutput, most, shareOfWindow } = policy.reserve;
  const answer = limits.maxOutput ?? unknownOutput;
  const reserve = Math.floor(Math.min(answer, most, window * shareOfWindow));
  const usable = window - reserve;
  return { window, reserve, usable, trigger: triggerOf(usable, policy) };
}

function triggerOf(usable: number, { trigger }: Policy): number {
  const wanted =
    trigger.kind === "share"
      ? usable * trigger.of
      : trigger.kind === "used"
        ? trigger.tokens
        : usable - trigger.tokens;
  return Math.floor(Math.min(usable * TRIGGER_CEILING, Math.max(usable * TRIGGER_FLOOR, wanted)));
}

/** Row B4: how near `used` tokens are to the end of usable. Past the trigger it is an error, past usable blocking. */
export function levelOf(used: number, budget: Budget | undefined): Level {
  if (!budget) return "unknown";
  const left = budget.usable - used;
  if (left <= Math.min(3_000, budget.usable * 0.03)) return "blocking";
  if (used >= budget.trigger) return "error";
  return left <= Math.min(20_000, budget.usable * 0.15) || used >= budget.trigger * 0.95 ? "warning" : "ok";
}

/** The share of usable that is left, in whole percent, 0 … 100. */
export function percentLeft(used: number, { usable }: Budget): number {
  return Math.max(0, Math.min(100, Math.round((100 * (usable - used)) / usable)));
}
