import { Callers } from "./callers.ts";
import type { MessageEntry } from "./entries.ts";

/** Messages `from` ≤ i < `to` that must stay together: calls and all that answers them. */
export interface Round {
  readonly from: number;
  readonly to: number;
}

/**
 * Splits messages at the places where they may be cut: never between a call
 * and its results, parallel calls included (row S3). Linear. A reused call id
 * belongs to the nearest call before the result; an orphan is a round of its own.
 */
export function roundsOf(messages: readonly MessageEntry[]): Round[] {
  const reach = reachOfCalls(messages);
  const rounds: Round[] = [];
  let from = 0;
  let to = 0;
  for (let i = 0; i < messages.length; i++) {
    if (i >= to && i > from) {
      rounds.push({ from, to: i });
      from = i;
    }
    to = Math.max(to, (reach[i] ?? i) + 1);
  }
  if (messages.length > 0) rounds.push({ from, to: messages.length });
  return rounds;
}

/** For each message the index of the last result of its calls. */
function reachOfCalls(messages: readonly MessageEntry[]): readonly number[] {
  const callers = new Callers(messages);
  const reach: number[] = [];
  for (let i = 0; i < messages.length; i++) {
    reach.push(i);
    for (const part of messages[i]?.parts ?? []) {
      if (part.kind === "call") callers.enter(i);
      if (part.kind !== "result") continue;
      const caller = callers.indexOf(part.callId);
      if (caller !== undefined) reach[caller] = i;
    }
  }
  return reach;
}
