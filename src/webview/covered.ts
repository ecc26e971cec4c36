import type { Item, ViewState } from "../protocol/view.ts";

export type Cover = "open" | "covered" | "kept";

type Covered = ViewState["covered"];

/** Whether the live summary stands for an item. Ids sort by time. */
export function coverOf(covered: Covered, item: Item): Cover {
  if (!covered || item.id < covered.from || item.id > covered.to) return "open";
  return covered.kept.includes(item.id) ? "kept" : "covered";
}

/** The summarized part of the conversation ends between these two. */
export const endsCover = (covered: Covered, item: Item, next: Item | undefined): boolean =>
  covered !== undefined &&
  item.id >= covered.from &&
  item.id <= covered.to &&
  !(next && next.id <= covered.to);
