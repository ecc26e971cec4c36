import { describe, expect, it } from "vitest";

import { choosePolicy } from "../../../src/chat/choosePolicy.ts";
import { budgetOf, levelOf, percentLeft } from "../../../src/engine/budget.ts";
import { BALANCED } from "../../../src/engine/policies.ts";
import { parseTrigger } from "../../../src/engine/policy.ts";

const withTrigger = (trigger: string) => choosePolicy(BALANCED.name, trigger).policy;

describe("budget", () => {
  it.each([
    [{ window: 4_096 }, 1_024],
    [{ window: 32_768 }, 8_192],
    [{ window: 128_000 }, 20_000],
    [{ window: 128_000, maxOutput: 4_096 }, 4_096],
    [{ window: 1_000_000, maxOutput: 64_000 }, 20_000],
  ])("B1 the reserve of %o is %i", (limits, reserve) => {
    const budget = budgetOf(limits, BALANCED);
    expect(budget.reserve).toBe(reserve);
    expect(budget.usable).toBe(limits.window - reserve);
  });

  it("B1 usable is never 0 for a known window", () => {
    for (const window of [0, 1, 2, 7, 100]) expect(budgetOf({ window }, BALANCED).usable).toBeGreaterThan(0);
  });

  it.each([
    ["85%", 91_800],
    ["60000", 60_000],
    ["-20000", 88_000],
    ["10%", 54_000],
    ["100%", 104_760],
    ["1", 54_000],
    ["-107999", 54_000],
  ])("B2 a trigger of %s fires at %i of 108,000 usable, never below half nor above 97%%", (trigger, at) => {
    expect(budgetOf({ window: 128_000 }, withTrigger(trigger)).trigger).toBe(at);
  });

  it.each(["", "half", "0%", "120%", "-85%", "0", "12 %%"])("B2 refuses the trigger %j", (trigger) => {
    expect(parseTrigger(trigger)).toBeUndefined();
  });

  it.each([
    [50_000, "ok"],
    [90_000, "warning"],
    [91_800, "error"],
    [104_999, "error"],
    [105_000, "blocking"],
    [200_000, "blocking"],
  ] as const)("B4 %i of 108,000 usable is %s", (used, level) => {
    expect(levelOf(used, budgetOf({ window: 128_000 }, BALANCED))).toBe(level);
  });

  it("B4 nothing is known of an unknown window, so nothing fires", () => {
    expect(levelOf(1_000_000, undefined)).toBe("unknown");
  });

  it("B4 what is left is a whole percent between 0 and 100", () => {
    const budget = budgetOf({ window: 128_000 }, BALANCED);
    expect([0, 1_000, 54_000, 107_999, 300_000].map((used) => percentLeft(used, budget))).toEqual([
      100, 99, 50, 0, 0,
    ]);
  });
});
