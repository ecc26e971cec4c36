import {
  elementScroll,
  observeElementOffset,
  observeElementRect,
  Virtualizer,
  type VirtualizerOptions,
} from "@tanstack/virtual-core";
import { useLayoutEffect, useReducer, useRef } from "preact/hooks";

export type List = Virtualizer<HTMLElement, HTMLElement>;

/** What a list is made of; heights in pixels, as guessed before a row is drawn. */
export interface Rows {
  readonly count: number;
  readonly keyAt: (index: number) => string;
  /** At a list this wide, pixels. */
  readonly heightAt: (index: number, width: number) => number;
  readonly scroller: () => HTMLElement | null;
}

type More = Partial<VirtualizerOptions<HTMLElement, HTMLElement>>;

/** Draws only the rows in sight. `more` is asked with the list as it is, undefined at first. */
export function useVirtualizer(
  { count, keyAt, heightAt, scroller }: Rows,
  more: (list: List | undefined) => More,
): List {
  const [, draw] = useReducer<number, void>((drawn) => drawn + 1, 0);
  const list = useRef<List>(undefined);
  const options = {
    count,
    getItemKey: keyAt,
    // Known without asking the page, which would have to lay itself out for an answer.
    estimateSize: (index: number) => heightAt(index, list.current?.scrollRect?.width || innerWidth),
    getScrollElement: scroller,
    scrollToFn: elementScroll,
    observeElementRect,
    observeElementOffset,
    onChange: () => draw(),
    ...more(list.current),
  };
  list.current ??= new Virtualizer(options);
  const { current } = list;
  current.setOptions(options);
  useLayoutEffect(() => current._didMount(), [current]);
  useLayoutEffect(() => current._willUpdate());
  return current;
}
