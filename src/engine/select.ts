import type { Budget } from "./budget.ts";
import type { EntryId, MessageEntry } from "./entries.ts";
import type { Policy } from "./policy.ts";
import { roundsOf } from "./rounds.ts";
import { messageTokens } from "./tokenSums.ts";
import { keptIn, sentParts, type Transcript } from "./transcript.ts";

/** What a compaction would take in and what it would leave; made from `transcript` and good for it alone. */
export interface Selection {
  readonly transcript: Transcript;
  /** Newly covered messages, oldest first; those also sent word for word included. */
  readonly head: readonly MessageEntry[];
  /** All covered messages, those of the anchor included: positions `from` ≤ i < `to` in the log. */
  readonly from: number;
  readonly to: number;
  /** Covered user messages that stay word for word, in log order. */
  readonly kept: readonly EntryId[];
  /** All covered messages that are sent all the same: `kept`, pins, and what belongs with them. */
  readonly verbatim: ReadonlySet<EntryId>;
  readonly tail: readonly MessageEntry[];
}

/** Why there is nothing to compact (row S7), found without a model. */
export type NothingReason = "empty" | "too-short" | "everything-fits" | "only-pins";

/** Less than this cannot be summarized any shorter. Tokens. */
const LEAST_HEAD = 400;

export function select(
  transcript: Transcript,
  { policy, budget }: { readonly policy: Policy; readonly budget: Budget },
): Selection | NothingReason {
  const messages = transcript.messages.slice(0);
  const start = transcript.anchor?.to ?? 0;
  const candidates = messages.slice(start).filter(isConversation);
  if (messages.every((message) => !isConversation(message))) return "empty";

  const sizes = candidates.map((message) => messageTokens(sentParts(transcript, message)));
  const cut = cutOf(candidates, sizes, { policy, budget });
  const head = messages
    .slice(0, transcript.anchor?.from ?? 0)
    .concat(candidates.slice(0, cut))
    .filter(isConversation);
  if (head.length === 0) return "everything-fits";

  const tail = candidates.slice(cut);
  const to = tail[0] ? messages.indexOf(tail[0], start) : messages.length;
  const covered = messages.slice(0, to);
  const kept = keptOf(covered, tail, { transcript, policy, budget });
  const verbatim = keptIn(covered, new Set([...kept, ...transcript.pinned]));
  const removed = head.filter(({ id }) => !verbatim.has(id));
  if (removed.length === 0) return "only-pins";
  if (tokensOf(transcript, removed) < LEAST_HEAD) return "too-short";
  return { transcript, head, from: 0, to, kept, verbatim, tail };
}

const isConversation = ({ role }: MessageEntry): boolean => role !== "system";

const isTurnStart = ({ role }: MessageEntry): boolean => role === "user";

const tokensOf = (transcript: Transcript, messages: readonly MessageEntry[]): number =>
  messages.reduce((sum, message) => sum + messageTokens(sentParts(transcript, message)), 0);

interface Figures {
  readonly policy: Policy;
  readonly budget: Budget;
}

/**
 * Where the tail begins (rows S2–S4): the newest whole turns that fit; of the
 * next older one the largest suffix that does. Cut at rounds only.
 */
function cutOf(
  candidates: readonly MessageEntry[],
  sizes: readonly number[],
  { policy, budget }: Figures,
): number {
  const newest = candidates.findLastIndex(isTurnStart);
  const most = tailBudget({ policy, budget });
  let cut = candidates.length;
  let used = 0;
  let turns = 0;
  for (const round of roundsOf(candidates).toReversed()) {
    if (turns >= policy.tail.turns) break;
    const size = sum(sizes, round.from, cut);
    // The newest request is sent in any case: below it, its tokens are spent already.
    const spent = newest >= 0 && newest < round.from ? (sizes[newest] ?? 0) : 0;
    if (used + size + spent > most && newest !== round.from) break;
    used += size;
    cut = round.from;
    turns += candidates.slice(round.from, round.to).filter(isTurnStart).length;
  }
  return cut;
}

const sum = (sizes: readonly number[], from: number, to: number): number =>
  sizes.slice(from, to).reduce((all, size) => all + size, 0);

export function tailBudget({ policy, budget }: Figures): number {
  const { least, share, most } = policy.tail;
  return Math.min(most, Math.max(least, budget.usable * share));
}

/** Rows S4 and S9: the newest request, and what fits of the user's older ones, newest first. */
function keptOf(
  covered: readonly MessageEntry[],
  tail: readonly MessageEntry[],
  { transcript, policy, budget }: Figures & { readonly transcript: Transcript },
): EntryId[] {
  let left = Math.min(policy.keepUser.most, budget.usable * policy.keepUser.share);
  let isNewest = !tail.some(isTurnStart);
  const kept: EntryId[] = [];
  for (const message of covered.toReversed()) {
    if (!isTurnStart(message) || transcript.pinned.has(message.id)) continue;
    const size = messageTokens(sentParts(transcript, message));
    if (size === 0 || (size > left && !isNewest)) continue;
    left -= size;
    isNewest = false;
    kept.push(message.id);
  }
  return kept.toReversed();
}
