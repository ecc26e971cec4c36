import { describe, expect, test } from "vitest";

import { afterFigure, compactionFigure, described, foretold, reading } from "../../../src/webview/gauge.ts";
import { aGauge } from "../../support/panel/states.ts";

const gauge = aGauge({ used: 40_000, window: 100_000, reserve: 8000, trigger: 78_000 });

describe("with a known window", () => {
  test("the draft counts in every figure", () => {
    const { used, scale } = reading(gauge, 10_000);
    expect(used).toBe(50_000);
    expect(scale).toMatchObject({
      percent: 50,
      toCompaction: 28_000,
      triggerShare: 0.78,
      reserveShare: 0.08,
    });
  });

  test("what would be used after a compaction that waits for a yes counts the draft too", () => {
    const { scale } = reading({ ...gauge, after: 10_000 }, 10_000);
    expect(scale?.after).toEqual({ percent: 20, share: 0.2 });
    expect(described({ ...gauge, after: 10_000 }, reading({ ...gauge, after: 10_000 }, 0))).toContain(
      "10% if accepted",
    );
    expect(reading(gauge, 0).scale?.after).toBeUndefined();
  });

  test("what an undo or a redo would do has words of its own, the draft included", () => {
    const undo = { ...gauge, after: 82_000, afterBy: "undo", afterNote: "Then it waits." } as const;
    expect(afterFigure(undo, reading(undo, 1000))).toBe("83% after undo");
    expect(foretold(undo, reading(undo, 1000))).toBe("After undo: 83% of 100k. Then it waits.");
    const redo = { ...gauge, after: 10_000, afterBy: "redo" } as const;
    expect(afterFigure(redo, reading(redo, 0))).toBe("10% after redo");
    expect(foretold(redo, reading(redo, 0))).toBe("After redo: 10% of 100k.");
    expect(foretold({ ...gauge, after: 10_000 }, reading({ ...gauge, after: 10_000 }, 0))).toBe("");
  });

  test("a bar on which more would be in use than the window holds is that long", () => {
    const { scale } = reading({ ...gauge, after: 200_000, afterBy: "undo" }, 0);
    expect(scale).toMatchObject({ percent: 40, length: 200_000, after: { percent: 200, share: 1 } });
  });

  test("the segments sum to what is used, the draft last", () => {
    const { segments, used } = reading(gauge, 1000);
    expect(segments.reduce((sum, { tokens }) => sum + tokens, 0)).toBe(used);
    expect(segments.at(-1)).toEqual({ category: "draft", tokens: 1000, share: 0.01 });
  });

  test("they come in the order of the categories, and empty ones not at all", () => {
    const mixed = aGauge({
      used: 3,
      segments: [
        { category: "toolOutput", tokens: 1 },
        { category: "tools", tokens: 0 },
        { category: "system", tokens: 2 },
      ],
    });
    expect(reading(mixed, 0).segments.map(({ category }) => category)).toEqual(["system", "toolOutput"]);
  });

  test("a conversation larger than its window still fits the bar", () => {
    const { segments, scale } = reading(aGauge({ used: 150_000, window: 100_000, trigger: 78_000 }), 0);
    expect(segments.reduce((sum, { share }) => sum + share, 0)).toBeCloseTo(1);
    expect(scale?.percent).toBe(150);
  });

  test("compaction is due when the trigger is passed", () => {
    const { scale } = reading(gauge, 40_000);
    expect(scale && compactionFigure(scale)).toBe("compaction is due");
  });

  test("without a trigger nothing is said of compaction", () => {
    const { scale } = reading(aGauge({ trigger: undefined }), 0);
    expect(scale && compactionFigure(scale)).toBe("");
  });

  test("everything is told in words", () => {
    const words = described(gauge, reading(gauge, 500));
    expect(words[0]).toBe("41% used: 40,500 of 100,000 tokens, reported");
    expect(words).toContain("37.5k to compaction");
    expect(words.at(-1)).toBe("Draft: 500");
  });
});

describe("with an unknown window", () => {
  const unknown = aGauge({ used: 12_300, window: undefined, trigger: undefined, level: "unknown" });

  test("what an undo would do is told in tokens", () => {
    const undo = { ...unknown, after: 30_000, afterBy: "undo" } as const;
    expect(afterFigure(undo, reading(undo, 0))).toBe("30k after undo");
    expect(foretold(undo, reading(undo, 0))).toBe("After undo: 30k tokens.");
  });

  test("there is no scale, so nothing can show a percentage", () => {
    expect(reading(unknown, 0)).not.toHaveProperty("scale");
  });

  test("the words say so and hold no percentage", () => {
    const words = described(unknown, reading(unknown, 0)).join("; ");
    expect(words).toContain("12,300 tokens used, reported; window unknown");
    expect(words).not.toContain("%");
  });
});
