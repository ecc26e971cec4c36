import type { MessageEntry } from "../entries.ts";
import type { TailPolicy } from "../policy.ts";
import type { Round } from "../rounds.ts";
import type { Transcript } from "../transcript.ts";
import { type Candidates, candidatesOf } from "./candidates.ts";
import type { Figures, Room } from "./room.ts";

type Fill = Extract<TailPolicy, { kind: "fill" }>;
type Enough = Extract<TailPolicy, { kind: "enough" }>;

/** Tokens that the tail may have by the policy's figures; 0 when it keeps none. */
export function tailBudget({ policy: { tail }, budget }: Figures): number {
  if (tail.kind === "none") return 0;
  if (tail.kind === "enough") return tail.most;
  const share = (tail.of === "trigger" ? budget.trigger : budget.usable) * tail.share;
  return Math.min(tail.most, Math.max(tail.least, share));
}

/** What a compaction would leave as it is: the protected beginning, and so many of the newest messages. */
export function leftBy(
  transcript: Transcript,
  figures: Figures,
): { readonly first: readonly MessageEntry[]; readonly tail: number } {
  const candidates = candidatesOf(transcript, figures);
  return {
    first: transcript.messages.slice(0, candidates.protectedTo),
    tail: candidates.messages.length - cutOf(candidates, figures),
  };
}

/** Index in the candidates where the tail begins (rows S2–S5). Cut at rounds only. */
export function cutOf(candidates: Candidates, figures: Figures): number {
  const { tail } = figures.policy;
  switch (tail.kind) {
    case "none":
      return candidates.messages.length;
    case "fill":
      return new Cutting(candidates).fill(tail, tailBudget(figures));
    case "enough":
      return new Cutting(candidates).enough(tail);
  }
}

/** Takes rounds from the newest backwards; each is weighed once. */
class Cutting {
  readonly #candidates: Candidates;
  readonly #room: Room;
  #rounds: number;
  #cut: number;
  #used = 0;

  constructor(candidates: Candidates) {
    this.#candidates = candidates;
    this.#room = candidates.room;
    this.#rounds = candidates.rounds.length;
    this.#cut = candidates.messages.length;
  }

  /** The newest whole turns that fit; of the next older one the largest suffix that does. */
  fill({ turns, ceiling, messages }: Fill, budget: number): number {
    if (turns === 0) return this.#cut;
    const limit = Math.min(budget, this.#room.tail);
    const soft = Math.min(budget * ceiling, this.#room.tail);
    let taken = 0;
    for (let next = this.#next(); next && taken < turns && this.#used <= limit; next = this.#next()) {
      const { round, size, total } = next;
      // Row S5: better a little over budget than without the one large message that would be next.
      const fits = total <= limit || (size > budget / 2 && total <= soft);
      if (!fits && !this.#holdsNewest(round)) break;
      this.#take(round, size);
      taken += this.#count(round, isTurnStart);
    }
    for (let next = this.#next(); next && this.#length < messages; next = this.#next()) {
      if (next.total > this.#room.most) break;
      this.#take(next.round, next.size);
    }
    return this.#cut;
  }

  /** The fewest rounds that hold so many texts and tokens. */
  enough({ texts, least, most }: Enough): number {
    const limit = Math.min(most, this.#room.tail);
    let found = 0;
    for (let next = this.#next(); next && (found < texts || this.#used < least); next = this.#next()) {
      if (next.total > limit && !this.#holdsNewest(next.round)) break;
      this.#take(next.round, next.size);
      found += this.#count(next.round, hasText);
    }
    return this.#cut;
  }

  get #length(): number {
    return this.#candidates.messages.length - this.#cut;
  }

  #next(): { readonly round: Round; readonly size: number; readonly total: number } | undefined {
    const { rounds, sizes, newest } = this.#candidates;
    const round = rounds[this.#rounds - 1];
    if (!round) return undefined;
    let size = 0;
    for (let i = round.from; i < this.#cut; i++) size += sizes[i] ?? 0;
    // The newest request is sent in any case (row S4): before it is reached, its tokens are spent already.
    const spent = newest < round.from ? (sizes[newest] ?? 0) : 0;
    return { round, size, total: this.#used + size + spent };
  }

  #take({ from }: Round, size: number): void {
    this.#used += size;
    this.#cut = from;
    this.#rounds--;
  }

  #holdsNewest = ({ from, to }: Round): boolean =>
    from <= this.#candidates.newest && this.#candidates.newest < to;

  #count({ from, to }: Round, is: (message: MessageEntry) => boolean): number {
    let count = 0;
    for (let i = from; i < to; i++) {
      const message = this.#candidates.messages[i];
      if (message && is(message)) count++;
    }
    return count;
  }
}

export const isTurnStart = ({ role }: MessageEntry): boolean => role === "user";

const hasText = ({ role, parts }: MessageEntry): boolean =>
  role !== "system" && parts.some((part) => part.kind === "text" && part.text.trim() !== "");
