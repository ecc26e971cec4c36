import type { Budget } from "../budget.ts";
import type { Policy } from "../policy.ts";

/** Row Z4: how long a summary of a head of `head` tokens may be. Tokens. */
export function summaryBudget(head: number, { policy, budget }: { policy: Policy; budget: Budget }): number {
  const { shareOfHead, least, leastShare, shareOfWindow, most } = policy.summary;
  const floor = Math.min(least, budget.usable * leastShare);
  const ceiling = Math.max(floor, Math.min(most, budget.window * shareOfWindow));
  return Math.floor(Math.min(ceiling, Math.max(floor, head * shareOfHead)));
}

/** What the model may write for a summary of that budget. Tokens. */
export const maxOutputFor = (summaryTokens: number): number => Math.ceil(summaryTokens * 1.3);
