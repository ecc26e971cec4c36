import type { Audit, CompactionEntry, Entry, MessageEntry } from "../entries.ts";
import { anchorOf } from "../items.ts";
import { isWithin, keptIn } from "../kept.ts";
import { project, type Transcript } from "../transcript.ts";
import { auditSummary } from "./audit.ts";

/**
 * Rows A1–A3 for a summary that the user has edited: `markdown` checked against
 * what the compaction replaced. Its ledger stays as it is. Linear in the log.
 */
export function auditEdit(
  entries: readonly Entry[],
  { compaction, markdown }: { readonly compaction: CompactionEntry; readonly markdown: string },
): Audit {
  const before = project(entries.slice(0, entries.indexOf(compaction)));
  const { anchor, pinned } = before;
  return auditSummary({
    summary: markdown,
    messages: replacedBy(compaction, before),
    pinned,
    ledger: compaction.ledger ?? "",
    // For a ledger that is printed anew only.
    budget: 0,
    count: () => 0,
    ...(anchor ? { anchor: { summary: anchor.summary, ledger: anchor.compaction.ledger ?? "" } } : {}),
  }).audit;
}

/** The messages that were sent before the compaction and stand in its summary since: its head, as far as the log tells. */
export function replacedBy(compaction: CompactionEntry, before: Transcript): MessageEntry[] {
  const messages = before.messages.slice(0);
  const covers = anchorOf(compaction, undefined, messages);
  if (!covers) return [];
  const covered = messages.slice(covers.from, covers.to);
  const kept = keptIn(covered, new Set([...compaction.kept, ...before.pinned]));
  const stays = new Map(kept.map((message) => [message.id, message]));
  const range = new Set(covered.map(({ id }) => id));
  return [...before.items].flatMap((item) => {
    if (item.kind !== "message" || item.place === "system" || !range.has(item.message.id)) return [];
    const { place, message } = item;
    return place === "kept" && isWithin(message, stays.get(message.id)) ? [] : [message];
  });
}
