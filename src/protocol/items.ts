import { engineText } from "../chat/engineTexts.ts";
import type { PendingCall } from "../chat/pendingCalls.ts";
import type { Audit, CompactionEntry, Entry, PruneEntry, SummaryEditEntry } from "../engine/entries.ts";
import { replay } from "../engine/replay.ts";
import type { Transcript } from "../engine/transcript.ts";
import { messageItem, rowsIn, undoneIn } from "./messageItems.ts";
import { prunedList } from "./prunedList.ts";
import type { CardItem, Item, PruneItem } from "./view.ts";

/** The log with its projection, and the calls of it that have no result yet. */
export interface Shown {
  readonly entries: readonly Entry[];
  readonly transcript: Transcript;
  readonly pendingCalls?: ReadonlyMap<string, PendingCall>;
}

/** The whole log as the panel shows it, in log order; results stand with the calls they answer. Linear. */
export function itemsOf(shown: Shown): Item[] {
  const itemOf = shownAs(shown);
  return shown.entries.flatMap((entry) => itemOf(entry) ?? []);
}

/** What shows an entry of the log; undefined where nothing does. Made in linear time, each item when it is asked for. */
export function shownAs({ entries, transcript, pendingCalls }: Shown): (entry: Entry) => Item | undefined {
  const { undone, edited } = replay(entries);
  const { messages, pruned, pinned } = transcript;
  const rowsOf = rowsIn(messages, { pruned, pinned, pendingCalls, undone: undoneIn(messages) });
  return (entry) => {
    switch (entry.kind) {
      case "message": {
        const rows = rowsOf(entry);
        return rows && messageItem(entry, rows);
      }
      case "compaction":
        return cardOf(entry, transcript, { isUndone: undone.has(entry.id), edit: edited.get(entry.id) });
      case "prune":
        return pruneOf(entry, transcript, undone.has(entry.id));
      default:
        return undefined;
    }
  };
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
    ...(entry.fallback ? { fallback: engineText(entry.fallback) } : {}),
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
