import { type EntryId, type MessageEntry, isPartKey, type Part, partKey } from "./entries.ts";
import { pairCalls } from "./pairCalls.ts";
import { roundsOf } from "./rounds.ts";
import { isSent } from "./tokenSums.ts";

/**
 * The covered messages that are sent all the same, in log order. Those whose id
 * is wanted stay whole, calls with all their results. Where keys of parts are
 * wanted, an excerpt stays: these parts, each call with its result. System
 * messages have their own place. Linear.
 */
export function keptIn(covered: readonly MessageEntry[], wanted: ReadonlySet<string>): MessageEntry[] {
  if (wanted.size === 0) return [];
  const kept: MessageEntry[] = [];
  const conversation = covered.filter(({ role }) => role !== "system");
  const ofParts = messagesOf(wanted);
  const holds = (ids: ReadonlySet<string>, from: number, to: number): boolean => {
    for (let i = from; i < to; i++) if (ids.has(conversation[i]?.id ?? "")) return true;
    return false;
  };
  for (const { from, to } of roundsOf(conversation)) {
    if (holds(wanted, from, to)) kept.push(...conversation.slice(from, to));
    else if (holds(ofParts, from, to)) kept.push(...excerptsOf(conversation.slice(from, to), wanted));
  }
  return kept;
}

/** Only some of its parts are sent. */
export const isExcerpt = ({ parts }: MessageEntry): boolean => parts.includes(LEFT_OUT);

/** Whether all that is sent of a message is sent with `other` too, which is the same message or an excerpt of it. */
export const isWithin = ({ parts }: MessageEntry, other: MessageEntry | undefined): boolean =>
  other !== undefined && parts.every((part) => !isSent(part) || other.parts.includes(part));

/** The messages whose parts are named. */
const messagesOf = (keys: ReadonlySet<string>): ReadonlySet<EntryId> =>
  new Set([...keys].flatMap((key) => (isPartKey(key) ? [key.slice(0, key.lastIndexOf("#"))] : [])));

function excerptsOf(round: readonly MessageEntry[], wanted: ReadonlySet<string>): MessageEntry[] {
  const results = pairCalls(round);
  const taken = new Set(wanted);
  for (const { id, parts } of round) {
    for (const [index, part] of parts.entries()) {
      const result = part.kind === "call" ? results.get(part) : undefined;
      if (!result) continue;
      const pair = [partKey({ message: id, part: index }), partKey(result.ref)];
      if (pair.some((key) => wanted.has(key))) for (const key of pair) taken.add(key);
    }
  }
  return round.map((message) => excerptOf(message, taken)).filter(({ parts }) => parts.some(isSent));
}

/** In place of a part that is not in an excerpt, so that the others keep their index; it is never sent. */
const LEFT_OUT: Part = { kind: "reasoning", text: "", tokens: 0 };

function excerptOf(message: MessageEntry, taken: ReadonlySet<string>): MessageEntry {
  const isTaken = (_: Part, index: number): boolean =>
    taken.has(partKey({ message: message.id, part: index }));
  if (message.parts.every((part, index) => !isSent(part) || isTaken(part, index))) return message;
  return { ...message, parts: message.parts.map((part, i) => (isTaken(part, i) ? part : LEFT_OUT)) };
}
