import type { MessageEntry } from "../entries.ts";
import { roundsOf } from "../rounds.ts";
import { Sequence } from "../sequence.ts";
import { sizeOf, type Transcript } from "../transcript.ts";
import type { GuardFigures } from "./figures.ts";

/** What the server said of a request that did not fit. Tokens; both are often missing. */
export interface Gap {
  readonly limit?: number;
  readonly asked?: number;
}

/** What to do about the n-th overflow of one message (row G1). */
export type Recovery =
  /** Compact, planning with this window in our own tokens. */
  | { readonly kind: "compact"; readonly window: number }
  /** Send without this share of the oldest rounds; nothing of it comes into the log. */
  | { readonly kind: "drop"; readonly share: number }
  /** Compact by code alone, planning with this window; after that there is nothing more to do. */
  | { readonly kind: "digest"; readonly window: number };

/**
 * Row G1: one compaction a message, then the oldest rounds are left out of what
 * is sent, then the digest. `sent` is our own count of the request that failed:
 * with the server's figure beside it, it tells how wrong our counts are.
 */
export function recoveryOf(
  nth: number,
  { sent, window, gap }: { readonly sent: number; readonly window: number; readonly gap: Gap },
  { overflow }: GuardFigures,
): Recovery {
  const room = roomIn({ sent, window, gap }, overflow.dropShare);
  if (nth === 1) return { kind: "compact", window: room };
  if (nth <= overflow.tries) return { kind: "drop", share: 1 - (1 - overflow.dropShare) ** (nth - 1) };
  // By then our counts have proved wrong: half of the room is sure to fit.
  return { kind: "digest", window: room / 2 };
}

/**
 * The window in the units of our own counts, which may be too low: the server's
 * limit, scaled by what it counted against what we did; without figures what was
 * sent, less the share that is dropped when nothing is known.
 */
function roomIn(
  { sent, window, gap }: { readonly sent: number; readonly window: number; readonly gap: Gap },
  dropShare: number,
): number {
  const limit = Math.min(window, gap.limit ?? window);
  if (gap.asked === undefined) {
    return gap.limit === undefined ? Math.min(limit, sent * (1 - dropShare)) : limit;
  }
  const scale = gap.asked > 0 ? Math.min(1, sent / gap.asked) : 1;
  return Math.max(1, limit * scale);
}

/**
 * The messages without the oldest share of their rounds (row G1), calls and
 * results together; the newest user message and all behind it stay, and so
 * does at least one round.
 */
export function withoutOldestRounds(
  messages: readonly MessageEntry[],
  share: number,
): readonly MessageEntry[] {
  if (share <= 0) return messages;
  const rounds = roundsOf(messages);
  const newest = messages.findLastIndex(({ role }) => role === "user");
  const wanted = Math.ceil(rounds.length * share);
  const droppable = rounds.filter(({ to }) => newest < 0 || to <= newest).length;
  const dropped = Math.min(wanted, droppable, rounds.length - 1);
  return dropped > 0 ? messages.slice(rounds[dropped - 1]?.to ?? 0) : messages;
}

/** What is sent, less the oldest share of its rounds. The summary and the messages kept beside it stay. */
export function leavingOut(transcript: Transcript, share: number): Transcript {
  if (share <= 0) return transcript;
  const items = [...transcript.items];
  const conversation = items.flatMap((item) =>
    item.kind === "message" && (item.place === "head" || item.place === "tail") ? [item.message] : [],
  );
  const left = new Set(withoutOldestRounds(conversation, share));
  const dropped = new Set(conversation.filter((message) => !left.has(message)));
  const sent = items.filter((item) => item.kind !== "message" || !dropped.has(item.message));
  return { ...transcript, items: Sequence.of(sent), size: sizeOf(sent, transcript) };
}
