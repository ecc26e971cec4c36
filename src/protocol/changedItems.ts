import type { Entry, EntryId, MessageEntry } from "../engine/entries.ts";
import type { Transcript } from "../engine/transcript.ts";
import { itemsOf, type Shown } from "./items.ts";
import { messageItems, messageRows, undoneIn } from "./messageItems.ts";
import type { Item, MessageItem } from "./view.ts";

/** The items that are new or different since these entries were appended. */
export function changedItems(shown: Shown, appended: readonly Entry[]): Item[] {
  const areMessages = appended.every(({ kind }) => kind === "message");
  return areMessages ? newMessageItems(shown, appended) : structuralItems(shown, appended);
}

/** Results belong to the answer before them, so the slice begins there. */
function newMessageItems(shown: Shown, appended: readonly Entry[]): Item[] {
  const { transcript, pendingCalls } = shown;
  const { messages, pruned } = transcript;
  const undone = appended.flatMap((entry) =>
    entry.kind === "message" && entry.undoes ? [entry.undoes] : [],
  );
  const count = appended.length;
  let from = messages.length - count;
  while (from > 0 && messages.at(from)?.role === "tool") from--;
  return [
    ...undone.flatMap(({ message }) => itemOf(shown, message) ?? []),
    ...messageItems(messages.slice(from), { pruned, pendingCalls }),
  ];
}

/** All cards, and the messages in which a part was pruned or restored. */
function structuralItems(shown: Shown, appended: readonly Entry[]): Item[] {
  const { entries, transcript } = shown;
  const { messages, pruned } = transcript;
  const touched = new Set(appended.flatMap((entry) => touchedBy(entry, entries)));
  const rows = messageRows(messages.slice(0), { pruned });
  const isNew = new Set(appended.map(({ id }) => id));
  return itemsOf(shown).filter((item) => {
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
export const expandedItem = (shown: Shown, item: string, part: number): MessageItem | undefined =>
  itemOf(shown, item, { item, part });

/** The item of a message as it is now; undefined when there is none of that id. */
export function itemOf(
  { transcript, pendingCalls }: Shown,
  item: string,
  whole?: { readonly item: string; readonly part: number },
): MessageItem | undefined {
  const from = indexOf(transcript, item);
  if (from < 0) return undefined;
  const undone = undoneIn(transcript.messages.slice(from));
  const around = { pruned: transcript.pruned, pendingCalls, undone, ...(whole ? { whole } : {}) };
  return messageItems(withResults(transcript, from), around).find(({ id }) => id === item);
}

/** Which part of the log a part of an item shows. */
export function partRefOf(
  { transcript }: Shown,
  item: string,
  part: number,
): { message: EntryId; part: number } | undefined {
  const from = indexOf(transcript, item);
  if (from < 0) return undefined;
  return messageRows(withResults(transcript, from), transcript).get(item)?.[part]?.ref;
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
