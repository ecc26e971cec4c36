/** How something was met: in whose words, or in what was done. */
export type Source = "user" | "said" | "thought" | "changed" | "asked" | "shown";

/**
 * How much each kind of meeting tells that a name will be needed again, chosen
 * by measuring on 26 compactions of real sessions: what the assistant looks
 * for, says and changes foretells what it will write, what a tool merely showed
 * does not.
 */
const WEIGHT: Readonly<Record<Source, number>> = {
  asked: 1.3,
  said: 1.2,
  changed: 1.2,
  user: 0.3,
  thought: 0.1,
  shown: 0,
};
const SOURCES = Object.keys(WEIGHT) as Source[];

/** The share of the head after which a meeting counts about a third. */
const MEMORY = 0.3;

/** Where and when one thing was met. */
export interface Meetings {
  /** Messages that hold it. */
  messages: number;
  last: number;
  readonly lastIn: Partial<Record<Source, number>>;
}

export const newMeetings = (): Meetings => ({ messages: 0, last: -1, lastIn: {} });

export function meet(known: Meetings, source: Source, at: number): void {
  if (known.last !== at) known.messages++;
  known.last = at;
  known.lastIn[source] = at;
}

/** 1 for the newest message, falling towards 0 for older ones. */
export const recency = (at: number, length: number): number =>
  Math.exp((at + 1 - length) / (MEMORY * Math.max(length, 1)));

/** How likely the thing is needed again: comparable among things of a head of `length` messages. */
export function worthOf({ messages, last, lastIn }: Meetings, length: number): number {
  let worth = 0.8 * Math.log1p(messages) + 2 * recency(last, length);
  for (const source of SOURCES) {
    const at = lastIn[source];
    if (at !== undefined) worth += WEIGHT[source] * (0.5 + recency(at, length));
  }
  return worth;
}

/** What it adds to a sentence's worth that it is new: 3 for the newest message, 0 for the oldest. */
export const recentness = (at: number, length: number): number => (3 * at) / Math.max(1, length);
