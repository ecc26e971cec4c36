import type { UsagePoint } from "../../protocol/view.ts";

/** The line of usage as a drawing; x from 0 to WIDTH, y from 0 (top) to HEIGHT. */
export const WIDTH = 400;
export const HEIGHT = 90;

export interface Chart {
  /** The line, as an SVG path. */
  readonly line: string;
  /** The same with the area below it. */
  readonly area: string;
  readonly marks: readonly Mark[];
  /** Height of the trigger and of the end of the window; absent: unknown, or above the drawing. */
  readonly trigger?: number;
}

export interface Mark {
  readonly kind: "compaction" | "prune";
  /** The item that shows it. */
  readonly item: string;
  /** Shares of the drawing, 0 … 1, from the left and from the top. */
  readonly x: number;
  readonly y: number;
  readonly tokens: number;
  readonly after: number;
}

/** Undefined when there is no line to draw. */
export function chartOf(points: readonly UsagePoint[], trigger: number | undefined): Chart | undefined {
  const first = points[0];
  const last = points.at(-1);
  if (!first || !last || points.length < 2) return undefined;
  const most = Math.max(...points.map(({ tokens }) => tokens), trigger ?? 0, 1) * 1.08;
  const length = Math.max(1, last.index - first.index);
  const x = ({ index }: UsagePoint): number => (index - first.index) / length;
  const y = (tokens: number): number => 1 - tokens / most;
  const line = points
    .map(
      (point, i) => `${i === 0 ? "M" : "L"}${rounded(WIDTH * x(point))} ${rounded(HEIGHT * y(point.tokens))}`,
    )
    .join("");
  return {
    line,
    area: `${line}V${HEIGHT}H0Z`,
    marks: points.flatMap((point) =>
      point.mark ? [{ ...point.mark, x: x(point), y: y(point.tokens), tokens: point.tokens }] : [],
    ),
    ...(trigger === undefined ? {} : { trigger: y(trigger) }),
  };
}

const rounded = (value: number): number => Math.round(10 * value) / 10;
