import type { Excerpt } from "./match.ts";
import type { HitRole } from "./searchable.ts";

/** A place where everything that was searched for stands. */
export interface Hit {
  readonly session: string;
  /** The message, or the compaction whose summary it is. */
  readonly entry: string;
  readonly role: HitRole;
  /** Milliseconds since 1970. */
  readonly at: number;
  readonly excerpt: Excerpt;
}

export interface Found {
  /** Newest first, of each session together; each session where its newest hit is. */
  readonly hits: readonly Hit[];
  /** There may be more. */
  readonly isCut: boolean;
}

/** So many are told, and so many of one session. */
const MOST = 100;
const MOST_OF_ONE = 5;

/** Gathers hits, newest first, until there are enough. */
export class HitList {
  readonly #bySession = new Map<string, Hit[]>();
  #count = 0;
  #isCut = false;

  get isFull(): boolean {
    return this.#count >= MOST;
  }

  /** Whether another one of this session would be told. */
  wants(session: string): boolean {
    const hasRoom = (this.#bySession.get(session)?.length ?? 0) < MOST_OF_ONE;
    if (!hasRoom) this.#isCut = true;
    return hasRoom && !this.isFull;
  }

  add(hit: Hit): void {
    const hits = this.#bySession.get(hit.session) ?? [];
    // A summary and its edits are shown in one place.
    if (hits.some(({ entry }) => entry === hit.entry)) return;
    this.#bySession.set(hit.session, [...hits, hit]);
    this.#count++;
  }

  /** `isWhole`: everything was looked at. */
  found(isWhole: boolean): Found {
    return { hits: [...this.#bySession.values()].flat(), isCut: this.#isCut || !isWhole };
  }
}
