import { describe, expect, it } from "vitest";

import { parseSections } from "../../../../src/engine/summary/template.ts";

const heading = (line: string): string | undefined => parseSections(line)[0]?.heading;

describe("headings of sections", () => {
  it("Z2 are read without what closes them", () => {
    expect(["## Goal", "##  Goal  ", "## Goal ##", "## Goal #\r", "##\tGoal"].map(heading)).toEqual(
      Array.from({ length: 5 }, () => "Goal"),
    );
  });

  it("keep a # that is part of a word", () => {
    expect(heading("## C#")).toBe("C#");
    expect(heading("## Issue #7")).toBe("Issue #7");
  });

  it("are none without a text, or of another level", () => {
    expect(["##", "## ", "## ##", "# Goal", "### Goal", "##Goal", " ## Goal"].map(heading)).toEqual(
      Array.from({ length: 7 }, () => undefined),
    );
  });

  it("of any length are read at once", () => {
    expect(heading(`## a ${"#".repeat(1_000_000)}x`)).toHaveLength(1_000_003);
    expect(heading(`## a${" ".repeat(1_000_000)}x`)).toHaveLength(1_000_002);
  });
});
