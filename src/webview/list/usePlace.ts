import { useEffect, useLayoutEffect, useRef } from "preact/hooks";

import type { Item } from "../../protocol/view.ts";
import type { Place } from "../host.ts";
import { usePanel } from "../panel.ts";
import { eachFrame } from "./frames.ts";
import type { Aim } from "./useAim.ts";
import type { List } from "./useVirtualizer.ts";
import { leaveEnd, SETTLING } from "./useVirtualList.ts";

/** Pixels from the end within which the reader counts as reading the newest. */
const AT_END = 60;

interface Reader {
  readonly list: List;
  readonly aim: Aim;
  readonly session: string;
  readonly items: readonly Item[];
}

/** Goes to where the reader was, or to the end, and remembers the place from then on. */
export function usePlace({ list, aim, session, items }: Reader): { readonly isAtEnd: boolean } {
  const { place } = usePanel();
  const isSettled = useRef(false);
  const latest = useRef(items);
  latest.current = items;
  useLayoutEffect(() => {
    const back = place.peek();
    const index = (): number =>
      back?.session === session ? latest.current.findIndex(({ id }) => id === back.item) : -1;
    if (!back || index() === -1) list.scrollToEnd();
    else {
      // Rows change their height when they are first drawn, and with it the place and even the end of the list.
      leaveEnd(list);
      aim.settle(() => list.scrollToOffset((list.measurementsCache[index()]?.start ?? 0) + back.offset));
    }
    return eachFrame(SETTLING, (left) => (isSettled.current = left === 0));
  }, []);
  const isAtEnd = list.isAtEnd(AT_END);
  useEffect(() => {
    if (isSettled.current && !list.isScrolling)
      place.value = isAtEnd ? undefined : placeOf(list, session, items);
  });
  return { isAtEnd };
}

function placeOf(list: List, session: string, items: readonly Item[]): Place | undefined {
  const top = list.scrollOffset ?? 0;
  const row = list.getVirtualItemForOffset(top);
  const item = row && items[row.index];
  return item && { session, item: item.id, offset: top - row.start };
}
