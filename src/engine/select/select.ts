import type { EntryId, MessageEntry } from "../entries.ts";
import { isExcerpt, isWithin, keptIn } from "../kept.ts";
import { spoken } from "../reading/spoken.ts";
import { roundsOf } from "../rounds.ts";
import type { Transcript } from "../transcript.ts";
import { type Candidates, candidatesOf, sizeOf } from "./candidates.ts";
import { cutOf, isTurnStart } from "./cut.ts";
import { replacedTokens } from "./replaced.ts";
import { type Figures, leastSummary } from "./room.ts";
import { type Range, type Span, spanBefore, spanOf } from "./span.ts";

export type { Range } from "./span.ts";

/** What a compaction would take in and what it would leave; made from `transcript` and good for it alone. */
export interface Selection {
  readonly transcript: Transcript;
  /** What is summarized, oldest first; those also sent word for word included. */
  readonly head: readonly MessageEntry[];
  /** Newly covered and not summarized: answers that failed or were stopped, without any call that was carried out (row S8). */
  readonly unfinished: readonly MessageEntry[];
  /** All covered messages, those of the anchor included: positions `from` ≤ i < `to` in the log. */
  readonly from: number;
  readonly to: number;
  /** Covered messages that stay word for word, in log order. */
  readonly kept: readonly EntryId[];
  /** All covered messages that are sent all the same, in log order: `kept`, pins, and what belongs with them; of some an excerpt only. */
  readonly stays: readonly MessageEntry[];
  /** The ids of those that stay whole. */
  readonly verbatim: ReadonlySet<EntryId>;
  /** What stands before the summary (row S6), and what follows. */
  readonly first: readonly MessageEntry[];
  readonly tail: readonly MessageEntry[];
}

/** Why there is nothing to compact (row S7), found without a model. */
export type NothingReason =
  | "empty"
  | "too-short"
  | "everything-fits"
  | "only-pins"
  /** What must stay word for word does not fit, whatever is summarized. */
  | "too-large"
  /** The range begins or ends at a message that is not here. */
  | "unknown-message";

/** Less than this cannot be summarized any shorter. Tokens. */
const LEAST_HEAD = 400;

export interface SelectSettings extends Figures {
  /** Absent: everything but the tail. */
  readonly range?: Range;
}

/** Linear. */
export function select(transcript: Transcript, settings: SelectSettings): Selection | NothingReason {
  const { policy, range } = settings;
  const count = conversationLength(transcript);
  if (count === 0) return "empty";
  if (policy.tail.kind === "enough" && count < policy.tail.conversation) return "too-short";
  const candidates = candidatesOf(transcript, settings);
  const span = range
    ? spanOf(range, transcript, candidates)
    : spanBefore(candidates.start + cutOf(candidates, settings), transcript, candidates.protectedTo);
  if (!span) return "unknown-message";
  if (span.fresh.every(({ from, to }) => from >= to)) return "everything-fits";
  const selection = selectionOf(span, transcript, candidates);
  return flawOf(selection, settings) ?? selection;
}

const isConversation = ({ role }: MessageEntry): boolean => role !== "system";

function conversationLength({ messages }: Transcript): number {
  let count = 0;
  for (const message of messages) if (isConversation(message)) count++;
  return count;
}

function selectionOf(span: Span, transcript: Transcript, candidates: Candidates): Selection {
  const { from, to } = span.covered;
  const messages = transcript.messages.slice(0);
  const tail = messages.slice(to).filter(isConversation);
  const kept = keptOf(span, messages, { transcript, candidates });
  const stays = keptIn(messages.slice(from, to), new Set([...kept, ...transcript.pinned]));
  const staying = new Map(stays.map((message) => [message.id, message]));
  const verbatim = new Set(stays.filter((message) => !isExcerpt(message)).map(({ id }) => id));
  const fresh = span.fresh.flatMap((part) => messages.slice(part.from, part.to)).filter(isConversation);
  const unfinished = unfinishedIn(fresh).filter(({ id }) => !verbatim.has(id));
  const again = sentSoFar(transcript).filter((message) => !isWithin(message, staying.get(message.id)));
  const head = inOrder(again, without(fresh, unfinished));
  const first = messages.slice(0, from).filter(isConversation);
  return { transcript, head, unfinished, from, to, kept, stays, verbatim, first, tail };
}

