import { type Budget, smaller } from "../budget.ts";
import type { Policy } from "../policy.ts";

export interface Figures {
  readonly policy: Policy;
  readonly budget: Budget;
  /** Tokens sent before the transcript with every request: system prompt and tool schemas. */
  readonly fixed?: number;
}

/**
 * After a compaction at most this share of the trigger is in use, as far as the
 * tail decides: on windows of a few thousand tokens the contract's figures add
 * up to more than the trigger, and it would fire again at once.
 */
const SETTLED = 0.8;

/** What a model may write beyond its budget (row Z4), and the words around a summary, in tokens. */
const OVERRUN = 1.3;
const FRAMING = 250;

/** Tokens that a summary may come to, framing included. */
export function summaryRoom({ policy: { summary }, budget }: Figures): number {
  const least = Math.min(summary.least, budget.usable * summary.leastShare);
  const most = Math.max(least, Math.min(summary.most, budget.window * summary.shareOfWindow));
  return most * OVERRUN + FRAMING;
}

/** The least that a summary comes to. */
export const leastSummary = ({ policy: { summary }, budget }: Figures): number =>
  Math.min(summary.least, budget.usable * summary.leastShare);

export interface Room {
  /** The user's own older messages. */
  readonly keepUser: number;
  readonly tail: number;
  /** The tail, where it goes to the limit: just below the trigger. */
  readonly most: number;
}

/** How many tokens are left, when `taken` are sent in any case. */
export function roomFor(taken: number, figures: Figures): Room {
  const { policy, budget, fixed = 0 } = figures;
  const limit = Math.min(budget.trigger, budget.usable) - 1;
  const others = taken + fixed + summaryRoom(figures);
  const spare = limit * SETTLED - others;
  const keepUser = Math.max(0, Math.min(smaller(policy.keepUser, budget.usable), spare / 2));
  return { keepUser, tail: spare - keepUser, most: limit - others - keepUser };
}
