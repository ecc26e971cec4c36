import type { CallPart, EntryId, MessageEntry, PartRef, ResultPart } from "./entries.ts";

/** A result and where it stands. */
export interface PlacedResult {
  readonly part: ResultPart;
  readonly ref: PartRef;
}

/** Calls of one message that share an id, and how many of them have their result. */
interface SameId {
  readonly message: MessageEntry;
  readonly calls: CallPart[];
  answered: number;
}

/**
 * Which result answers which call: the first one after the call with its id,
 * before another message uses that id again; calls of one message with the same
 * id get theirs in order. Calls without one are not in the map; results without
 * a call, and second results, are in nobody's. Linear.
 */
export function pairCalls(messages: Iterable<MessageEntry>): ReadonlyMap<CallPart, PlacedResult> {
  const open = new Map<string, SameId>();
  const results = new Map<CallPart, PlacedResult>();
  for (const message of messages) {
    message.parts.forEach((part, index) => {
      if (part.kind === "call") keep(open, message, part);
      if (part.kind !== "result") return;
      const same = open.get(part.callId);
      const call = same?.calls[same.answered];
      if (!same || !call) return;
      same.answered++;
      results.set(call, { part, ref: { message: message.id, part: index } });
    });
  }
  return results;
}

/** The part with what belongs to it: a call with its result. The call first. Linear. */
export function pairOf(messages: Iterable<MessageEntry>, ref: PartRef): PartRef[] {
  const results = pairCalls(messages);
  const isIt = ({ message, part }: PartRef): boolean => message === ref.message && part === ref.part;
  for (const { id, parts } of messages) {
    for (const [index, part] of parts.entries()) {
      const result = part.kind === "call" ? results.get(part) : undefined;
      const call = { message: id, part: index };
      if (result && (isIt(call) || isIt(result.ref))) return [call, result.ref];
    }
  }
  return [ref];
}

/** The results of the calls of a message. Linear. */
export const resultsOf = (messages: Iterable<MessageEntry>, message: EntryId): PartRef[] => {
  const results = pairCalls(messages);
  const parts = [...messages].find(({ id }) => id === message)?.parts ?? [];
  return parts.flatMap((part) => (part.kind === "call" ? (results.get(part)?.ref ?? []) : []));
};

function keep(open: Map<string, SameId>, message: MessageEntry, call: CallPart): void {
  const same = open.get(call.callId);
  if (same?.message === message) same.calls.push(call);
  else open.set(call.callId, { message, calls: [call], answered: 0 });
}
