import type { Strategy } from "../entries.ts";
import type { Plan } from "../plan.ts";
import { digestBudget } from "../summary/digestSummary.ts";
import { type Audited, auditSummary } from "./audit.ts";
import { ledgerShare } from "./ledger.ts";

/** What is checked, and what is sent beside it word for word. */
export interface AuditedTexts {
  readonly summary: string;
  readonly strategy: Strategy;
  readonly beside: string;
}

/** Tokens that the ledger may have at most; 0 where the policy adds nothing. */
export function ledgerBudget({ policy, summaryBudget }: Plan, strategy: Strategy): number {
  if (!policy.summary.ledger) return 0;
  return ledgerShare(strategy === "digest" ? digestBudget(summaryBudget) : summaryBudget);
}

/** The summary of a plan checked against what it replaces. */
export function auditPlan(
  plan: Plan,
  { strategy, ...texts }: AuditedTexts,
  count: (text: string) => number,
): Audited {
  const { transcript, head } = plan.selection;
  const { anchor, pinned } = transcript;
  return auditSummary({
    ...texts,
    messages: head,
    pinned,
    budget: ledgerBudget(plan, strategy),
    count,
    ...(anchor ? { anchor: { summary: anchor.summary, ledger: anchor.compaction.ledger ?? "" } } : {}),
  });
}
