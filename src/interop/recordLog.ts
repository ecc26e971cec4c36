import type { Journal } from "../chat/journal.ts";
import type { Audit, Entry, EntryId, NewEntry, PartRef, PruneEdit } from "../engine/entries.ts";
import type { RecordOptions } from "./record.ts";

/** Entries that are written at once. */
const BATCH = 256;

/** Writes our own log into a new session: every entry, with new ids, and what names another one with its new id. */
export async function recordLog(
  journal: Journal,
  log: readonly Entry[],
  { signal, onProgress }: RecordOptions,
): Promise<void> {
  const ids = new Map<EntryId, EntryId>();
  for (const batch of batchesOf(log)) {
    signal?.throwIfAborted();
    const written = await journal.append(batch.map((entry) => renamed(entry, (id) => ids.get(id) ?? id)));
    for (const [index, { id }] of batch.entries()) ids.set(id, written[index]?.id ?? id);
    onProgress?.(ids.size / log.length);
  }
  await journal.sync();
}

/** Messages name no other entry; what does, is written when those before it have their ids. */
function* batchesOf(log: readonly Entry[]): Generator<readonly Entry[]> {
  let batch: Entry[] = [];
  for (const entry of log) {
    if (batch.length === BATCH || (entry.kind !== "message" && batch.length > 0)) {
      yield batch;
      batch = [];
    }
    batch.push(entry);
  }
  if (batch.length > 0) yield batch;
}

function renamed(entry: Entry, to: (id: EntryId) => EntryId): NewEntry {
  const { id: _, ...rest } = entry;
  switch (rest.kind) {
    case "prune":
      return { ...rest, edits: edits(rest.edits, to) };
    case "compaction": {
      const covers = { from: to(rest.covers.from), to: to(rest.covers.to) };
      const audit = rest.audit && { audit: sources(rest.audit, to) };
      return { ...rest, covers, kept: rest.kept.map(to), edits: edits(rest.edits, to), ...audit };
    }
    case "revert":
    case "reapply":
      return { ...rest, target: to(rest.target), ...(rest.parts ? { parts: refs(rest.parts, to) } : {}) };
    case "summaryEdit": {
      const audit = rest.audit && { audit: sources(rest.audit, to) };
      return { ...rest, compaction: to(rest.compaction), ...audit };
    }
    case "pin":
      return { ...rest, message: to(rest.message) };
    default:
      return rest;
  }
}

type Rename = (id: EntryId) => EntryId;

const edits = (list: readonly PruneEdit[], to: Rename): PruneEdit[] =>
  list.map((edit) => ({ ...edit, message: to(edit.message) }));

const refs = (list: readonly PartRef[], to: Rename): PartRef[] =>
  list.map((ref) => ({ ...ref, message: to(ref.message) }));

const sources = (audit: Audit, to: Rename): Audit => ({
  ...audit,
  missing: audit.missing.map((fact) => ({ ...fact, source: to(fact.source) })),
});
