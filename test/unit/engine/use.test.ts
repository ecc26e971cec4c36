import { describe, expect, it } from "vitest";

import { project } from "../../../src/engine/transcript.ts";
import { useOf } from "../../../src/engine/use.ts";
import { answered, compacted, logOf, user, workOf } from "../../support/engine/build.ts";

const FIXED = { system: 100, tools: 50 };
const usage = { prompt: 1_000, cached: 800, output: 60, reasoning: 10 };

describe("use", () => {
  it("B03 is the stored counts where nothing was reported", () => {
    const transcript = project(logOf([user("x".repeat(40))]));
    expect(useOf(transcript, FIXED, "m")).toMatchObject({ tokens: 100 + 50 + 40 + 4, source: "estimated" });
  });

  it("B03 is the last report and what was appended since", () => {
    const transcript = project(logOf([user("hello"), answered("hi", usage), user("x".repeat(40))]));
    expect(useOf(transcript, FIXED, "m")).toMatchObject({ tokens: 1_000 + 50 + 44, source: "reported" });
  });

  it("B03 takes the newest report, wherever it was appended from", () => {
    const transcript = project(
      logOf([
        user("hello"),
        answered("hi", usage),
        user("more"),
        answered("yes", { ...usage, prompt: 2_000 }),
      ]),
    );
    expect(useOf(transcript, FIXED, "m").tokens).toBe(2_050);
  });

  it("B03 ignores reports of 0", () => {
    const zero = { prompt: 0, cached: 0, output: 0, reasoning: 0 };
    expect(useOf(project(logOf([user("hello"), answered("hi", zero)])), FIXED, "m").source).toBe("estimated");
  });

  it("B03 a report from before the newest compaction teaches the factor, but does not count", async () => {
    const log = logOf([...workOf(12, 3_000), answered("done", { ...usage, prompt: 80_000 })]);
    const after = project(await compacted(log));
    const use = useOf(after, FIXED, "m");
    expect(use.source).toBe("estimated");
    expect(use.tokens).toBeGreaterThan(after.tokens.total * 1.5);
    expect(use.tokens).toBeLessThanOrEqual((after.tokens.total + 150) * 2);
  });

  it("B03 the learned factor stays between a half and two", () => {
    const far = { ...usage, prompt: 1_000_000 };
    const log = logOf([user("hello"), answered("hi", far), { kind: "model", model: "m" }]);
    expect(useOf(project(log), FIXED, "m").tokens).toBe((150 + 9 + 6) * 2);
  });

  it("B05 another model's report counts for nothing", () => {
    const transcript = project(logOf([user("hello"), answered("hi", usage, "other")]));
    expect(useOf(transcript, FIXED, "m")).toMatchObject({ tokens: 150 + 9 + 6, source: "estimated" });
  });

  it("B06 the reading sums to the use, exactly, reported or estimated", () => {
    for (const prompt of [1, 7, 999, 1_000, 54_321]) {
      const log = logOf([...workOf(3, 100), answered("done", { ...usage, prompt }), user("next")]);
      const { tokens, reading } = useOf(project(log), FIXED, "m");
      expect(reading.reduce((sum, { tokens: one }) => sum + one, 0)).toBe(tokens);
    }
  });

  it("B06 each category has its own line", () => {
    const { reading } = useOf(project(logOf(workOf(1, 50))), FIXED, undefined);
    const by = new Map(reading.map(({ category, tokens }) => [category, tokens]));
    expect(by.get("tools")).toBe(50);
    expect(by.get("system")).toBe(100);
    expect(by.get("toolOutput")).toBe(54);
    expect(by.get("calls")).toBe(19);
  });
});
