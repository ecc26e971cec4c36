import { describe, expect, it } from "vitest";

import { cleanSummary, flawOf } from "../../../../src/engine/summary/check.ts";

const flaw = (summary: string, headings: readonly string[] = ["Goal"]) =>
  flawOf(summary, { summary: summary.length, head: 10_000, headings });

describe("what a summary is checked for", () => {
  it.each([
    ["<analysis>Hm.</analysis>\n## Goal\nX", "## Goal\nX"],
    ["<think>Hm.</think>## Goal\nX", "## Goal\nX"],
    ["<analysis>never closed ## Goal", ""],
    ["<summary>\n## Goal\nX\n</summary>", "## Goal\nX"],
    ["```markdown\n## Goal\nX\n```", "## Goal\nX"],
    ["## Goal\nThe tag <analysis> is taken away.", "## Goal\nThe tag <analysis> is taken away."],
  ])("Z8 %j becomes %j", (answer, clean) => expect(cleanSummary(answer)).toBe(clean));

  it.each([
    ["", "empty"],
    ["Error: overloaded", "error-text"],
    ['{"error": {"message": "busy"}}', "error-text"],
    ["<!DOCTYPE html><title>502</title>", "error-text"],
    ["503 Service Unavailable", "error-text"],
    ["Sure, it went well.", "no-headings"],
    ["## Summary\nIt went well.", "no-headings"],
    [`## Goal\n${"long ".repeat(2_000)}`, "inflated"],
    ["## goal\nError: this is what the user saw.", undefined],
  ] as const)("Z8 %j is %s", (summary, expected) => expect(flaw(summary)).toBe(expected));

  it("Z8 the headings asked for are those of the template in use; a form without any needs none", () => {
    expect(flaw("## Current Work\nX", ["Current Work"])).toBeUndefined();
    expect(flaw("## Goal\nX", ["Current Work"])).toBe("no-headings");
    expect(flaw("One paragraph.", [])).toBeUndefined();
  });

  it("Z8 scratch text of a megabyte is taken away in one pass", () => {
    expect(cleanSummary(`${"<analysis>".repeat(100_000)}</analysis>## Goal\nX`)).toBe("## Goal\nX");
  });
});
