import { describe, expect, it } from "vitest";

import { readPrices } from "../../../../src/host/models/ownPrices.ts";

describe("the user's own prices", () => {
  it("are read row by row, cached tokens as an option", () => {
    const set = { a: { input: 2.5, cachedInput: 0.25, output: 10 }, b: { input: 0, output: 0 } };
    expect(readPrices(set)).toEqual({ prices: set });
  });

  it("none are set: nothing, and no problem", () => {
    expect(readPrices(undefined)).toEqual({ prices: {} });
  });

  it.each([
    { bad: { input: -1, output: 1 } },
    { bad: { input: "2", output: 1 } },
    { bad: { output: 1 } },
    { bad: { input: 1, output: 1, cached: 1 } },
    { bad: null },
    { bad: 3 },
  ])("a row that cannot be read is told by its name, the others count: %j", (row) => {
    const good = { input: 1, output: 2 };
    const { prices, problem } = readPrices({ good, ...row });
    expect(prices).toEqual({ good });
    expect(problem?.what).toContain("“bad”");
    expect(problem?.what).not.toContain("“good”");
  });

  it.each([[["gpt-5"]], ["gpt-5"], [7]])("what is no list of models at all is told: %j", (set) => {
    const { prices, problem } = readPrices(set);
    expect(prices).toEqual({});
    expect(problem?.what).toContain("anchoredChat.prices");
  });
});
