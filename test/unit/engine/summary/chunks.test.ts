import * as fc from "fast-check";
import { describe, expect, it } from "vitest";

import { groupsOf, inParallel, pieceOf } from "../../../../src/engine/summary/chunks.ts";
import { count } from "../../../support/engine/build.ts";

describe("chunks", () => {
  it("Z6 hold everything in order, none larger than its room", () => {
    const texts = fc.array(fc.string({ minLength: 1, maxLength: 400 }), { maxLength: 30 });
    fc.assert(
      fc.property(texts, fc.integer({ min: 20, max: 500 }), (messages, most) => {
        const groups = groupsOf(
          messages.map((text) => pieceOf(text, count)),
          most,
          count,
        );
        expect(groups.join("").replaceAll("\n", "")).toBe(messages.join("").replaceAll("\n", ""));
        for (const group of groups) expect(count(group)).toBeLessThanOrEqual(most);
      }),
    );
  });

  it("Z6 never cut a character in two", () => {
    const groups = groupsOf([pieceOf("😀".repeat(101), count)], 50, count);
    expect(groups.length).toBeGreaterThan(3);
    for (const group of groups) expect(group.isWellFormed()).toBe(true);
  });

  it("Z6 at most three are read at once, and the results keep their order", async () => {
    let running = 0;
    let most = 0;
    const made = await inParallel([5, 1, 4, 2, 3], 3, async (n) => {
      most = Math.max(most, ++running);
      for (let i = 0; i < n; i++) await Promise.resolve();
      running--;
      return { value: n * 10 };
    });
    expect([made, most]).toEqual([{ values: [50, 10, 40, 20, 30] }, 3]);
  });

  it("Z6 one that stops ends it: no further one is begun", async () => {
    const begun: number[] = [];
    const made = await inParallel([1, 2, 3, 4, 5, 6], 2, async (n) => {
      begun.push(n);
      await Promise.resolve();
      return n === 2 ? { stop: "why" } : { value: n };
    });
    expect(made).toEqual({ stop: "why" });
    expect(begun).not.toContain(6);
  });
});
