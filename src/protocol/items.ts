import type { PendingCall } from "../chat/pendingCalls.ts";
import type { Audit, CompactionEntry, Entry, PruneEntry, SummaryEditEntry } from "../engine/entries.ts";
import { replay } from "../engine/replay.ts";
import type { Transcript } from "../engine/transcript.ts";
import { messageItem, messageRows, undoneIn } from "./messageItems.ts";
import { prunedList } from "./prunedList.ts";
import type { CardItem, Item, PruneItem } from "./view.ts";

/** The log with its projection, and the calls of it that have no result yet. */
export interface Shown {
  readonly entries: readonly Entry[];
  readonly transcript: Transcript;
  readonly pendingCalls?: ReadonlyMap<string, PendingCall>;
}

/** The whole log as the panel shows it, in log order; results stand with the calls they answer. Linear. */
export function itemsOf({ entries, transcript, pendingCalls }: Shown): Item[] {
  const { undone, edited } = replay(entries);
  const { messages, pruned } = transcript;
  const rows = messageRows(messages.slice(0), { pruned, pendingCalls, undone: undoneIn(messages) });
  return entries.flatMap((entry): Item[] => {
    if (entry.kind === "message")
      return rows.has(entry.id) ? [messageItem(entry, rows.get(entry.id) ?? [])] : [];
    if (entry.kind === "compaction")
      return [cardOf(entry, transcript, { isUndone: undone.has(entry.id), edit: edited.get(entry.id) })];
    return entry.kind === "prune" ? [pruneOf(entry, transcript, undone.has(entry.id))] : [];
  });
}

/** `edit`: the newest one of its summary. */
export function cardOf(
  entry: CompactionEntry,
  { anchor, pruned }: Transcript,
  { isUndone, edit }: { readonly isUndone: boolean; readonly edit: SummaryEditEntry | undefined },
): CardItem {
  const live = anchor?.compaction.id === entry.id;
  const audit = edit?.audit ?? entry.audit;
  return {
    kind: "card",
    id: entry.id,
    at: entry.at,
    state: isUndone ? "undone" : "done",
    live,
    trigger: entry.trigger,
    strategy: entry.strategy,
    tokensBefore: entry.tokensBefore,
    tokensAfter: entry.tokensAfter,
    messagesBefore: entry.messagesBefore,
    messagesAfter: entry.messagesAfter,
    summaryTokens: edit?.tokens ?? entry.summaryTokens,
    milliseconds: entry.milliseconds,
    summary: edit?.markdown ?? entry.summary,
    ...(edit ? { edited: true } : {}),
    ...(entry.model ? { model: entry.model } : {}),
    ...(entry.cost === undefined ? {} : { cost: entry.cost }),
    ...(entry.fallback ? { fallback: entry.fallback } : {}),
    ...(entry.edits.length > 0
      ? { pruned: { parts: entry.edits.length, tokens: savedBy(entry), list: prunedList(entry, pruned) } }
      : {}),
    ...(entry.redactions?.length ? { redactions: [...entry.redactions] } : {}),
    ...(audit ? { audit: auditOf(audit) } : {}),
    ...(entry.ledger ? { ledger: { text: entry.ledger, tokens: entry.ledgerTokens ?? 0 } } : {}),
    ...(entry.restored?.length
      ? { restored: entry.restored.map(({ name, tokens }) => ({ name, tokens })) }
      : {}),
  };
}

const auditOf = ({ facts, found, missing, unsourced }: Audit): NonNullable<CardItem["audit"]> => ({
  facts,
  found,
  missing: missing.map(({ text }) => text),
  unsourced: [...unsourced],
});

const savedBy = ({ edits }: CompactionEntry | PruneEntry): number =>
  edits.reduce((sum, { saved }) => sum + saved, 0);

export function pruneOf(entry: PruneEntry, { pruned }: Transcript, undone: boolean): PruneItem {
  return {
    kind: "prune",
    id: entry.id,
    at: entry.at,
    parts: entry.edits.length,
    saved: savedBy(entry),
    undone,
    list: prunedList(entry, pruned),
  };
}
