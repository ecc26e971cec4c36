import { isAside } from "../engine/aside.ts";
import type { Entry, EntryId, MessageEntry, Part } from "../engine/entries.ts";
import { pairCalls } from "../engine/pairCalls.ts";
import type { Transcript } from "../engine/transcript.ts";
import { type Shown, shownAs } from "./items.ts";
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
  const { messages, pruned, pinned } = transcript;
  const undone = appended.flatMap((entry) =>
    entry.kind === "message" && entry.undoes ? [entry.undoes] : [],
  );
  const count = appended.length;
  let from = messages.length - count;
  while (from > 0 && messages.at(from)?.role === "tool") from--;
  return [
    ...undone.flatMap(({ message }) => itemOf(shown, message) ?? []),
    ...messageItems(messages.slice(from), { pruned, pinned, pendingCalls }),
  ];
}

/** All cards, and the messages in which a part was pruned, restored, pinned or unpinned. */
function structuralItems(shown: Shown, appended: readonly Entry[]): Item[] {
  if (appended.every(isAside)) return [];
  const { entries, transcript } = shown;
  const changed = new Set(appended.map(({ id }) => id));
  const touched = new Set(appended.flatMap((entry) => touchedBy(entry, entries)));
  for (const id of showing(transcript.messages, touched)) changed.add(id);
  const itemFor = shownAs(shown);
  return entries.flatMap((entry) =>
    entry.kind === "message" && !changed.has(entry.id) ? [] : (itemFor(entry) ?? []),
  );
}

/** The messages whose items show a part of these: their own, and the answers that made the calls. Linear. */
function* showing(messages: Iterable<MessageEntry>, touched: ReadonlySet<EntryId>): Generator<EntryId> {
  if (touched.size === 0) return;
  const results = pairCalls(messages);
  for (const { id, parts } of messages) {
    const holdsResult = (part: Part): boolean =>
      part.kind === "call" && touched.has(results.get(part)?.ref.message ?? "");
    if (touched.has(id) || parts.some(holdsResult)) yield id;
  }
}

function touchedBy(entry: Entry, entries: readonly Entry[]): EntryId[] {
  if (entry.kind === "prune" || entry.kind === "compaction") return entry.edits.map(({ message }) => message);
  if (entry.kind === "pin") return [entry.message];
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
  const { pruned, pinned } = transcript;
  const around = { pruned, pinned, pendingCalls, undone, ...(whole ? { whole } : {}) };
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
