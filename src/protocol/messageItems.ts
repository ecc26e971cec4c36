import type { PendingCall } from "../chat/pendingCalls.ts";
import type { MessageEntry, PruneEdit } from "../engine/entries.ts";
import { partKey } from "../engine/entries.ts";
import { pairCalls, type PlacedResult } from "../engine/pairCalls.ts";
import { callRow, editIn, type PartContext, type PartRow, plainView, refOf, resultRow } from "./parts.ts";
import type { MessageItem } from "./view.ts";

/** What is known of the parts of messages beside the messages; `whole`: the row that is not to be cut. */
export interface Around {
  readonly pruned: ReadonlyMap<string, PruneEdit>;
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
  { pruned, pendingCalls, whole, undone }: Around,
): ReadonlyMap<string, readonly PartRow[]> {
  const results = pairCalls(messages);
  const taken = new Set([...results.values()].map(({ part }) => part));
  const context: PartContext = {
    resultOf: (call) => results.get(call),
    editOf: editIn(pruned),
    pendingOf: (ref) => pendingCalls?.get(partKey(ref)),
    isUndone: (ref) => undone?.has(partKey(ref)) === true,
  };
  const rows = new Map<string, PartRow[]>();
  for (const message of messages) {
    const wholeRow = whole?.item === message.id ? whole.part : -1;
    const own = rowsOf(message, { ...context, whole: wholeRow, isTaken: (part) => taken.has(part) });
    const isEmptyAnswer = own.length === 0 && message.role !== "tool";
    if (own.length > 0 || isEmptyAnswer) rows.set(message.id, own);
  }
  return rows;
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
    if (view) rows.push({ view, ref });
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
