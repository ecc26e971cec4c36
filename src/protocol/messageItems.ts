import type { PendingCall } from "../chat/pendingCalls.ts";
import type { MessageEntry, PruneEdit } from "../engine/entries.ts";
import { partKey } from "../engine/entries.ts";
import { pairCalls, type PlacedResult } from "../engine/pairCalls.ts";
import {
  callRow,
  editIn,
  marked,
  type PartContext,
  type PartRow,
  plainView,
  refOf,
  resultRow,
} from "./parts.ts";
import type { MessageItem } from "./view.ts";

/** What is known of the parts of messages beside the messages; `whole`: the row that is not to be cut. */
export interface Around {
  readonly pruned: ReadonlyMap<string, PruneEdit>;
  readonly pinned: ReadonlySet<string>;
  readonly pendingCalls?: ReadonlyMap<string, PendingCall> | undefined;
  readonly whole?: { readonly item: string; readonly part: number };
  /** Keys of calls whose edits were put back. */
  readonly undone?: ReadonlySet<string>;
}

/** Calls whose edits were put back, as later messages tell. Linear. */
export function undoneIn(messages: Iterable<MessageEntry>): ReadonlySet<string> {
  const undone = new Set<string>();
  for (const { undoes } of messages) if (undoes) undone.add(partKey(undoes));
  return undone;
}

/** Items of some messages that follow each other; the last answer with its results must be among them. */
export function messageItems(messages: readonly MessageEntry[], around: Around): MessageItem[] {
  const rows = messageRows(messages, around);
  return messages
    .filter(({ id }) => rows.has(id))
    .map((message) => messageItem(message, rows.get(message.id) ?? []));
}

/** By message id, what is shown of it. Messages whose results all stand elsewhere are left out. */
export function messageRows(
  messages: readonly MessageEntry[],
  around: Around,
): ReadonlyMap<string, readonly PartRow[]> {
  const rowsOfOne = rowsIn(messages, around);
  return new Map(
    messages.flatMap((message) => {
      const rows = rowsOfOne(message);
      return rows ? [[message.id, rows] as const] : [];
    }),
  );
}

/** What is shown of each of these messages; undefined where all its results stand elsewhere. Made in linear time. */
export function rowsIn(
  messages: Iterable<MessageEntry>,
  { pruned, pinned, pendingCalls, whole, undone }: Around,
): (message: MessageEntry) => readonly PartRow[] | undefined {
  const results = pairCalls(messages);
  const taken = new Set([...results.values()].map(({ part }) => part));
  const context: PartContext = {
    resultOf: (call) => results.get(call),
    editOf: editIn(pruned),
    isPinned: (ref) => pinned.has(partKey(ref)),
    pendingOf: (ref) => pendingCalls?.get(partKey(ref)),
    isUndone: (ref) => undone?.has(partKey(ref)) === true,
  };
  return (message) => {
    const wholeRow = whole?.item === message.id ? whole.part : -1;
    const rows = rowsOf(message, { ...context, whole: wholeRow, isTaken: (part) => taken.has(part) });
    const isEmptyAnswer = rows.length === 0 && message.role !== "tool";
    return rows.length > 0 || isEmptyAnswer ? rows : undefined;
  };
}

function rowsOf(
  message: MessageEntry,
  context: PartContext & { readonly isTaken: (part: PlacedResult["part"]) => boolean },
): PartRow[] {
  const rows: PartRow[] = [];
  message.parts.forEach((part, index) => {
    const ref = refOf(message, index);
    const isWhole = rows.length === context.whole;
    if (part.kind === "call") rows.push(callRow(part, ref, { ...context, isWhole }));
    if (part.kind === "result" && !context.isTaken(part))
      rows.push(resultRow({ part, ref }, { ...context, isWhole }));
    const view = plainView(part, isWhole, context.editOf(ref)?.saved);
    if (view) rows.push({ view: marked(view, context.isPinned(ref)), ref });
  });
  return rows;
}

export function messageItem(message: MessageEntry, rows: readonly PartRow[]): MessageItem {
  const { id, at, role, status, model, answeredBy, problem, isCut } = message;
  return {
    kind: "message",
    id,
    at,
    role: role === "tool" ? "assistant" : role,
    status,
    parts: rows.map(({ view }) => view),
    ...(model ? { model } : {}),
    ...(answeredBy ? { answeredBy } : {}),
    ...(problem ? { problem } : {}),
    ...(isCut ? { isCut } : {}),
  };
}
