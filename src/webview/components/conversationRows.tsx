import type { Ref } from "preact";
import { useImperativeHandle, useLayoutEffect, useRef, useState } from "preact/hooks";

import type { SessionRow, ViewState } from "../../protocol/view.ts";
import { indexIn, nextRow, rowFor, useRowFocus } from "../list/rowFocus.ts";
import { useRowList } from "../list/useRowList.ts";
import { keyOf, type ListRow } from "../listRows.ts";
import { useNow } from "../useNow.ts";
import { ListRowView } from "./listRowView.tsx";

/** What the field above can ask of the rows. */
export interface RowsHandle {
  /** Moves the focus to the open conversation, or to the first row. */
  readonly enter: (to: "first" | "open") => void;
}

interface Props {
  readonly handle: Ref<RowsHandle>;
  readonly view: ViewState;
  readonly rows: readonly ListRow[];
  readonly isSearch: boolean;
  /** What is shown was found for something else. */
  readonly isStale: boolean;
  readonly close: () => void;
  /** A conversation was put into the trash. */
  readonly remove: (row: SessionRow) => void;
}

/** Pixels; only first guesses, until the row has been drawn. */
const HEIGHTS = { conversation: 44, heading: 28, hit: 58 } as const;
const A_MINUTE = 60_000;

/** The rows in sight. Arrow keys, Home and End walk through everything that can be opened. */
export function ConversationRows({ handle, view, rows, isSearch, isStale, close, remove }: Props) {
  const now = useNow(A_MINUTE);
  const scroller = useRef<HTMLDivElement>(null);
  const [focused, setFocused] = useState<number>();
  const list = useRowList({
    count: rows.length,
    keyAt: (index) => keyAt(rows, index),
    heightAt: (index) => HEIGHTS[rows[index]?.kind ?? "conversation"],
    scroller: () => scroller.current,
    kept: focused,
  });
  const focus = useRowFocus(list, scroller);
  const open = rows.findIndex((row) => row.kind === "conversation" && row.row.id === view.session?.id);
  useLayoutEffect(() => list.scrollToIndex(isSearch ? 0 : Math.max(0, open)), [isSearch]);
  useImperativeHandle(handle, () => ({
    enter: (to) => focus(to === "open" && open >= 0 ? open : nextRow(rows, -1, 1)),
  }));
  const drawn = list.getVirtualItems();
  const stop = focused ?? stopOf(rows, drawn, open);
  const onKeyDown = (event: KeyboardEvent): void => {
    const to = rowFor(event, rows);
    if (to === undefined) return;
    event.preventDefault();
    focus(to);
  };
  return (
    <div
      class={`conversations ${isStale ? "stale" : ""}`}
      ref={scroller}
      tabIndex={-1}
      onKeyDown={onKeyDown}
      onFocusCapture={({ target }) => setFocused(indexIn(target))}
      onBlurCapture={() => setFocused(undefined)}
    >
      <ul class="list-rows" style={{ height: `${list.getTotalSize()}px` }}>
        {drawn.map(({ index, key, start }) => (
          <li
            key={key}
            class="list-row"
            ref={list.measureElement}
            data-index={index}
            style={{ top: `${start}px` }}
            aria-setsize={rows.length}
            aria-posinset={index + 1}
          >
            <ListRowView
              row={rows[index]}
              view={view}
              now={now}
              isStop={index === stop}
              close={close}
              remove={remove}
            />
          </li>
        ))}
      </ul>
    </div>
  );
}

/** The row that Tab leads to: the open conversation, or the first that can be opened. */
const stopOf = (
  rows: readonly ListRow[],
  drawn: readonly { readonly index: number }[],
  open: number,
): number | undefined => {
  const indexes = drawn.map(({ index }) => index).filter((index) => rows[index]?.kind !== "heading");
  return indexes.includes(open) ? open : indexes[0];
};

const keyAt = (rows: readonly ListRow[], index: number): string => {
  const row = rows[index];
  return row ? keyOf(row) : String(index);
};
