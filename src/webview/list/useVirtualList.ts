import { observeElementRect } from "@tanstack/virtual-core";

import { eachFrame } from "./frames.ts";
import { type List, type Rows, useVirtualizer } from "./useVirtualizer.ts";

/** This near to the end, in pixels, the list counts as being at its end. */
const NEAR_END = 2;

/** Frames until rows that were opened, or came into sight far away, have their height. */
export const SETTLING = 15;

/** Lists that for the moment do not stay at their end. */
const loose = new WeakSet<List>();

/** A list that stays at its end while rows are added or grow, until the reader scrolls away from it. */
export const useVirtualList = (rows: Rows): List =>
  useVirtualizer(rows, (list) => ({
    observeElementRect: observeSize,
    anchorTo: "end",
    followOnAppend: true,
    scrollEndThreshold: list && loose.has(list) ? -1 : NEAR_END,
    overscan: 4,
    paddingEnd: 12,
    paddingStart: 8,
  }));

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
