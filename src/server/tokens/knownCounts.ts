import { createHash } from "node:crypto";

/** Characters from which on a text is worth a place: below, counting costs about as much as hashing. */
const LEAST = 2_000;

/** Counts by content, so that what is sent again is not counted again. Bounded: the longest unused goes first. */
export class KnownCounts {
  readonly #capacity: number;
  readonly #counts = new Map<string, number>();

  /** `capacity`: how many counts are kept, at about 100 bytes each. */
  constructor(capacity = 20_000) {
    this.#capacity = capacity;
  }

  /** The known count of a text, or what `count` says of it, which is then known. */
  async of(text: string, count: () => Promise<number>): Promise<number> {
    if (text.length < LEAST) return count();
    const key = createHash("sha256").update(text, "utf16le").digest("base64");
    const tokens = this.#counts.get(key) ?? (await count());
    this.#counts.delete(key);
    this.#counts.set(key, tokens);
    const oldest = this.#counts.size > this.#capacity ? this.#counts.keys().next() : undefined;
    if (oldest && !oldest.done) this.#counts.delete(oldest.value);
    return tokens;
  }
}
