import type { Audit, CompactionEntry, Entry, EntryId } from "../engine/entries.ts";

/** A text that the summary of a conversation has had: as it was made, or as the user left it. */
export interface Version {
  /** From 1, in the order of the log. */
  readonly number: number;
  readonly compaction: CompactionEntry;
  /** The entry that brought it. */
  readonly entry: EntryId;
  /** Milliseconds since 1970. */
  readonly at: number;
  readonly markdown: string;
  readonly audit?: Audit;
  /**
   * The number of the text that it was made from: for an edit, what was made (editors that save by
   * themselves bring many); for a compaction, the summary before it. Absent: there was none.
   */
  readonly previous?: number;
}

/** All versions, oldest first. Linear in the log. */
export function versionsOf(entries: readonly Entry[]): Version[] {
  const versions: Version[] = [];
  const made = new Map<EntryId, Version>();
  const newest = new Map<EntryId, Version>();
  const undone = new Set<EntryId>();
  for (const entry of entries) {
    if (entry.kind === "revert" && !entry.parts) undone.add(entry.target);
    if (entry.kind === "reapply" && !entry.parts) undone.delete(entry.target);
    if (entry.kind !== "compaction" && entry.kind !== "summaryEdit") continue;
    const before = entry.kind === "compaction" ? newestOf(newest, undone) : made.get(entry.compaction);
    const compaction = entry.kind === "compaction" ? entry : before?.compaction;
    if (!compaction) continue;
    const version = {
      number: versions.length + 1,
      compaction,
      entry: entry.id,
      at: entry.at,
      markdown: entry.kind === "compaction" ? entry.summary : entry.markdown,
      ...(entry.audit ? { audit: entry.audit } : {}),
      ...(before ? { previous: before.number } : {}),
    };
    versions.push(version);
    if (entry.kind === "compaction") made.set(compaction.id, version);
    newest.set(compaction.id, version);
  }
  return versions;
}

/** The newest text of the newest compaction that is not undone. */
function newestOf(newest: ReadonlyMap<EntryId, Version>, undone: ReadonlySet<EntryId>): Version | undefined {
  return [...newest].findLast(([compaction]) => !undone.has(compaction))?.[1];
}

/** The text that a compaction's summary has now. */
export const currentOf = (versions: readonly Version[], compaction: EntryId): Version | undefined =>
  versions.findLast((version) => version.compaction.id === compaction);
