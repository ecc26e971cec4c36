import { useEffect, useLayoutEffect, useState } from "preact/hooks";

import { eachFrame } from "./frames.ts";
import { SETTLING } from "./useVirtualList.ts";

/**
 * Where a list is on its way to. What is aimed at moves while rows that come into
 * sight get their height and older rows come before them, so `go` looks for it
 * each time. A new aim replaces the one before; the reader's own scrolling drops it.
 */
export class Aim {
  #go: (() => void) | undefined;
  #stop: (() => void) | undefined;

  /** Goes there in each of the next frames, until all rows on the way have their height; then `done`. */
  settle(go: () => void, done?: () => void): void {
    this.keep(go);
    this.#stop = eachFrame(SETTLING, (left) => {
      if (left > 0) return go();
      this.drop();
      done?.();
    });
  }

  /** Goes there now, and whenever older rows have come. */
  keep(go: () => void): void {
    this.drop();
    this.#go = go;
    go();
  }

  /** Older rows have come. */
  again(): void {
    this.#go?.();
  }

  drop(): void {
    this.#stop?.();
    this.#stop = undefined;
    this.#go = undefined;
  }
}

/** `first`: the oldest row there is. */
export function useAim(first: string | undefined): Aim {
  const [aim] = useState(() => new Aim());
  useLayoutEffect(() => aim.again(), [first]);
  useEffect(() => () => aim.drop(), []);
  return aim;
}
