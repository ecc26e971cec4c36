import { describe, expect, it } from "vitest";

import { budgetOf, levelOf } from "../../../src/engine/budget.ts";
import type { NewEntry } from "../../../src/engine/entries.ts";
import { BALANCED } from "../../../src/engine/policies.ts";
import { extend, project } from "../../../src/engine/transcript.ts";
import { useOf } from "../../../src/engine/use.ts";
import { answered, assistant, compacted, logOf, user, withSent, workOf } from "../../support/engine/build.ts";

const FIXED = { system: 100, tools: 50, characters: 600 };
const reported = (...entries: readonly NewEntry[]) => withSent(logOf(entries), FIXED);
/** Stored counts of "hello" from the user, and all that stands before it. */
const HELLO = 150 + 9;
const usage = { prompt: 1_000, cached: 800, output: 60, reasoning: 10 };

describe("use", () => {
  it("B3 is the stored counts where nothing was reported", () => {
    const transcript = project(logOf([user("x".repeat(40))]));
    expect(useOf(transcript, FIXED, "m")).toMatchObject({ tokens: 100 + 50 + 40 + 4, source: "estimated" });
  });

  it("B3 is the last report and what was appended since", () => {
    const exact = { ...usage, prompt: HELLO };
    const transcript = project(reported(user("hello"), answered("hi", exact), user("x".repeat(40))));
    expect(useOf(transcript, FIXED, "m")).toMatchObject({ tokens: HELLO + 50 + 44, source: "reported" });
  });

  it("B3 what was appended since costs what the report taught", () => {
    const dear = { ...usage, prompt: HELLO * 1.5 };
    const transcript = project(reported(user("hello"), answered("hi", dear), user("x".repeat(40))));
    const since = useOf(transcript, FIXED, "m").tokens - (HELLO * 1.5 + 50);
    expect(since).toBeGreaterThan(44 * 1.2);
    expect(since).toBeLessThan(44 * 1.6);
  });

  it("B3 what a request left out is in the next one again", () => {
    const whole = reported(user("hello"), assistant("hi"), user("x".repeat(40)), answered("yes", usage));
    const without = { ...usage, prompt: HELLO };
    const sent = { tokens: HELLO, calls: 0, characters: 605, messages: 2 };
    const less = whole.map((entry, i) => (i === 3 ? { ...entry, usage: without, sent } : entry));
    expect(useOf(project(less), FIXED, "m").tokens).toBe(HELLO + 50 + (2 + 4) + 44);
  });

  it("B3 a report that does not tell what had been sent teaches nothing", () => {
    const log = logOf([user("hello"), answered("hi", usage)]);
    expect(useOf(project(log), FIXED, "m")).toMatchObject({ tokens: HELLO + 6, source: "estimated" });
  });

  it("B3 takes the newest report, wherever it was appended from", () => {
    const transcript = project(
      reported(
        user("hello"),
        answered("hi", usage),
        user("more"),
        answered("yes", { ...usage, prompt: 2_000 }),
      ),
    );
    expect(useOf(transcript, FIXED, "m").tokens).toBe(2_050);
  });

  it("B3 ignores reports of 0", () => {
    const zero = { prompt: 0, cached: 0, output: 0, reasoning: 0 };
    expect(useOf(project(reported(user("hello"), answered("hi", zero))), FIXED, "m").source).toBe(
      "estimated",
    );
  });

  it("B3 a report from before the newest compaction teaches the factor, but does not count", async () => {
    const log = reported(...workOf(12, 3_000), answered("done", { ...usage, prompt: 80_000 }));
    const after = project(await compacted(log));
    const use = useOf(after, FIXED, "m");
    expect(use.source).toBe("estimated");
    expect(use.tokens).toBeGreaterThan(after.tokens.total * 1.5);
    expect(use.tokens).toBeLessThan(after.tokens.total * 2.2);
  });

  it("B3 the factor that one report teaches stays between a half and two, and what is unseen within 5,000", () => {
    const told = (times: number): number => {
      const far = { ...usage, prompt: HELLO * times };
      const log = reported(user("hello"), answered("hi", far), { kind: "model", model: "m" });
      return useOf(project(log), FIXED, "m").tokens;
    };
    expect(told(0.01)).toBeGreaterThanOrEqual(Math.floor((HELLO + 6) / 2));
    expect(told(1)).toBe(HELLO + 6);
    expect(told(1_000)).toBeLessThanOrEqual((HELLO + 6) * 2 + 5_000);
  });

  it("B5 another model's report counts for nothing", () => {
    const transcript = project(reported(user("hello"), answered("hi", usage, "other")));
    expect(useOf(transcript, FIXED, "m")).toMatchObject({ tokens: HELLO + 6, source: "estimated" });
  });

  it("B3 B5 back at a model, what its own report taught corrects the counts again", () => {
    const log = [
      user("hello"),
      answered("hi", { ...usage, prompt: 235 }),
      user("and you?"),
      answered("fine", { ...usage, prompt: 9_999 }, "other"),
    ];
    const switched = project(reported(...log, { kind: "model", model: "m" }));
    const counted = 150 + switched.tokens.total;
    const { tokens, source } = useOf(switched, FIXED, "m");
    expect(source).toBe("estimated");
    expect(Math.abs(tokens / (counted * (235 / HELLO)) - 1)).toBeLessThan(0.05);
    expect(useOf(switched, FIXED, "third").tokens).toBe(counted);
  });

  it("B3 back at a model with nothing changed before, its own report counts", () => {
    const exact = { ...usage, prompt: HELLO };
    const log = reported(
      user("hello"),
      answered("hi", exact),
      user("you?"),
      answered("fine", usage, "other"),
    );
    const since = project(log).tokens.total - project(log.slice(0, 2)).tokens.total;
    expect(useOf(project(log), FIXED, "m")).toMatchObject({ tokens: HELLO + 50 + since, source: "reported" });
  });

  it("B3 what reports teach is the same, learned answer by answer or read from the whole log", () => {
    const models = ["a", "b", "a", "c", "d", "e", "b"];
    const log = reported(...models.flatMap((model, i) => [user(`${i}`), answered("hi", usage, model)]));
    let grown = project([]);
    for (const [i, entry] of log.entries()) grown = extend(grown, entry, log.slice(0, i + 1));
    expect(grown.reports).toEqual(project(log).reports);
    expect(grown.reports.map(({ model }) => model)).toEqual(models.toReversed());
  });

  it("B3 a model is judged by its newest reports, however long the log is", () => {
    const talk = (turns: number) =>
      Array.from({ length: turns }, () => [user("hello"), answered("hi", usage)]).flat();
    const counts = [100, 200].map((turns) => project(reported(...talk(turns))).reports.length);
    expect(counts[1]).toBe(counts[0]);
    expect(counts[0]).toBeLessThan(100);
  });

  it("B6 the reading sums to the use, exactly, reported or estimated", () => {
    for (const prompt of [1, 7, 999, 1_000, 54_321]) {
      const log = reported(...workOf(3, 100), answered("done", { ...usage, prompt }), user("next"));
      const { tokens, reading } = useOf(project(log), FIXED, "m");
      expect(reading.reduce((sum, { tokens: one }) => sum + one, 0)).toBe(tokens);
    }
  });

  it("B6 each category has its own line", () => {
    const { reading } = useOf(project(logOf(workOf(1, 50))), FIXED, undefined);
    const by = new Map(reading.map(({ category, tokens }) => [category, tokens]));
    expect(by.get("tools")).toBe(50);
    expect(by.get("system")).toBe(100);
    expect(by.get("toolOutput")).toBe(54);
    expect(by.get("calls")).toBe(19);
  });

  it("B6 what is pinned has a line of its own, and so has the draft, which nobody has counted yet", () => {
    const log = reported(...workOf(2, 50), answered("done", usage));
    const pinned = project(logOf([{ kind: "pin", message: log[2]!.id, pinned: true }], log));
    const { reading, tokens } = useOf(pinned, FIXED, undefined, 33);
    const by = new Map(reading.map(({ category, tokens: one }) => [category, one]));
    expect(by.get("pinned")).toBe(54);
    expect(by.get("toolOutput")).toBe(54);
    expect(by.get("draft")).toBe(33);
    expect(by.get("reasoning")).toBe(0);
    expect(reading.reduce((sum, { tokens: one }) => sum + one, 0)).toBe(tokens);
    expect(tokens).toBe(useOf(pinned, FIXED, undefined).tokens + 33);
  });

  it("B5 another model is measured at once against its own window", () => {
    const transcript = project(
      reported(...workOf(20, 1_000), answered("done", { ...usage, prompt: 20_000 })),
    );
    const levels = [
      ["m", 128_000],
      ["other", 24_000],
      ["other", 128_000],
    ] as const;
    expect(
      levels.map(([model, window]) =>
        levelOf(useOf(transcript, FIXED, model).tokens, budgetOf({ window }, BALANCED)),
      ),
    ).toEqual(["ok", "blocking", "ok"]);
  });
});
