import type { Item } from "../protocol/view.ts";
import { eachFrame } from "./list/frames.ts";
import type { List } from "./list/useVirtualizer.ts";
import { leaveEnd, SETTLING } from "./list/useVirtualList.ts";
import type { Jump } from "./panel.ts";

/** The card of a call that asks, if it is drawn. */
export const askCard = (call: string): HTMLElement | undefined =>
  [...document.querySelectorAll<HTMLElement>(".ask")].find(({ dataset }) => dataset.call === call);

/** Brings an item into sight and gives it the focus; rows that are drawn on the way get their height first. */
export function jumpTo(list: List, items: readonly Item[], { item, call }: Jump): (() => void) | undefined {
  const index = items.findIndex(({ id }) => id === item);
  if (index < 0) return undefined;
  leaveEnd(list);
  const go = (): void => list.scrollToIndex(index, { align: "start" });
  go();
  return eachFrame(SETTLING, (left) => {
    if (left > 0) return go();
    const target = call === undefined ? rowOf(index) : askCard(call);
    target?.scrollIntoView({ block: "nearest" });
    target?.focus({ preventScroll: true });
  });
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
export function showNewest(list: List, items: readonly Item[]): void {
  list.scrollToEnd();
  const index = items.length - 1;
  const newest = items[index];
  if (!newest) return;
  const isFree = waitsForYes(newest) ? isNobodyWriting : isFocusLost;
  if (!isFree()) return;
  eachFrame(SETTLING, (left) => {
    if (left > 0) return list.scrollToEnd();
    if (isFree()) rowOf(index)?.focus({ preventScroll: true });
  });
}

/** The focus is in this panel, but in no text. */
const isNobodyWriting = (): boolean =>
  document.hasFocus() && !(document.activeElement instanceof HTMLTextAreaElement);

/** What had it is not there any more. */
const isFocusLost = (): boolean => document.hasFocus() && document.activeElement === document.body;
