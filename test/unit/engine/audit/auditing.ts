import { type Audited, type AuditInput, auditSummary } from "../../../../src/engine/audit/audit.ts";
import type { FactKind, MessageEntry } from "../../../../src/engine/entries.ts";
import { quarters } from "../digest/conversation.ts";

/** The audit of `summary`, with plenty of room for a ledger. */
export const auditOf = (
  messages: readonly MessageEntry[],
  summary: string,
  more: Partial<AuditInput> = {},
): Audited => auditSummary({ summary, messages, pinned: new Set(), budget: 1_500, count: quarters, ...more });

/** Texts of the facts of one kind that neither summary nor ledger has. */
export const missing = ({ audit }: Audited, kind: FactKind): readonly string[] =>
  audit.missing.filter((fact) => fact.kind === kind).map(({ text }) => text);

/** The lines of the ledger under a heading. */
export function ledgerLines({ ledger }: Pick<Audited, "ledger">, heading: string): readonly string[] {
  const body = ledger.split("### ").find((part) => part.startsWith(`${heading}\n`)) ?? "";
  return body.trim().split("\n").slice(1);
}
