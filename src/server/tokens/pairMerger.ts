import type { Vocabulary } from "./vocabulary.ts";

/** A key is rank × `PLACES` + place, in 32 bits: ranks take 18 of them (199,998 is the last one). */
const PLACES = 1 << 14;
const PLACE_MASK = PLACES - 1;

/** Bytes of the longest piece that can be merged. */
const MAX_BYTES = PLACE_MASK;

const NONE = 0xffff_ffff;

/**
 * Byte-pair merging: again and again the pair of neighbours with the lowest rank becomes one, the
 * leftmost first. The waiting pairs lie in a heap, so that n bytes take n · log n steps; tokenizers
 * that look through all pairs for each merge take n², which is seconds on a long unbroken run.
 */
export class PairMerger {
  readonly #ranks: Vocabulary;
  /** At the place where a token begins: where the next one begins, and the one before. */
  readonly #next = new Uint16Array(MAX_BYTES + 1);
  readonly #previous = new Uint16Array(MAX_BYTES + 1);
  /** The key of the pair that begins at a place; another key in the heap is out of date. */
  readonly #keys = new Uint32Array(MAX_BYTES + 1);
  /** A binary heap, lowest first: one key a byte at first, and two a merge. */
  readonly #heap = new Uint32Array(3 * MAX_BYTES);
  #size = 0;
  /** The rank of each pair of bytes: most of all look-ups, without a string. */
  readonly #twoBytes = new Uint32Array(1 << 16).fill(NONE);

  constructor(ranks: Vocabulary) {
    this.#ranks = ranks;
    for (const [bytes, rank] of ranks)
      if (bytes.length === 2) this.#twoBytes[(bytes.charCodeAt(0) << 8) | bytes.charCodeAt(1)] = rank;
  }

  /** How many tokens `bytes` (one character a byte, at most `MAX_BYTES`) become. */
  count(bytes: string): number {
    const end = bytes.length;
    let tokens = end;
    this.#begin(bytes);
    for (let key = this.#pop(); key !== NONE; key = this.#pop()) {
      const at = key & PLACE_MASK;
      if (this.#keys[at] !== key) continue;
      this.#merge(bytes, at);
      tokens--;
    }
    return tokens;
  }

  #begin(bytes: string): void {
    this.#size = 0;
    for (let at = 0; at < bytes.length; at++) {
      this.#next[at] = at + 1;
      this.#previous[at] = at - 1;
      this.#keys[at] = NONE;
    }
    for (let at = 0; at < bytes.length - 1; at++)
      this.#wait(at, this.#twoBytes[(bytes.charCodeAt(at) << 8) | bytes.charCodeAt(at + 1)] ?? NONE);
  }

  /** Takes the token after the one at `at` into it. */
  #merge(bytes: string, at: number): void {
    const taken = this.#next[at] ?? 0;
    const after = this.#next[taken] ?? 0;
    this.#next[at] = after;
    this.#keys[taken] = NONE;
    if (after < bytes.length) this.#previous[after] = at;
    this.#offer(bytes, at);
    if (at > 0) this.#offer(bytes, this.#previous[at] ?? 0);
  }

  /** Lets the pair that begins at `at` wait for its turn, if it is a token of the vocabulary. */
  #offer(bytes: string, at: number): void {
    const second = this.#next[at] ?? 0;
    if (second >= bytes.length) this.#wait(at, NONE);
    else this.#wait(at, this.#ranks.get(bytes.slice(at, this.#next[second])) ?? NONE);
  }

  #wait(at: number, rank: number): void {
    const key = rank === NONE ? NONE : rank * PLACES + at;
    this.#keys[at] = key;
    if (key !== NONE) this.#push(key);
  }

  #push(key: number): void {
    const heap = this.#heap;
    let at = this.#size++;
    while (at > 0) {
      const parent = (at - 1) >> 1;
      const above = heap[parent] ?? 0;
      if (above <= key) break;
      heap[at] = above;
      at = parent;
    }
    heap[at] = key;
  }

  /** The lowest key; `NONE` when nothing waits. */
  #pop(): number {
    const heap = this.#heap;
    if (this.#size === 0) return NONE;
    const lowest = heap[0] ?? NONE;
    const last = heap[--this.#size] ?? NONE;
    let at = 0;
    for (let child = 1; child < this.#size; child = 2 * at + 1) {
      const right = child + 1;
      if (right < this.#size && (heap[right] ?? NONE) < (heap[child] ?? NONE)) child = right;
      const below = heap[child] ?? NONE;
      if (below >= last) break;
      heap[at] = below;
      at = child;
    }
    heap[at] = last;
    return lowest;
  }
}
