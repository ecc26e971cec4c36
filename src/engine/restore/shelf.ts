import type { Restored } from "../entries.ts";
import { MESSAGE_OVERHEAD } from "../tokenSums.ts";
import type { Framed } from "./framing.ts";

/** Holds no more than there is room for. */
export class Shelf {
  readonly count: (text: string) => number;
  #left: number;

  constructor(room: number, count: (text: string) => number) {
    this.#left = room;
    this.count = count;
  }

  /** Tokens that are left for a text of which at most `most` are wanted, framing aside. */
  roomFor(most: number): number {
    return Math.max(0, Math.min(most, this.#left - FRAMING - MESSAGE_OVERHEAD));
  }

  /** Empty where it does not fit. */
  put(framed: Framed): Restored[] {
    const tokens = this.count(framed.text);
    if (tokens + MESSAGE_OVERHEAD > this.#left) return [];
    this.#left -= tokens + MESSAGE_OVERHEAD;
    return [{ ...framed, tokens }];
  }
}

/** Tokens of the words around a file; a long path takes more, and then it may not fit. */
const FRAMING = 80;
/** Less of a file than this is not worth its framing. Tokens. */
export const LEAST_EXCERPT = 100;
