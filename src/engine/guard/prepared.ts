import { isAside } from "../aside.ts";
import type { CompactionEntry, Entry, EntryId, NewEntry } from "../entries.ts";
import { messageTokens } from "../tokenSums.ts";

/** What a result computed in the background was computed from (row G8). */
export interface Basis {
  /** The newest entry that it knew. */
  readonly revision: EntryId;
  /** Model, policy and whatever else it depends on; compared one by one with `Object.is`. */
  readonly conditions: readonly unknown[];
}

/**
 * Row G8: the prepared entry as it would stand in the log of now, with newer
 * messages added to its tail; undefined when it may not be used any more,
 * because something but messages came since, or the conditions are others.
 */
export function freshened(
  entry: NewEntry<CompactionEntry>,
  basis: Basis,
  { entries, conditions }: { readonly entries: readonly Entry[]; readonly conditions: readonly unknown[] },
): NewEntry<CompactionEntry> | undefined {
  if (conditions.length !== basis.conditions.length) return undefined;
  if (!conditions.every((value, i) => Object.is(value, basis.conditions[i]))) return undefined;
  const at = entries.findLastIndex(({ id }) => id === basis.revision);
  const later = at < 0 ? undefined : entries.slice(at + 1);
  if (!later?.every(isHarmless)) return undefined;
  const messages = later.filter((one) => one.kind === "message");
  const tokens = messages.reduce((sum, { parts }) => sum + messageTokens(parts), 0);
  return {
    ...entry,
    tokensBefore: entry.tokensBefore + tokens,
    tokensAfter: entry.tokensAfter + tokens,
    messagesBefore: entry.messagesBefore + messages.length,
    messagesAfter: entry.messagesAfter + messages.length,
  };
}

/** A system message has a place of its own before the summary. */
const isHarmless = (entry: Entry): boolean =>
  entry.kind === "message" ? entry.role !== "system" : isAside(entry);
