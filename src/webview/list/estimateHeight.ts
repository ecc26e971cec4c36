import type { Item, ViewPart } from "../../protocol/view.ts";

/** Pixels; only a first guess, until the row has been drawn and measured. */
const LINE = 19;
const TOOL = 24;
const MESSAGE = 28;
const CARD = 220;
const PRUNE = 34;

/** How high a row will be at a panel this wide, both in pixels. */
export function estimateHeight(item: Item, width: number): number {
  if (item.kind === "prune") return PRUNE;
  if (item.kind === "card") return CARD;
  const perLine = Math.max(20, (width - 32) / 7);
  const heights = item.parts.map((part) => partHeight(part, perLine));
  return MESSAGE + heights.reduce((sum, height) => sum + height, 0);
}

function partHeight(part: ViewPart, perLine: number): number {
  if (part.kind !== "text") return TOOL;
  const breaks = part.text.split("\n").length;
  return LINE * Math.max(breaks, Math.ceil(part.text.length / perLine));
}
