import type { Item } from "../protocol/view.ts";
import type { Aim } from "./list/useAim.ts";
import type { List } from "./list/useVirtualizer.ts";
import { leaveEnd } from "./list/useVirtualList.ts";
import type { Jump } from "./panel.ts";

/** The card of a call that asks, if it is drawn. */
export const askCard = (call: string): HTMLElement | undefined =>
  [...document.querySelectorAll<HTMLElement>(".ask")].find(({ dataset }) => dataset.call === call);

/** A list that is read; its items as they are at any time. */
export interface Read {
  readonly list: List;
  readonly aim: Aim;
  readonly items: { readonly current: readonly Item[] };
}

/** Brings an item into sight and gives it the focus; rows that are drawn on the way get their height first. */
export function jumpTo({ list, aim, items }: Read, { item, call }: Jump): void {
  const index = (): number => items.current.findIndex(({ id }) => id === item);
  leaveEnd(list);
  aim.settle(
    () => list.scrollToIndex(index(), { align: "start" }),
    () => {
      // It would go on to this index when that has become another row's.
      list.cancelScroll();
      const target = call === undefined ? rowOf(index()) : askCard(call);
      target?.scrollIntoView({ block: "nearest" });
      target?.focus({ preventScroll: true });
    },
  );
}

const rowOf = (index: number): HTMLElement | null =>
  document.querySelector<HTMLElement>(`.row[data-index="${index}"]`);

/** A preview, or a summary that can be accepted. */
export const waitsForYes = (item: Item): boolean =>
  item.kind === "preview" || (item.kind === "card" && item.state === "proposed");

/**
 * Goes to the end. What waits there for a yes gets the focus, unless somebody is
 * writing; so does what came of it, where the focus went away with the card.
 */
export function showNewest({ list, aim, items }: Read): void {
  aim.drop();
  list.scrollToEnd();
  const newest = items.current.at(-1);
  if (!newest) return;
  const isFree = waitsForYes(newest) ? isNobodyWriting : isFocusLost;
  if (!isFree()) return;
  aim.settle(
    () => list.scrollToEnd(),
    () => {
      const index = items.current.findLastIndex(({ id }) => id === newest.id);
      if (isFree()) rowOf(index)?.focus({ preventScroll: true });
    },
  );
}

/** The focus is in this panel, but in no text. */
const isNobodyWriting = (): boolean =>
  document.hasFocus() && !(document.activeElement instanceof HTMLTextAreaElement);

/** What had it is not there any more. */
const isFocusLost = (): boolean => document.hasFocus() && document.activeElement === document.body;
