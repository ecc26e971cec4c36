import { useCallback, useEffect, useLayoutEffect, useRef } from "preact/hooks";

import { t } from "../../l10n/l10n.ts";
import type { Item, ViewState } from "../../protocol/view.ts";
import { coverOf, endsCover } from "../covered.ts";
import { jumpTo, type Read, showNewest, waitsForYes } from "../jump.ts";
import { estimateHeight } from "../list/estimateHeight.ts";
import { scrollByKey } from "../list/keys.ts";
import { useAim } from "../list/useAim.ts";
import { usePlace } from "../list/usePlace.ts";
import { useStart } from "../list/useStart.ts";
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
    heightAt: (index, width) => heightOf(latest.current[index], width),
    scroller: () => scroller.current,
  });
  const aim = useAim(items[0]?.id);
  const { isAtEnd } = usePlace({ list, aim, session, items });
  const read = { list, aim, items: latest };
  useNewest(newestAsked(items), () => showNewest(read));
  useJumps(read);
  const toStart = useStart(list, aim);
  const rows = list.getVirtualItems();
  return (
    <div class="transcript">
      <div
        class="scroller"
        ref={scroller}
        role="log"
        aria-live="off"
        aria-label={t("Conversation")}
        tabIndex={0}
        onClick={(event) => isFold(event) && holdPlace(list)}
        onWheel={() => aim.drop()}
        onPointerDown={() => aim.drop()}
        onKeyDown={(event) => {
          aim.drop();
          scrollByKey(list, event, toStart);
        }}
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
        <button
          type="button"
          class="to-latest"
          onClick={() => {
            aim.drop();
            list.scrollToEnd();
            // The button goes away there.
            scroller.current?.focus({ preventScroll: true });
          }}
        >
          <Icon name="arrow-down" /> {t("To the latest")}
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
function useJumps(read: Read): void {
  const { jump } = usePanel();
  const target = jump.value;
  const seen = useRef(target);
  // An old item may still be on its way.
  const isThere = target === seen.current || read.items.current.some(({ id }) => id === target?.item);
  useEffect(() => {
    if (target === undefined || target === seen.current || !isThere) return;
    seen.current = target;
    jumpTo(read, target);
  }, [target, isThere]);
}

const isFold = ({ target }: Event): boolean =>
  target instanceof Element && target.closest("[aria-expanded]") !== null;

const heightOf = (item: Item | undefined, width: number): number => (item ? estimateHeight(item, width) : 0);

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
