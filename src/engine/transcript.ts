import type {
  CompactionEntry,
  Entry,
  EntryId,
  MessageEntry,
  Part,
  PruneEdit,
  SummaryEditEntry,
} from "./entries.ts";
import { partKey } from "./entries.ts";
import { replay } from "./replay.ts";
import { isReported, type Report, reportIn } from "./report.ts";
import { roundsOf } from "./rounds.ts";
import { Sequence } from "./sequence.ts";
import { handoff } from "./summary/handoff.ts";
import {
  addMessage,
  addSummary,
  isSent,
  MESSAGE_OVERHEAD,
  messageTokens,
  NO_TOKENS,
  type TokenSums,
} from "./tokenSums.ts";

/**
 * The projection: what the model would be sent, decided here and nowhere else.
 * Measuring, pruning, selecting and sending all read this value.
 */
export interface Transcript {
  /** Id of the newest entry that it was made from; "" when there is none. */
  readonly revision: EntryId;
  /** All messages of the log, covered ones included, in log order. */
  readonly messages: Sequence<MessageEntry>;
  /** What is sent, in order. */
  readonly items: Sequence<Item>;
  readonly anchor: Anchor | undefined;
  /** By part key: live edits, those of compactions included. */
  readonly pruned: ReadonlyMap<string, PruneEdit>;
  readonly pinned: ReadonlySet<EntryId>;
  /** Stored counts of `items`. */
  readonly tokens: TokenSums;
  readonly report: Report | undefined;
}

export type Place = "system" | "head" | "kept" | "tail";

export type Item =
  | { readonly kind: "message"; readonly place: Place; readonly message: MessageEntry }
  | { readonly kind: "summary"; readonly text: string; readonly tokens: number };

/** The live summary: exactly one, or none. */
export interface Anchor {
  readonly compaction: CompactionEntry;
  /** The newest edit of the user, or what was made. */
  readonly summary: string;
  readonly tokens: number;
  /** Positions in `messages`: covered are `from` ≤ i < `to`. */
  readonly from: number;
  readonly to: number;
}

/** The parts of a message as they are sent: pruned ones as their stubs, reasoning not at all. */
export function sentParts({ pruned }: Pick<Transcript, "pruned">, message: MessageEntry): readonly Part[] {
  if (pruned.size === 0) return message.parts.every(isSent) ? message.parts : message.parts.filter(isSent);
  return message.parts
    .map((part, index) => asSent(part, pruned.get(partKey({ message: message.id, part: index }))))
    .filter(isSent);
}

function asSent(part: Part, edit: PruneEdit | undefined): Part {
  if (!edit || part.kind !== "result") return part;
  const { media: _, ...rest } = part;
  return { ...rest, text: edit.stub, tokens: edit.tokens };
}

/** Tokens of one item as it is sent. */
export function itemTokens(transcript: Pick<Transcript, "pruned">, item: Item): number {
  if (item.kind === "summary") return item.tokens + MESSAGE_OVERHEAD;
  return messageTokens(sentParts(transcript, item.message));
}

/** The projection of a whole log, oldest entry first. Linear. */
export function project(entries: Iterable<Entry>): Transcript {
  const log = [...entries];
  const projected = projectWithoutReport(log);
  return { ...projected, report: reportOf(projected, log) };
}

/** The projection of `log` after `entry` was added to it. Constant time for a message. */
export function extend(transcript: Transcript, entry: Entry, log: Iterable<Entry>): Transcript {
  if (entry.kind === "title") return { ...transcript, revision: entry.id };
  if (entry.kind !== "message" || entry.role === "system") return project(log);
  const tokens = addMessage(transcript.tokens, entry.role, entry.parts);
  return {
    ...transcript,
    revision: entry.id,
    messages: transcript.messages.append(entry),
    items: transcript.items.append({ kind: "message", place: "tail", message: entry }),
    tokens,
    report: reportIn(entry, { before: transcript.tokens.total, after: tokens.total }) ?? transcript.report,
  };
}

function projectWithoutReport(log: readonly Entry[]): Transcript {
  const { pruned, pinned, live, edited } = replay(log);
  const messages = log.filter((entry) => entry.kind === "message");
  const anchor = live && anchorOf(live, edited.get(live.id), messages);
  const items = itemsOf(messages, anchor, pinned);
  let tokens = NO_TOKENS;
  for (const item of items) {
    tokens =
      item.kind === "summary"
        ? addSummary(tokens, item.tokens)
        : addMessage(tokens, item.message.role, sentParts({ pruned }, item.message));
  }
  return {
    revision: log.at(-1)?.id ?? "",
    messages: Sequence.of(messages),
    items: Sequence.of(items),
    anchor,
    pruned,
    pinned,
    tokens,
    report: undefined,
  };
}

function anchorOf(
  compaction: CompactionEntry,
  edit: SummaryEditEntry | undefined,
  messages: readonly MessageEntry[],
): Anchor | undefined {
  const from = messages.findIndex(({ id }) => id === compaction.covers.from);
  const last = messages.findLastIndex(({ id }) => id === compaction.covers.to);
  if (from < 0 || last < from) return undefined;
  return {
    compaction,
    summary: edit?.markdown ?? compaction.summary,
    tokens: edit?.tokens ?? compaction.summaryTokens,
    from,
    to: last + 1,
  };
}

/** Row R3: system · protected head · summary · kept and pinned · tail. */
function itemsOf(
  messages: readonly MessageEntry[],
  anchor: Anchor | undefined,
  pinned: ReadonlySet<EntryId>,
): Item[] {
  const system = messages.filter(({ role }) => role === "system");
  const at = (place: Place, from: number, to: number): Item[] =>
    messages
      .slice(from, to)
      .filter(({ role }) => role !== "system")
      .map((message) => ({ kind: "message", place, message }));
  const sections: Item[] = system.map((message) => ({ kind: "message", place: "system", message }));
  if (!anchor) return sections.concat(at("tail", 0, messages.length));
  const wanted = new Set([...anchor.compaction.kept, ...pinned]);
  const isKept = keptIn(messages.slice(anchor.from, anchor.to), wanted);
  return sections.concat(
    at("head", 0, anchor.from),
    { kind: "summary", text: handoff(anchor.summary), tokens: anchor.tokens },
    at("kept", anchor.from, anchor.to).filter(
      (item) => item.kind === "message" && isKept.has(item.message.id),
    ),
    at("tail", anchor.to, messages.length),
  );
}

/** The covered messages that are sent all the same: the wanted ones, calls with their results. System messages have their own place. */
export function keptIn(covered: readonly MessageEntry[], wanted: ReadonlySet<EntryId>): ReadonlySet<EntryId> {
  const kept = new Set<EntryId>();
  const conversation = covered.filter(({ role }) => role !== "system");
  for (const { from, to } of roundsOf(conversation)) {
    const ids = conversation.slice(from, to).map(({ id }) => id);
    if (ids.some((id) => wanted.has(id))) ids.forEach((id) => kept.add(id));
  }
  return kept;
}

/** The newest report of the log, measured against what was sent for it. */
function reportOf(projected: Transcript, log: readonly Entry[]): Report | undefined {
  const at = log.findLastIndex((entry) => entry.kind === "message" && isReported(entry));
  const message = log[at];
  if (message?.kind !== "message") return undefined;
  const later = log.slice(at + 1);
  const isCurrent = later.every(({ kind }) => kind === "message" || kind === "title");
  const before = projectWithoutReport(log.slice(0, at)).tokens.total;
  const after = before + messageTokens(sentParts(projected, message));
  const report = reportIn(message, { before, after });
  return report && { ...report, isCurrent };
}
