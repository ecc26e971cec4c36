import { useLayoutEffect, useRef } from "preact/hooks";

import type { ListRow } from "../listRows.ts";
import type { RowList } from "./useRowList.ts";

/** Moves the focus to a row, which may have to be drawn first. */
export function useRowFocus(
  list: RowList,
  scroller: { readonly current: HTMLElement | null },
): (index: number | undefined) => void {
  const wanted = useRef<number>(undefined);
  const take = (): void => {
    const row = scroller.current?.querySelector<HTMLElement>(`[data-index="${wanted.current}"] .row-open`);
    if (!row) return;
    wanted.current = undefined;
    row.focus({ preventScroll: true });
  };
  useLayoutEffect(take);
  return (index) => {
    if (index === undefined) return;
    wanted.current = index;
    list.scrollToIndex(index);
    take();
  };
}

/** The row that an element stands in. */
export function indexIn(target: EventTarget | null): number | undefined {
  const row = target instanceof Element ? target.closest<HTMLElement>("[data-index]") : null;
  return row ? Number(row.dataset["index"]) : undefined;
}

/** Where a key leads from the row that has the focus. */
export function rowFor({ key, target }: KeyboardEvent, rows: readonly ListRow[]): number | undefined {
  if (target instanceof HTMLInputElement) return undefined;
  const index = indexIn(target) ?? -1;
  if (key === "ArrowDown") return nextRow(rows, index, 1);
  if (key === "ArrowUp") return nextRow(rows, index, -1);
  if (key === "Home") return nextRow(rows, -1, 1);
  return key === "End" ? nextRow(rows, rows.length, -1) : undefined;
}

/** The next row that can be opened; round at the ends. */
export function nextRow(rows: readonly ListRow[], index: number, step: 1 | -1): number | undefined {
  for (let tried = 1; tried <= rows.length; tried++) {
    const at = (index + step * tried + 2 * rows.length) % rows.length;
    if (rows[at]?.kind !== "heading") return at;
  }
  return undefined;
}
