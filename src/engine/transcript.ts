import { isAside } from "./aside.ts";
import type { CompactionEntry, Entry, EntryId, MessageEntry, Part, PruneEdit, Restored } from "./entries.ts";
import { partKey } from "./entries.ts";
import { anchorOf, itemsOf } from "./items.ts";
import { isPinned, replay } from "./replay.ts";
import { type Report, reportsIn, withReport } from "./report.ts";
import { Sequence } from "./sequence.ts";
import { messageSize, NO_SIZE, plus, restoredSize, type Size, textSize } from "./size.ts";
import {
  addMessage,
  addPinned,
  addRestored,
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
  /** By part key: live edits, those of compactions included; none of what is pinned. */
  readonly pruned: ReadonlyMap<string, PruneEdit>;
  /** Ids of messages, and keys of single parts. */
  readonly pinned: ReadonlySet<string>;
  /** Stored counts of `items`. */
  readonly tokens: TokenSums;
  /** The size of `items`. */
  readonly size: Size;
  /** Of each model the newest few, the newest of all first. */
  readonly reports: readonly Report[];
}

export type Place = "system" | "head" | "kept" | "tail";

export type Item =
  | { readonly kind: "message"; readonly place: Place; readonly message: MessageEntry }
  /** `tokens`: of the summary as sent; `ledger`: of what code adds to it. */
  | { readonly kind: "summary"; readonly text: string; readonly tokens: number; readonly ledger: number }
  | { readonly kind: "restored"; readonly restored: Restored };

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
  return message.parts.map((part, index) => sentPart({ pruned }, message, part, index)).filter(isSent);
}

/** A part of a message as it is sent: pruned, as its stub. */
export function sentPart(
  { pruned }: Pick<Transcript, "pruned">,
  { id }: MessageEntry,
  part: Part,
  index: number,
): Part {
  const isWhole = pruned.size === 0 || part.kind === "text" || part.kind === "reasoning";
  return isWhole ? part : asSent(part, pruned.get(partKey({ message: id, part: index })));
}

function asSent(part: Part, edit: PruneEdit | undefined): Part {
  if (!edit) return part;
  const { stub, tokens } = edit;
  switch (part.kind) {
    case "result": {
      const { media: _, ...rest } = part;
      return { ...rest, text: stub, tokens };
    }
    case "call":
      return { ...part, args: stub, tokens };
    case "media":
      return { kind: "text", text: stub, tokens };
    case "text":
    case "reasoning":
      return part;
  }
}

/** Tokens of a message as it is sent: what `messageTokens` says of its sent parts. */
export function sentTokens({ pruned }: Pick<Transcript, "pruned">, message: MessageEntry): number {
  if (pruned.size === 0) return messageTokens(message.parts);
  let sum = 0;
  for (const [index, part] of message.parts.entries()) {
    if (isSent(part)) sum += pruned.get(partKey({ message: message.id, part: index }))?.tokens ?? part.tokens;
  }
  return sum === 0 ? 0 : sum + MESSAGE_OVERHEAD;
}

/** Tokens of one item as it is sent. */
export function itemTokens(transcript: Pick<Transcript, "pruned">, item: Item): number {
  if (item.kind === "summary") return item.tokens + item.ledger + MESSAGE_OVERHEAD;
  if (item.kind === "restored") return item.restored.tokens + MESSAGE_OVERHEAD;
  return sentTokens(transcript, item.message);
}

/** The projection of a whole log, oldest entry first. Linear. */
export function project(entries: Iterable<Entry>): Transcript {
  const log = [...entries];
  const { pruned, pinned, live, edited } = replay(log);
  const messages = log.filter((entry) => entry.kind === "message");
  const anchor = live && anchorOf(live, edited.get(live.id), messages);
  const items = itemsOf(messages, anchor, pinned);
  let tokens = NO_TOKENS;
  for (const item of items) tokens = addItem(tokens, item, { pruned, pinned });
  return {
    revision: log.at(-1)?.id ?? "",
    messages: Sequence.of(messages),
    items: Sequence.of(items),
    anchor,
    pruned,
    pinned,
    tokens,
    size: sizeOf(items, { pruned }),
    reports: reportsIn(log),
  };
}

/** The projection of `log` after `entry` was added to it. Constant time for a message. */
export function extend(transcript: Transcript, entry: Entry, log: Iterable<Entry>): Transcript {
  if (isAside(entry)) return { ...transcript, revision: entry.id };
  if (entry.kind !== "message" || entry.role === "system") return project(log);
  return {
    ...transcript,
    revision: entry.id,
    messages: transcript.messages.append(entry),
    items: transcript.items.append({ kind: "message", place: "tail", message: entry }),
    tokens: addMessage(transcript.tokens, entry.role, entry.parts),
    size: plus(transcript.size, messageSize(entry, entry.parts)),
    reports: withReport(transcript.reports, entry),
  };
}

/** The size of such items as they are sent. Linear. */
export const sizeOf = (items: Iterable<Item>, prunings: Pick<Transcript, "pruned">): Size => {
  let size = NO_SIZE;
  for (const item of items) size = plus(size, itemSize(prunings, item));
  return size;
};

function itemSize(prunings: Pick<Transcript, "pruned">, item: Item): Size {
  switch (item.kind) {
    case "summary":
      return textSize(item.text, item.tokens + item.ledger);
    case "restored":
      return restoredSize(item.restored);
    case "message":
      return messageSize(item.message, sentParts(prunings, item.message));
  }
}

function addItem(
  tokens: TokenSums,
  item: Item,
  { pruned, pinned }: Pick<Transcript, "pruned" | "pinned">,
): TokenSums {
  switch (item.kind) {
    case "summary":
      return addSummary(tokens, item.tokens, item.ledger);
    case "restored":
      return addRestored(tokens, item.restored);
    case "message": {
      const { id, role, parts } = item.message;
      const sent = sentParts({ pruned }, item.message);
      if (pinned.has(id)) return addPinned(tokens, role, sent);
      // Pinned parts are never pruned, so they are the same objects.
      const isFixed = (_: Part, part: number): boolean => isPinned(pinned, { message: id, part });
      return addMessage(tokens, role, sent, pinned.size === 0 ? [] : parts.filter(isFixed));
    }
  }
}
