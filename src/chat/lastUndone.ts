import type { Entry, EntryId } from "../engine/entries.ts";

/**
 * The compaction that redo brings back: of those newer than the live one,
 * which is undone last; undefined when there is none. One that a newer summary
 * stands over would change nothing. Linear in the log.
 */
export function lastUndone(entries: readonly Entry[], live: EntryId | undefined): EntryId | undefined {
  const newer = new Set<EntryId>();
  const undone = new Set<EntryId>();
  for (const entry of entries) {
    if (entry.kind === "compaction") newer.add(entry.id);
    // What came before it is not newer.
    if (entry.id === live) {
      newer.clear();
      undone.clear();
    }
    if (entry.kind !== "revert" && entry.kind !== "reapply") continue;
    if (entry.parts || !newer.has(entry.target)) continue;
    undone.delete(entry.target);
    if (entry.kind === "revert") undone.add(entry.target);
  }
  return [...undone].at(-1);
}
