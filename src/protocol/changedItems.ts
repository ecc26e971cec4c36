import type { Entry, EntryId, MessageEntry } from "../engine/entries.ts";
import type { Transcript } from "../engine/transcript.ts";
import { itemsOf, messageItems, messageRows } from "./items.ts";
import type { Item, MessageItem } from "./view.ts";

/** The log with its projection. */
export interface Shown {
  readonly entries: readonly Entry[];
  readonly transcript: Transcript;
}

/** The items that are new or different since these entries were appended. */
export function changedItems(shown: Shown, appended: readonly Entry[]): Item[] {
  const areMessages = appended.every(({ kind }) => kind === "message");
  return areMessages ? newMessageItems(shown, appended.length) : structuralItems(shown, appended);
}

/** Results belong to the answer before them, so the slice begins there. */
function newMessageItems({ transcript }: Shown, count: number): Item[] {
  const { messages } = transcript;
  let from = messages.length - count;
  while (from > 0 && messages.at(from)?.role === "tool") from--;
  return messageItems(messages.slice(from), transcript.pruned);
}

/** All cards, and the messages in which a part was pruned or restored. */
function structuralItems({ entries, transcript }: Shown, appended: readonly Entry[]): Item[] {
  const touched = new Set(appended.flatMap((entry) => touchedBy(entry, entries)));
  const rows = messageRows(transcript.messages.slice(0), transcript.pruned);
  const isNew = new Set(appended.map(({ id }) => id));
  return itemsOf(entries, transcript).filter((item) => {
    if (item.kind !== "message" || isNew.has(item.id)) return true;
    return rows.get(item.id)?.some(({ ref }) => touched.has(ref.message)) === true;
  });
}

function touchedBy(entry: Entry, entries: readonly Entry[]): EntryId[] {
  if (entry.kind === "prune" || entry.kind === "compaction") return entry.edits.map(({ message }) => message);
  if (entry.kind !== "revert" && entry.kind !== "reapply") return [];
  const target = entries.findLast(({ id }) => id === entry.target);
  return target && target.kind !== "revert" && target.kind !== "reapply" ? touchedBy(target, entries) : [];
}

/** The item with one part of it whole; undefined when there is none of that id. */
export function expandedItem({ transcript }: Shown, item: string, part: number): MessageItem | undefined {
  const from = indexOf(transcript, item);
  if (from < 0) return undefined;
  return messageItems(withResults(transcript, from), transcript.pruned, { item, part }).find(
    ({ id }) => id === item,
  );
}

/** Which part of the log a part of an item shows. */
export function partRefOf(
  { transcript }: Shown,
  item: string,
  part: number,
): { message: EntryId; part: number } | undefined {
  const from = indexOf(transcript, item);
  if (from < 0) return undefined;
  return messageRows(withResults(transcript, from), transcript.pruned).get(item)?.[part]?.ref;
}

function indexOf({ messages }: Transcript, id: EntryId): number {
  for (let i = messages.length - 1; i >= 0; i--) if (messages.at(i)?.id === id) return i;
  return -1;
}

/** The message and what follows it up to the next question. */
function withResults({ messages }: Transcript, from: number): MessageEntry[] {
  let to = from + 1;
  while (to < messages.length && messages.at(to)?.role !== "user") to++;
  return messages.slice(from, to);
}
