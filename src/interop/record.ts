import { counted } from "../chat/counting.ts";
import type { Journal } from "../chat/journal.ts";
import type { CompactionEntry, Entry, MessageEntry, NewEntry } from "../engine/entries.ts";
import { estimateTokens } from "../engine/estimate.ts";
import { handoff } from "../engine/summary/handoff.ts";
import { MESSAGE_OVERHEAD } from "../engine/tokenSums.ts";
import { project } from "../engine/transcript.ts";
import type { Imported, ImportedCompaction, ImportedMessage } from "./imported.ts";

/**
 * Writes an imported conversation into a new session. The other assistant's
 * compactions become ours: its newest summary is the anchor, the originals stay,
 * and each can be undone. Its token reports do not: they counted another prompt.
 */
export async function record(
  journal: Journal,
  { items, title }: Pick<Imported, "items" | "title">,
): Promise<void> {
  if (title) await journal.append([{ kind: "title", title }]);
  let waiting: NewEntry<MessageEntry>[] = [];
  for (const item of items) {
    if (item.kind === "message") {
      waiting.push(entryOf(item));
      continue;
    }
    await journal.append(waiting);
    waiting = [];
    const compaction = compactionOf(item, journal.entries);
    if (compaction) await journal.append([compaction]);
  }
  await journal.append(waiting);
  await journal.sync();
}

/** Counted; without the other assistant's token report. */
export function entryOf({ usage: _, parts, ...message }: ImportedMessage): NewEntry<MessageEntry> {
  return { ...message, parts: parts.map((part) => counted(part)) };
}

function compactionOf(
  { at, summary }: ImportedCompaction,
  entries: readonly Entry[],
): NewEntry<CompactionEntry> | undefined {
  const transcript = project(entries);
  const from = transcript.messages.at(0);
  const to = transcript.messages.at(-1);
  if (!from || !to) return undefined;
  const summaryTokens = estimateTokens(handoff(summary));
  const { system, total } = transcript.tokens;
  return {
    kind: "compaction",
    at,
    trigger: "imported",
    strategy: "imported",
    covers: { from: from.id, to: to.id },
    kept: [],
    edits: [],
    summary,
    summaryTokens,
    tokensBefore: total,
    tokensAfter: system + summaryTokens + MESSAGE_OVERHEAD,
    messagesBefore: transcript.items.length,
    messagesAfter: 1,
    milliseconds: 0,
  };
}
