import type {
  CompactionEntry,
  Entry,
  EntryId,
  PartRef,
  PruneEdit,
  ReapplyEntry,
  RevertEntry,
  SummaryEditEntry,
} from "./entries.ts";
import { partKey } from "./entries.ts";

/** What the entries that are not messages add up to. */
export interface Replayed {
  readonly pruned: ReadonlyMap<string, PruneEdit>;
  readonly pinned: ReadonlySet<EntryId>;
  /** The newest compaction that is not undone. */
  readonly live: CompactionEntry | undefined;
  /** By compaction: the newest edit of its summary. */
  readonly edited: ReadonlyMap<EntryId, SummaryEditEntry>;
  /** Compactions and prunes that are undone as a whole. */
  readonly undone: ReadonlySet<EntryId>;
}

export function replay(log: readonly Entry[]): Replayed {
  const undo = readUndo(log);
  const pruned = new Map<string, PruneEdit>();
  const pinned = new Set<EntryId>();
  const edited = new Map<EntryId, SummaryEditEntry>();
  let live: CompactionEntry | undefined;
  for (const entry of log) {
    if (entry.kind === "pin" && entry.pinned) pinned.add(entry.message);
    if (entry.kind === "pin" && !entry.pinned) pinned.delete(entry.message);
    if (entry.kind === "summaryEdit") edited.set(entry.compaction, entry);
    if (entry.kind !== "prune" && entry.kind !== "compaction") continue;
    if (undo.whole.has(entry.id)) continue;
    if (entry.kind === "compaction") live = entry;
    for (const edit of entry.edits) {
      if (!undo.parts.has(editKey(entry.id, edit))) pruned.set(partKey(edit), edit);
    }
  }
  return { pruned, pinned, live, edited, undone: undo.whole };
}

/** The last word on each target counts: undo, redo, undo. */
function readUndo(log: readonly Entry[]): { whole: ReadonlySet<EntryId>; parts: ReadonlySet<string> } {
  const whole = new Set<EntryId>();
  const parts = new Set<string>();
  for (const entry of log) {
    if (entry.kind !== "revert" && entry.kind !== "reapply") continue;
    for (const key of keysOf(entry)) {
      const set = entry.parts ? parts : whole;
      if (entry.kind === "revert") set.add(key);
      else set.delete(key);
    }
  }
  return { whole, parts };
}

function keysOf({ target, parts }: RevertEntry | ReapplyEntry): readonly string[] {
  return parts ? parts.map((part) => editKey(target, part)) : [target];
}

const editKey = (target: EntryId, part: PartRef): string => `${target}/${partKey(part)}`;
