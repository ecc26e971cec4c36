import { t } from "../l10n/l10n.ts";
import { inPercent, percent, tokens, whole } from "../protocol/format.ts";
import { CATEGORIES } from "../protocol/view.ts";
import type { Gauge } from "../protocol/view.ts";

export type Category = (typeof CATEGORIES)[number] | "draft";

export const CATEGORY_NAMES: Readonly<Record<Category, string>> = {
  system: t("System and instructions"),
  tools: t("Tools"),
  summary: t("Summary"),
  restored: t("Restored files"),
  conversation: t("Conversation"),
  toolOutput: t("Tool output"),
  draft: t("Draft"),
};

/** How the figures of the gauge are known. */
export const SOURCE_NAMES: Readonly<Record<Gauge["source"], string>> = {
  reported: t("reported"),
  estimated: t("estimated"),
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
  /** With what waits for a yes or is thought about, the draft included; `share` as the others. */
  readonly after?: { readonly percent: number; readonly share: number };
}

export function reading(gauge: Gauge, draft: number): Reading {
  const used = gauge.used + draft;
  // A conversation larger than its window still has to fit the bar, and so has one that would be.
  const length = Math.max(gauge.window ?? 0, used, (gauge.after ?? 0) + draft, 1);
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

/** What would be in use after what waits for a yes or is thought about, in words; nothing where there is no such thing. */
export function afterFigure({ after, afterBy }: Gauge, { scale }: Reading): string {
  if (after === undefined) return "";
  const then = scale?.after ? inPercent(scale.after.percent) : tokens(after);
  switch (afterBy) {
    case undefined:
      return t("{0} if accepted", then);
    case "undo":
      return t("{0} after undo", then);
    case "redo":
      return t("{0} after redo", then);
  }
}

/** The same for a screen reader, while an undo or redo is thought about. */
export function foretold(gauge: Gauge, now: Reading): string {
  const { after, afterBy, afterNote = "" } = gauge;
  if (after === undefined || afterBy === undefined) return "";
  const { scale } = now;
  const then = scale?.after
    ? t("{0} of {1}", inPercent(scale.after.percent), tokens(scale.window))
    : t("{0} tokens", tokens(after));
  const words = afterBy === "undo" ? t("After undo: {0}.", then) : t("After redo: {0}.", then);
  return `${words} ${afterNote}`.trim();
}

/** How far it is to the next compaction, in words; nothing when none will come by itself. */
export function compactionFigure({ toCompaction }: Scale): string {
  if (toCompaction === undefined) return "";
  return toCompaction > 0 ? t("{0} to compaction", tokens(toCompaction)) : t("compaction is due");
}

/** The whole gauge in words: for a screen reader in one line, as a tooltip in several. */
export function described(gauge: Gauge, now: Reading): string[] {
  const { source, windowSource } = gauge;
  const parts = now.segments.map((part) => t("{0}: {1}", CATEGORY_NAMES[part.category], whole(part.tokens)));
  const known = SOURCE_NAMES[source];
  const { scale } = now;
  if (!scale) return [t("{0} tokens used, {1}; window unknown", whole(now.used), known), ...parts];
  const head = t(
    "{0} used: {1} of {2} tokens, {3}",
    inPercent(scale.percent),
    whole(now.used),
    whole(scale.window),
    known,
  );
  const coming = [afterFigure(gauge, now), compactionFigure(scale)].filter((words) => words !== "");
  return [head, t("Window {0}", windowSource), ...coming, ...parts];
}
