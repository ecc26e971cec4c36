import { type Entry, type MessageEntry, type NewEntry } from "../../../src/engine/entries.ts";
import { entryOf } from "../../../src/interop/record.ts";
import { buildConversation } from "../../support/builder/buildConversation.ts";

/** Messages that are built; longer conversations repeat them with call ids of their own. */
const BUILT = 2_000;

/** The log of a working conversation of `length` messages, counted; the same each time. */
export function conversationOf(length: number): MessageEntry[] {
  const built = buildConversation({ messages: Math.min(length, BUILT) }).map(entryOf);
  return numbered(
    Array.from({ length }, (_, i) => again(built[i % built.length]!, Math.floor(i / built.length))),
  );
}

function again(message: NewEntry<MessageEntry>, round: number): NewEntry<MessageEntry> {
  if (round === 0) return message;
  const parts = message.parts.map((part) =>
    "callId" in part ? { ...part, callId: `${part.callId}-${round}` } : part,
  );
  return { ...message, parts };
}

export const numbered = (messages: readonly NewEntry<MessageEntry>[]): MessageEntry[] =>
  messages.map((message, i) => ({ at: i, ...message, id: idOf(i) }));

export const idOf = (index: number): Entry["id"] => String(index).padStart(9, "0");
