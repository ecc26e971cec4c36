import type { CallPart, MessageEntry, PartRef, ResultPart } from "./entries.ts";

/** A result and where it stands. */
export interface PlacedResult {
  readonly part: ResultPart;
  readonly ref: PartRef;
}

/**
 * Which result answers which call: the first one after the call with its id,
 * before that id is used again. Calls without one are not in the map; results
 * without a call, and second results, are in nobody's. Linear.
 */
export function pairCalls(messages: Iterable<MessageEntry>): ReadonlyMap<CallPart, PlacedResult> {
  const open = new Map<string, CallPart>();
  const results = new Map<CallPart, PlacedResult>();
  for (const message of messages) {
    message.parts.forEach((part, index) => {
      if (part.kind === "call") open.set(part.callId, part);
      if (part.kind !== "result") return;
      const call = open.get(part.callId);
      if (call && !results.has(call)) results.set(call, { part, ref: { message: message.id, part: index } });
    });
  }
  return results;
}
