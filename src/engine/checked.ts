import { auditPlan, ledgerBudget } from "./audit/auditPlan.ts";
import { besideSummary } from "./beside.ts";
import type { Audit, Restored } from "./entries.ts";
import type { Plan } from "./plan.ts";
import { handoff } from "./summary/handoff.ts";
import type { Summary } from "./summary/summarize.ts";
import { MESSAGE_OVERHEAD } from "./tokenSums.ts";

/** A summary as it is sent, with its tokens. */
export interface Counted {
  readonly summary: Summary;
  readonly summaryTokens: number;
}

/** The same checked against what it replaces. */
export interface Checked extends Counted {
  readonly audit: Audit;
  /** "" where nothing is missing, or the policy adds nothing. */
  readonly ledger: string;
  readonly ledgerTokens: number;
}

export const counted = (summary: Summary, count: (text: string) => number): Counted => ({
  summary,
  summaryTokens: count(handoff(summary.markdown)),
});

/** Tokens of the transcript with that summary and the longest ledger, before anything is restored. */
export const tokensWith = (plan: Plan, { summary, summaryTokens }: Counted): number =>
  plan.tokensKept + summaryTokens + ledgerBudget(plan, summary.strategy) + MESSAGE_OVERHEAD;

/** Rows A1–A3; the ledger leaves out names that are sent beside the summary anyway. */
export function checked(
  plan: Plan,
  made: Counted & { readonly restored: readonly Restored[] },
  count: (text: string) => number,
): Checked {
  const { markdown, strategy } = made.summary;
  const texts = { summary: markdown, strategy, beside: besideSummary(plan, made.restored) };
  const { audit, ledger } = auditPlan(plan, texts, count);
  return { ...made, audit, ledger, ledgerTokens: ledger === "" ? 0 : count(ledger) };
}
