import type { Most, Policy } from "./policy.ts";

/** What the model can take, as far as it is known. Tokens. */
export interface Limits {
  readonly window: number;
  /** The longest answer the model can give. */
  readonly maxOutput?: number;
}

/** Tokens; `usable` = window − reserve, never 0. The others are amounts in use. */
export interface Budget {
  readonly window: number;
  readonly reserve: number;
  readonly usable: number;
  /** Automatic compaction fires at this use. */
  readonly trigger: number;
  /** From these on the level is at least that. */
  readonly warning: number;
  readonly blocking: number;
}

export type Level = "unknown" | "ok" | "warning" | "error" | "blocking";

/** Row B1. */
export function budgetOf(limits: Limits, policy: Policy): Budget {
  const window = Math.max(4, Math.floor(limits.window));
  const { unknownOutput, most, shareOfWindow } = policy.reserve;
  const answer = limits.maxOutput ?? unknownOutput;
  const reserve = Math.floor(Math.min(answer, most, window * shareOfWindow));
  const usable = window - reserve;
  const trigger = triggerOf({ window, usable }, policy);
  const { levels } = policy;
  return {
    window,
    reserve,
    usable,
    trigger,
    warning: Math.min(usable - smaller(levels.warning, usable), trigger * levels.ofTrigger),
    blocking: usable - smaller(levels.blocking, usable),
  };
}

/** The smaller of a number of tokens and a share of usable. */
export const smaller = ({ most, share }: Most, usable: number): number => Math.min(most, usable * share);

/** Row B2. */
function triggerOf(size: Pick<Budget, "window" | "usable">, { trigger, bounds }: Policy): number {
  if (trigger.kind === "past") return size.usable + 1;
  const least = size.usable * bounds.least;
  const most = size.usable * bounds.most;
  return Math.floor(Math.min(most, Math.max(least, wanted(size, trigger))));
}

function wanted(
  { window, usable }: Pick<Budget, "window" | "usable">,
  trigger: Exclude<Policy["trigger"], { kind: "past" }>,
): number {
  switch (trigger.kind) {
    case "share":
      return usable * trigger.of;
    case "used":
      return trigger.tokens;
    case "remaining":
      return usable - trigger.tokens;
    case "windowShare":
      return Math.max(trigger.least, window * trigger.of);
  }
}

/** Row B4: how near `used` tokens are to the end of usable. Past the trigger it is an error, past usable blocking. */
export function levelOf(used: number, budget: Budget | undefined): Level {
  if (!budget) return "unknown";
  if (used >= budget.blocking) return "blocking";
  if (used >= budget.trigger) return "error";
  return used >= budget.warning ? "warning" : "ok";
}

/** The share of usable that is left, in whole percent, 0 … 100. */
export function percentLeft(used: number, { usable }: Budget): number {
  return Math.max(0, Math.min(100, Math.round((100 * (usable - used)) / usable)));
}
