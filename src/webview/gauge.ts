import { percent, tokens, whole } from "../protocol/format.ts";
import { CATEGORIES } from "../protocol/view.ts";
import type { Gauge } from "../protocol/view.ts";

export type Category = (typeof CATEGORIES)[number] | "draft";

export const CATEGORY_NAMES: Readonly<Record<Category, string>> = {
  system: "System and instructions",
  tools: "Tools",
  summary: "Summary",
  restored: "Restored files",
  conversation: "Conversation",
  toolOutput: "Tool output",
  draft: "Draft",
};

export interface Segment {
  readonly category: Category;
  readonly tokens: number;
  /** Of the bar's length, 0 … 1. */
  readonly share: number;
}

/** The gauge with the draft in it, as it is drawn and read out. */
export interface Reading {
  readonly used: number;
  readonly segments: readonly Segment[];
  /** Absent: the window is unknown, and so is every share. */
  readonly scale?: Scale;
}

export interface Scale {
  readonly window: number;
  /** What the whole bar stands for, tokens: the window, or more if more is used. */
  readonly length: number;
  readonly percent: number;
  /** Of the bar's length, 0 … 1. */
  readonly reserveShare: number;
  readonly triggerShare?: number;
  /** Tokens until automatic compaction; 0: due. */
  readonly toCompaction?: number;
  /** With the compaction that waits for a yes, the draft included; `share` as the others. */
  readonly after?: { readonly percent: number; readonly share: number };
}

export function reading(gauge: Gauge, draft: number): Reading {
  const used = gauge.used + draft;
  // A conversation larger than its window still has to fit the bar.
  const length = Math.max(gauge.window ?? 0, used, 1);
  const parts: { category: Category; tokens: number }[] = [
    ...gauge.segments.toSorted((a, b) => order(a.category) - order(b.category)),
    { category: "draft", tokens: draft },
  ];
  const segments = parts
    .filter((part) => part.tokens > 0)
    .map((part) => ({ ...part, share: part.tokens / length }));
  if (gauge.window === undefined) return { used, segments };
  return { used, segments, scale: scaleOf(gauge, gauge.window, { used, length, draft }) };
}

const order = (category: (typeof CATEGORIES)[number]): number => CATEGORIES.indexOf(category);

function scaleOf(gauge: Gauge, window: number, bar: { used: number; length: number; draft: number }): Scale {
  const { used, length, draft } = bar;
  const scale = {
    window,
    length,
    percent: percent(used, window),
    reserveShare: gauge.reserve / length,
    ...(gauge.after === undefined ? {} : { after: shareOf(gauge.after + draft, window, length) }),
  };
  if (gauge.trigger === undefined) return scale;
  return {
    ...scale,
    triggerShare: Math.min(1, gauge.trigger / length),
    toCompaction: Math.max(0, gauge.trigger - used),
  };
}

const shareOf = (used: number, window: number, length: number): NonNullable<Scale["after"]> => ({
  percent: percent(used, window),
  share: Math.min(1, used / length),
});

/** What accepting would do, in words; nothing while there is nothing to accept. */
export const afterFigure = ({ after }: Scale): string => (after ? `${after.percent}% if accepted` : "");

/** How far it is to the next compaction, in words; nothing when none will come by itself. */
export function compactionFigure({ toCompaction }: Scale): string {
  if (toCompaction === undefined) return "";
  return toCompaction > 0 ? `${tokens(toCompaction)} to compaction` : "compaction is due";
}

/** The whole gauge in words: for a screen reader in one line, as a tooltip in several. */
export function described({ source, windowSource }: Gauge, now: Reading): string[] {
  const parts = now.segments.map((part) => `${CATEGORY_NAMES[part.category]}: ${whole(part.tokens)}`);
  if (!now.scale) return [`${whole(now.used)} tokens used, ${source}; window unknown`, ...parts];
  const { scale } = now;
  const head = `${scale.percent}% used: ${whole(now.used)} of ${whole(scale.window)} tokens, ${source}`;
  const coming = [afterFigure(scale), compactionFigure(scale)].filter((words) => words !== "");
  return [head, `Window ${windowSource}`, ...coming, ...parts];
}
