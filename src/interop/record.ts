import { estimated } from "../chat/counting.ts";
import type { Journal } from "../chat/journal.ts";
import type { CompactionEntry, Entry, MessageEntry, NewEntry } from "../engine/entries.ts";
import { estimateTokens } from "../engine/estimate.ts";
import { handoff } from "../engine/summary/handoff.ts";
import { MESSAGE_OVERHEAD } from "../engine/tokenSums.ts";
import { project } from "../engine/transcript.ts";
import type { Imported, ImportedCompaction, ImportedMessage } from "./imported.ts";
import { recordLog } from "./recordLog.ts";

/** Messages that are counted and written at once: some milliseconds of work. */
const BATCH = 256;

export interface RecordOptions {
  readonly signal?: AbortSignal;
  /** The share that is written, 0 … 1. */
  readonly onProgress?: (share: number) => void;
}

/**
 * Writes an imported conversation into a new session. The other assistant's
 * compactions become ours: its newest summary is the anchor, the originals stay,
 * and each can be undone. Its token reports do not: they counted another prompt.
 * Rejects with the signal's reason when it is cancelled.
 */
export async function record(
  journal: Journal,
  { items, title, log }: Pick<Imported, "items" | "title" | "log">,
  options: RecordOptions = {},
): Promise<void> {
  if (log) return recordLog(journal, log, options);
  const { signal, onProgress } = options;
  if (title) await journal.append([{ kind: "title", title }]);
  let written = 0;
  for (const batch of batchesOf(items)) {
    signal?.throwIfAborted();
    const entries = batch.map((item) =>
      item.kind === "message" ? entryOf(item) : compactionOf(item, journal.entries),
    );
    await journal.append(entries.filter((entry) => entry !== undefined));
    written += batch.length;
    onProgress?.(written / items.length);
  }
  await journal.sync();
}

/** A compaction is alone in its batch: it is measured against all that is written before it. */
function* batchesOf(items: Imported["items"]): Generator<Imported["items"]> {
  let from = 0;
  for (const [i, { kind }] of items.entries()) {
    const isFull = i - from === BATCH;
    const wasCompaction = i > from && items[i - 1]?.kind !== "message";
    if (i > from && (isFull || wasCompaction || kind !== "message")) {
      yield items.slice(from, i);
      from = i;
    }
  }
  if (from < items.length) yield items.slice(from);
}

/** Counted; without the other assistant's token report. */
export function entryOf({ usage: _, parts, ...message }: ImportedMessage): NewEntry<MessageEntry> {
  return { ...message, parts: parts.map((part) => estimated(part)) };
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
