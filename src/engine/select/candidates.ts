import type { MessageEntry } from "../entries.ts";
import { keptIn } from "../kept.ts";
import { type Round, roundsOf } from "../rounds.ts";
import { messageTokens } from "../tokenSums.ts";
import { sentTokens, type Transcript } from "../transcript.ts";
import { type Figures, type Room, roomFor } from "./room.ts";

/** The messages among which the tail may begin: all that follow the live summary, or the protected beginning. */
export interface Candidates {
  readonly messages: readonly MessageEntry[];
  /** Position of the first of them in the log. */
  readonly start: number;
  /** Tokens of each as it is sent; 0 for system messages, which have their own place. */
  readonly sizes: readonly number[];
  readonly rounds: readonly Round[];
  /** Index of the user's newest message; -1 when it is covered already. */
  readonly newest: number;
  /** Where the protected beginning ends (row S6), in the log; never behind the live summary. */
  readonly protectedTo: number;
  readonly room: Room;
}

export function candidatesOf(transcript: Transcript, figures: Figures): Candidates {
  const { anchor } = transcript;
  const all = transcript.messages.slice(anchor?.to ?? 0);
  const sizes = all.map((message) => sizeOf(transcript, message));
  const rounds = roundsOf(all);
  const first = protectedIn(anchor ? transcript.messages.slice(0, anchor.from) : all, figures);
  const skipped = anchor ? 0 : first;
  const messages = skipped === 0 ? all : all.slice(skipped);
  const newest = messages.findLastIndex(({ role }) => role === "user");
  const taken = takenBefore(transcript, first) + (newest < 0 ? newestCovered(transcript) : 0);
  return {
    messages,
    start: (anchor?.to ?? 0) + skipped,
    sizes: skipped === 0 ? sizes : sizes.slice(skipped),
    rounds: skipped === 0 ? rounds : roundsFrom(skipped, rounds),
    newest,
    protectedTo: first,
    room: roomFor(taken, figures),
  };
}

/** Tokens of a message as it is sent; 0 for system messages. */
export const sizeOf = (transcript: Transcript, message: MessageEntry): number =>
  message.role === "system" ? 0 : sentTokens(transcript, message);

const roundsFrom = (start: number, rounds: readonly Round[]): Round[] =>
  rounds.filter(({ from }) => from >= start).map(({ from, to }) => ({ from: from - start, to: to - start }));

/**
 * Whole rounds from the beginning until enough messages are in them, as far as
 * they fit their share; measured as they were written, so that pruning moves nothing.
 */
function protectedIn(messages: readonly MessageEntry[], { policy, budget }: Figures): number {
  const { messages: most, share } = policy.protectFirst;
  if (most === 0) return 0;
  let left = budget.usable * share;
  let count = 0;
  let end = 0;
  for (const { from, to } of roundsOf(messages)) {
    if (count >= most) break;
    for (const { role, parts } of messages.slice(from, to)) {
      if (role === "system") continue;
      left -= messageTokens(parts);
      count++;
    }
    if (left < 0) break;
    end = to;
  }
  return end;
}

/** System messages, the protected beginning and pins: what is sent whatever is summarized. */
function takenBefore(transcript: Transcript, protectedTo: number): number {
  let taken = transcript.tokens.system;
  for (const message of transcript.messages.slice(0, protectedTo)) taken += sizeOf(transcript, message);
  if (transcript.pinned.size === 0) return taken;
  for (const message of keptIn(transcript.messages.slice(protectedTo), transcript.pinned))
    taken += sizeOf(transcript, message);
  return taken;
}

function newestCovered(transcript: Transcript): number {
  const { messages } = transcript;
  for (let i = messages.length - 1; i >= 0; i--) {
    const message = messages.at(i);
    if (message?.role === "user") return sizeOf(transcript, message);
  }
  return 0;
}
