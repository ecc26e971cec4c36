import type { CompactionEntry, Entry, EntryId } from "../entries.ts";
import type { GuardFigures } from "./figures.ts";

/** What the newest automatic compactions freed, newest first: shares of what was there, 0 … 1. */
export interface Thrashing {
  readonly freed: readonly number[];
}

/**
 * Row G5: the newest compactions were automatic and each freed next to nothing.
 * Read from the log, so that a restart changes nothing. A compaction of the
 * user's, another model, or leave given anew ends it; undone ones do not count.
 */
export function thrashingIn(entries: readonly Entry[], figures: GuardFigures): Thrashing | undefined {
  const { compactions, leastFreed } = figures.thrashing;
  const freed: number[] = [];
  for (const entry of newestFirst(entries)) {
    if (entry.kind === "model" || (entry.kind === "automatic" && entry.allowed)) return undefined;
    if (entry.kind !== "compaction") continue;
    const share = freedBy(entry);
    if (!isAutomatic(entry) || share >= leastFreed) return undefined;
    freed.push(share);
    if (freed.length === compactions) return { freed };
  }
  return undefined;
}

const isAutomatic = ({ trigger }: CompactionEntry): boolean => trigger === "auto" || trigger === "overflow";

const freedBy = ({ tokensBefore, tokensAfter }: CompactionEntry): number =>
  tokensBefore > 0 ? (tokensBefore - tokensAfter) / tokensBefore : 0;

/** Without compactions that are undone; the last word on each counts. */
function* newestFirst(entries: readonly Entry[]): Generator<Entry> {
  const decided = new Map<EntryId, "revert" | "reapply">();
  for (let i = entries.length - 1; i >= 0; i--) {
    const entry = entries[i];
    if (!entry) continue;
    const isWhole = (entry.kind === "revert" || entry.kind === "reapply") && !entry.parts;
    if (isWhole && !decided.has(entry.target)) decided.set(entry.target, entry.kind);
    if (decided.get(entry.id) !== "revert") yield entry;
  }
}

/** False after the user said: not in this conversation. */
export function isAutomaticAllowed(entries: readonly Entry[]): boolean {
  const said = entries.findLast((entry) => entry.kind === "automatic");
  return said?.kind === "automatic" ? said.allowed : true;
}
