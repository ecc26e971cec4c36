import { expect, test } from "vitest";

import type { UsagePoint } from "../../../../src/protocol/view.ts";
import { chartOf, HEIGHT, WIDTH } from "../../../../src/webview/context/chart.ts";

const point = (index: number, tokens: number, kind?: "compaction" | "prune"): UsagePoint => ({
  index,
  tokens,
  source: "reported",
  ...(kind ? { mark: { kind, item: "p1", after: 100 } } : {}),
});

test("the line goes from the left to the right edge, and stays inside of the drawing", () => {
  const chart = chartOf([point(10, 0), point(20, 500, "prune"), point(30, 1000)], 800);
  expect(chart?.line.startsWith(`M0 ${HEIGHT}`)).toBe(true);
  const numbers = [...(chart?.line.matchAll(/[ML]([\d.]+) ([\d.]+)/g) ?? [])];
  expect(numbers.map(([, x]) => Number(x))).toEqual([0, WIDTH / 2, WIDTH]);
  for (const [, , y] of numbers) expect(Number(y)).toBeGreaterThanOrEqual(0);
  expect(chart?.marks).toMatchObject([{ kind: "prune", item: "p1", x: 0.5, tokens: 500, after: 100 }]);
});

test("a trigger above all that was used is still inside", () => {
  expect(chartOf([point(0, 1), point(1, 2)], 1000)?.trigger).toBeGreaterThan(0);
});

test("one point is no line", () => {
  expect(chartOf([point(0, 1)], 10)).toBeUndefined();
  expect(chartOf([], 10)).toBeUndefined();
});
