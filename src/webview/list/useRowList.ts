import {
  defaultRangeExtractor,
  elementScroll,
  observeElementOffset,
  observeElementRect,
  type Range,
  Virtualizer,
} from "@tanstack/virtual-core";
import { useLayoutEffect, useReducer, useRef } from "preact/hooks";

export type RowList = Virtualizer<HTMLElement, HTMLElement>;

interface Wanted {
  readonly count: number;
  readonly keyAt: (index: number) => string;
  readonly heightAt: (index: number) => number;
  readonly scroller: () => HTMLElement | null;
  /** This row is drawn wherever the list is scrolled to: it has the focus. */
  readonly kept: number | undefined;
}

/** Draws only the rows in sight of a list that is read from its beginning. */
export function useRowList({ count, keyAt, heightAt, scroller, kept }: Wanted): RowList {
  const [, draw] = useReducer<number, void>((drawn) => drawn + 1, 0);
  const list = useRef<RowList>(undefined);
  const options = {
    count,
    getItemKey: keyAt,
    estimateSize: heightAt,
    getScrollElement: scroller,
    scrollToFn: elementScroll,
    observeElementRect,
    observeElementOffset,
    onChange: () => draw(),
    overscan: 6,
    rangeExtractor: (range: Range) => withKept(defaultRangeExtractor(range), kept, count),
  };
  list.current ??= new Virtualizer(options);
  const { current } = list;
  current.setOptions(options);
  useLayoutEffect(() => current._didMount(), [current]);
  useLayoutEffect(() => current._willUpdate());
  return current;
}

function withKept(indexes: number[], kept: number | undefined, count: number): number[] {
  if (kept === undefined || kept >= count || indexes.includes(kept)) return indexes;
  return [...indexes, kept].sort((a, b) => a - b);
}
