import type { Budget } from "../budget.ts";
import type { Policy } from "../policy.ts";

/** Row Z4: how long a summary of a head of `head` tokens may be. Tokens. */
export function summaryBudget(head: number, { policy, budget }: { policy: Policy; budget: Budget }): number {
  const { shareOfHead, least, leastShare, shareOfWindow, most } = policy.summary;
  const floor = Math.min(least, budget.usable * leastShare);
  const ceiling = Math.max(floor, Math.min(most, budget.window * shareOfWindow));
  return Math.floor(Math.min(ceiling, Math.max(floor, head * shareOfHead)));
}

/** The model that would write the summary. */
export interface Summarizer {
  /** Tokens. */
  readonly window: number;
  /** It thinks before it answers, and that counts as output. */
  readonly reasons?: boolean;
  /** The chat's own model, which has just been sent this conversation. */
  readonly live?: Live;
}

export interface Live {
  readonly system: string;
  /** Tokens of its next request: system prompt, tools and transcript, as the gauge has them. */
  readonly used: number;
}

/** Our own figures: thoughts about a summary of 12,000 tokens seldom take more, and small windows have no more to give. */
const REASONING = { most: 8_000, shareOfWindow: 0.15 };

/** Row Z4: what the model may write for a summary of that budget. Tokens. */
export function maxOutputFor(summaryTokens: number, { window, reasons }: Summarizer): number {
  const thoughts = reasons ? Math.min(REASONING.most, window * REASONING.shareOfWindow) : 0;
  return Math.ceil(summaryTokens * 1.3 + thoughts);
}
