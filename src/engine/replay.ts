import type {
  CompactionEntry,
  Entry,
  EntryId,
  PartRef,
  PinEntry,
  PruneEdit,
  ReapplyEntry,
  RevertEntry,
  SummaryEditEntry,
} from "./entries.ts";
import { partKey } from "./entries.ts";

/** What the entries that are not messages add up to. */
export interface Replayed {
  /** By part key; what is pinned is not pruned. */
  readonly pruned: ReadonlyMap<string, PruneEdit>;
  /** Ids of messages, and keys of single parts. */
  readonly pinned: ReadonlySet<string>;
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
  const pinned = new Set<string>();
  const edited = new Map<EntryId, SummaryEditEntry>();
  let live: CompactionEntry | undefined;
  for (const entry of log) {
    if (entry.kind === "pin" && entry.pinned) pinned.add(pinKey(entry));
    if (entry.kind === "pin" && !entry.pinned) pinned.delete(pinKey(entry));
    if (entry.kind === "summaryEdit") edited.set(entry.compaction, entry);
    if (entry.kind !== "prune" && entry.kind !== "compaction") continue;
    if (undo.whole.has(entry.id)) continue;
    if (entry.kind === "compaction") live = entry;
    for (const edit of entry.edits) {
      if (!undo.parts.has(editKey(entry.id, edit))) pruned.set(partKey(edit), edit);
    }
  }
  if (pinned.size > 0) for (const [key, edit] of pruned) if (isPinned(pinned, edit)) pruned.delete(key);
  return { pruned, pinned, live, edited, undone: undo.whole };
}

const pinKey = ({ message, part }: PinEntry): string =>
  part === undefined ? message : partKey({ message, part });

/** Pinned by itself or with its message: it is sent word for word, whatever pruned it. */
export const isPinned = (pinned: ReadonlySet<string>, ref: PartRef): boolean =>
  pinned.size > 0 && (pinned.has(ref.message) || pinned.has(partKey(ref)));

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
