import type { EntryId } from "../entries.ts";
import { roundsOf } from "../rounds.ts";
import type { Transcript } from "../transcript.ts";
import type { Candidates } from "./candidates.ts";

/** Which messages the user wants summarized (row S8): all before this one, or all after it. The message itself stays. */
export type Range = { readonly upTo: EntryId } | { readonly from: EntryId };

/** Positions in the log: `from` ≤ i < `to`. */
export interface Positions {
  readonly from: number;
  readonly to: number;
}

/** What one compaction covers. There is one live summary: its coverage holds that of the one before. */
export interface Span {
  readonly covered: Positions;
  /** Within it, what the live summary does not stand for yet and this one will. */
  readonly fresh: readonly Positions[];
  /** Within it, what neither stands for: it stays word for word behind the summary. */
  readonly stays: Positions;
}

const NONE: Positions = { from: 0, to: 0 };

/** Everything but the protected beginning and the tail, which begins at `cut`. */
export function spanBefore(cut: number, { anchor }: Pick<Transcript, "anchor">, first: number): Span {
  const covered = { from: first, to: cut };
  if (!anchor) return { covered, fresh: [covered], stays: NONE };
  return { covered, fresh: [between(first, anchor.from), between(anchor.to, cut)], stays: NONE };
}

/** Undefined when the message is not in the conversation. */
export function spanOf(range: Range, transcript: Transcript, { protectedTo }: Candidates): Span | undefined {
  const id = "upTo" in range ? range.upTo : range.from;
  const messages = transcript.messages.slice(0);
  const at = messages.findIndex((message) => message.id === id);
  if (at < 0) return undefined;
  const round = roundsOf(messages).find(({ from, to }) => from <= at && at < to) ?? between(at, at + 1);
  return "upTo" in range
    ? spanUpTo(Math.max(round.from, protectedTo), transcript, protectedTo)
    : spanFrom(Math.max(round.to, protectedTo), transcript);
}

/** A cut before the end of what the live summary covers leaves all between the two word for word. */
function spanUpTo(cut: number, transcript: Transcript, first: number): Span {
  const { anchor } = transcript;
  if (!anchor || cut >= anchor.to) return spanBefore(cut, transcript, first);
  const fresh = between(first, Math.min(cut, anchor.from));
  return { covered: between(first, anchor.to), fresh: [fresh], stays: between(fresh.to, anchor.from) };
}

function spanFrom(start: number, { anchor, messages }: Transcript): Span {
  const end = messages.length;
  if (!anchor) return { covered: between(start, end), fresh: [between(start, end)], stays: NONE };
  const before = between(Math.min(start, anchor.from), anchor.from);
  const after = between(Math.max(start, anchor.to), end);
  return {
    covered: between(before.from, end),
    fresh: [before, after],
    stays: between(anchor.to, after.from),
  };
}

const between = (from: number, to: number): Positions => ({ from, to });
