import type { CallPart, MessageEntry, PartRef, ResultPart } from "./entries.ts";

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

function keep(open: Map<string, SameId>, message: MessageEntry, call: CallPart): void {
  const same = open.get(call.callId);
  if (same?.message === message) same.calls.push(call);
  else open.set(call.callId, { message, calls: [call], answered: 0 });
}