function without(messages: readonly MessageEntry[], left: readonly MessageEntry[]): readonly MessageEntry[] {
  if (left.length === 0) return messages;
  const isLeft = new Set(left);
  return messages.filter((message) => !isLeft.has(message));
}

/** Kept by the live summary and now no more: what is not sent any longer passes through a head. */
const sentSoFar = ({ items, anchor }: Transcript): MessageEntry[] =>
  anchor
    ? [...items].flatMap((item) => (item.kind === "message" && item.place === "kept" ? [item.message] : []))
    : [];

/** Ids sort by time. */
function inOrder(again: readonly MessageEntry[], fresh: readonly MessageEntry[]): readonly MessageEntry[] {
  if (again.length === 0) return fresh;
  return [...again, ...fresh].sort((a, b) => (a.id < b.id ? -1 : 1));
}

/** A call that was carried out is a fact, even in an answer that broke off. */
function unfinishedIn(fresh: readonly MessageEntry[]): MessageEntry[] {
  if (fresh.every(({ status }) => status === "complete")) return [];
  return roundsOf(fresh).flatMap(({ from, to }) => {
    const round = fresh.slice(from, to);
    return round.length === 1 ? round.filter((message) => isBrokenOff(message)) : [];
  });
}

const isBrokenOff = ({ role, status }: MessageEntry): boolean =>
  role === "assistant" && status !== "complete";

function flawOf(selection: Selection, settings: SelectSettings): NothingReason | undefined {
  const { transcript, head, unfinished, stays, verbatim, first, tail } = selection;
  const removed = replacedTokens(selection, LEAST_HEAD);
  if (removed === 0)
    return unfinished.length > 0 || head.some(({ id }) => !verbatim.has(id)) ? "too-short" : "only-pins";
  if (removed < LEAST_HEAD) return "too-short";
  let least = (settings.fixed ?? 0) + transcript.tokens.system + leastSummary(settings);
  for (const message of [...first, ...stays, ...tail]) least += sizeOf(transcript, message);
  return least > settings.budget.usable ? "too-large" : undefined;
}

/** Rows S4, S8 and S9: what a range leaves, the newest request, and what fits of the user's older ones, newest first. */
function keptOf(
  { covered, stays }: Span,
  messages: readonly MessageEntry[],
  { transcript, candidates }: { readonly transcript: Transcript; readonly candidates: Candidates },
): EntryId[] {
  let left = candidates.room.keepUser;
  let isNewest = !messages.slice(covered.to).some(isTurnStart);
  const kept: EntryId[] = [];
  for (let i = covered.to - 1; i >= covered.from; i--) {
    const message = messages[i];
    if (!message || !isConversation(message)) continue;
    if (i >= stays.from && i < stays.to) {
      kept.push(message.id);
      isNewest &&= !isTurnStart(message);
    } else if (isTurnStart(message) && !transcript.pinned.has(message.id)) {
      const size = sizeOf(transcript, message);
      if (size === 0 || (size > left && !isNewest)) continue;
      if (!isNewest && !isOwn(message)) continue;
      left -= size;
      isNewest = false;
      kept.push(message.id);
    }
  }
  return kept.toReversed();
}

/** The user's own message, not only what a machine put in their place: a notice, an attachment, a command's echo. */
const isOwn = ({ parts }: MessageEntry): boolean =>
  parts.some((part) => part.kind === "media" || (part.kind === "text" && spoken(part.text) !== ""));
