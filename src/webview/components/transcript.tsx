import { useCallback, useEffect, useLayoutEffect, useRef } from "preact/hooks";

import type { Item, ViewState } from "../../protocol/view.ts";
import { coverOf, endsCover } from "../covered.ts";
import { jumpTo, showNewest, waitsForYes } from "../jump.ts";
import { estimateHeight } from "../list/estimateHeight.ts";
import { scrollByKey } from "../list/keys.ts";
import { usePlace } from "../list/usePlace.ts";
import type { List } from "../list/useVirtualizer.ts";
import { holdPlace, useVirtualList } from "../list/useVirtualList.ts";
import { usePanel } from "../panel.ts";
import { Icon } from "./icon.tsx";
import { Row } from "./row.tsx";

interface Props {
  readonly items: ViewState["items"];
  readonly covered: ViewState["covered"];
  readonly session: string;
}

/** The conversation. Give it the session as its key: another session starts anew. */
export function Transcript({ items, covered, session }: Props) {
  const scroller = useRef<HTMLDivElement>(null);
  const latest = useRef(items);
  latest.current = items;
  const keyAt = useCallback((index: number) => latest.current[index]?.id ?? "", []);
  const list = useVirtualList({
    count: items.length,
    keyAt,
    heightAt: (index) => heightOf(latest.current[index], scroller.current),
    scroller: () => scroller.current,
  });
  const { isAtEnd } = usePlace({ list, session, items });
  useNewest(newestAsked(items), () => showNewest(list, latest.current));
  useJumps(list, latest);
  const rows = list.getVirtualItems();
  return (
    <div class="transcript">
      <div
        class="scroller"
        ref={scroller}
        role="log"
        aria-live="off"
        aria-label="Conversation"
        tabIndex={0}
        onClick={(event) => isFold(event) && holdPlace(list)}
        onKeyDown={(event) => scrollByKey(list, event)}
      >
        <div class="rows" style={{ height: `${list.getTotalSize()}px` }}>
          <div class="window" style={{ top: `${rows[0]?.start ?? 0}px` }}>
            {rows.map(({ index, key }) => {
              const item = items[index];
              return (
                item && (
                  <Row
                    key={key}
                    {...rowOf(items, covered, index)}
                    item={item}
                    index={index}
                    measure={list.measureElement}
                  />
                )
              );
            })}
          </div>
        </div>
      </div>
      {!isAtEnd && (
        <button type="button" class="to-latest" onClick={() => list.scrollToEnd()}>
          <Icon name="arrow-down" /> To the latest
        </button>
      )}
    </div>
  );
}

const newestAsked = (items: readonly Item[]): string | undefined => items.findLast(isAsked)?.id;

const isAsked = (item: Item): boolean =>
  (item.kind === "message" && item.role === "user") || waitsForYes(item);

/** Who sends a message, or looks at a compaction, wants to see what comes of it, wherever the list was scrolled to. */
function useNewest(question: string | undefined, show: () => void): void {
  const seen = useRef(question);
  useLayoutEffect(() => {
    if (seen.current === question) return;
    seen.current = question;
    show();
  }, [question]);
}

/** Goes where the panel is told to. */
function useJumps(list: List, items: { readonly current: readonly Item[] }): void {
  const { jump } = usePanel();
  const target = jump.value;
  const seen = useRef(target);
  useEffect(() => {
    if (target === undefined || target === seen.current) return;
    seen.current = target;
    return jumpTo(list, items.current, target);
  }, [target]);
}

const isFold = ({ target }: Event): boolean =>
  target instanceof Element && target.closest("[aria-expanded]") !== null;

const heightOf = (item: Item | undefined, scroller: HTMLElement | null): number =>
  item ? estimateHeight(item, scroller?.clientWidth ?? innerWidth) : 0;

function rowOf(items: readonly Item[], covered: ViewState["covered"], index: number) {
  const item = items[index];
  const before = items[index - 1];
  return {
    isLast: index === items.length - 1,
    isTight: isAnswer(item) && isAnswer(before),
    cover: item ? coverOf(covered, item) : ("open" as const),
    endsCover: item !== undefined && endsCover(covered, item, items[index + 1]),
  };
}

const isAnswer = (item: Item | undefined): boolean => item?.kind === "message" && item.role === "assistant";
