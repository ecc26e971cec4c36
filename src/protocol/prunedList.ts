import type { CompactionEntry, PruneEdit, PruneEntry } from "../engine/entries.ts";
import { partKey } from "../engine/entries.ts";
import type { PrunedPart } from "./view.ts";

/** So many can be restored one by one; beyond that, undo brings all of them back. */
const MOST = 100;

/** What a prune or a compaction pruned, most saved first. `pruned`: the edits that are live now. */
export function prunedList(
  { edits }: Pick<PruneEntry | CompactionEntry, "edits">,
  pruned: ReadonlyMap<string, PruneEdit>,
): PrunedPart[] {
  return edits
    .toSorted((a, b) => b.saved - a.saved)
    .slice(0, MOST)
    .map((edit) => {
      const { message, part, stub, saved } = edit;
      const isRestored = !pruned.has(partKey(edit));
      return { message, part, stub, saved, ...(isRestored ? { isRestored } : {}) };
    });
}
