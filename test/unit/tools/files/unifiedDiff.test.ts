import { applyPatch } from "diff";
import { describe, expect, it } from "vitest";

import { unifiedDiff } from "../../../../src/tools/files/unifiedDiff.ts";

const lines = (count: number, of: (i: number) => string): string =>
  Array.from({ length: count }, (_, i) => `${of(i)}\n`).join("");

describe("diffs", () => {
  it("show what changed with three lines around it", () => {
    const before = lines(9, String);
    expect(unifiedDiff("a.ts", before, before.replace("4\n", "four\n"))).toBe(
      "--- a.ts\n+++ a.ts\n@@ -2,7 +2,7 @@\n 1\n 2\n 3\n-4\n+four\n 5\n 6\n 7\n",
    );
  });

  it("line ends alone are no change to look at", () => {
    expect(unifiedDiff("a.ts", "a\r\nb\r\n", "a\nc\n")).toContain(" a\n-b\n+c\n");
  });

  it("where everything changed it is one block, and still right", () => {
    const before = lines(20_000, (i) => `old ${i}`);
    const after = lines(20_000, (i) => `new ${i}`);
    const diff = unifiedDiff("a.ts", `same\n${before}end\n`, `same\n${after}end\n`);
    expect(applyPatch(`same\n${before}end\n`, diff)).toBe(`same\n${after}end\n`);
  });
});
