import type { Item, ViewPart } from "../../protocol/view.ts";

/** Pixels; only a first guess, until the row has been drawn and measured. */
const LINE = 19.5;
const CODE_LINE = 17;
const CODE_FRAME = 30;
const TOOL = 22;
const QUESTION = 28;
const ANSWER = 8;
const CARD = 260;
const PRUNE = 34;

/** The list asks again for all rows with every message more. */
const known = new WeakMap<Item, { readonly width: number; readonly height: number }>();

/** How high a row will be at a panel this wide, both in pixels. An item is looked through once for each width. */
export function estimateHeight(item: Item, width: number): number {
  const before = known.get(item);
  if (before?.width === width) return before.height;
  const height = guess(item, width);
  known.set(item, { width, height });
  return height;
}

function guess(item: Item, width: number): number {
  if (item.kind === "prune") return PRUNE;
  if (item.kind === "card" || item.kind === "preview") return CARD;
  const isQuestion = item.role === "user";
  const perLine = Math.max(16, (isQuestion ? 0.85 * width - 40 : width - 34) / 7);
  const heights = item.parts.map((part) => partHeight(part, perLine));
  return heights.reduce((sum, height) => sum + height, isQuestion ? QUESTION : ANSWER);
}

function partHeight(part: ViewPart, perLine: number): number {
  if (part.kind !== "text") return TOOL;
  const lines = part.text.split("\n");
  const fences = lines.filter((line) => line.startsWith("```")).length;
  const frames = (CODE_FRAME / 2) * fences;
  const lineHeight = fences > 0 ? CODE_LINE : LINE;
  return (
    frames +
    lines.reduce((sum, line) => sum + lineHeight * Math.max(0.5, Math.ceil(line.length / perLine)), 0)
  );
}
