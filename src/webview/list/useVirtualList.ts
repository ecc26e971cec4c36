import { elementScroll, observeElementOffset, observeElementRect, Virtualizer } from "@tanstack/virtual-core";
import { useLayoutEffect, useReducer, useRef } from "preact/hooks";

import { eachFrame } from "./frames.ts";

export type List = Virtualizer<HTMLElement, HTMLElement>;

interface Wanted {
  readonly count: number;
  readonly keyAt: (index: number) => string;
  readonly heightAt: (index: number) => number;
  readonly scroller: () => HTMLElement | null;
}

/** This near to the end, in pixels, the list counts as being at its end. */
const NEAR_END = 2;

/** Frames until rows that were opened, or came into sight far away, have their height. */
export const SETTLING = 15;

/** Lists that for the moment do not stay at their end. */
const loose = new WeakSet<List>();

/**
 * Draws only the rows in sight. The list stays at its end while rows are added
 * or grow, until the reader scrolls away from it.
 */
export function useVirtualList({ count, keyAt, heightAt, scroller }: Wanted): List {
  const [, draw] = useReducer<number, void>((drawn) => drawn + 1, 0);
  const list = useRef<List>(undefined);
  const options = {
    count,
    getItemKey: keyAt,
    estimateSize: heightAt,
    getScrollElement: scroller,
    scrollToFn: elementScroll,
    observeElementRect: observeSize,
    observeElementOffset,
    onChange: () => draw(),
    anchorTo: "end",
    followOnAppend: true,
    scrollEndThreshold: list.current && loose.has(list.current) ? -1 : NEAR_END,
    overscan: 4,
    paddingEnd: 12,
    paddingStart: 8,
  } as const;
  list.current ??= new Virtualizer(options);
  const { current } = list;
  current.setOptions(options);
  useLayoutEffect(() => current._didMount(), [current]);
  useLayoutEffect(() => current._willUpdate());
  return current;
}

/** The end also stays in sight when the input below takes some of the height. */
function observeSize(
  list: List,
  tell: (size: { width: number; height: number }) => void,
): void | (() => void) {
  return observeElementRect(list, (size) => {
    const before = list.scrollRect;
    const wasAtEnd =
      before !== null && list.getTotalSize() - before.height - (list.scrollOffset ?? 0) <= NEAR_END;
    tell(size);
    if (wasAtEnd) list.scrollToEnd();
  });
}

/** What the reader opens grows downwards, also at the end of the list. */
export function holdPlace(list: List): void {
  // Also ends a correction that the list still waits to make.
  list.scrollToOffset(list.scrollOffset ?? 0);
  leaveEnd(list);
}

/** For a few frames the list does not stay at its end. */
export function leaveEnd(list: List): void {
  loose.add(list);
  list.setOptions({ ...list.options, scrollEndThreshold: -1 });
  eachFrame(SETTLING, (left) => {
    if (left > 0) return;
    loose.delete(list);
    list.setOptions({ ...list.options, scrollEndThreshold: NEAR_END });
  });
}
