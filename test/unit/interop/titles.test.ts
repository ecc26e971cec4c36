import { expect, test } from "vitest";

import { titleOf } from "../../../src/interop/titles.ts";

test("a title is the first line that says something, on one line, cut at a word", () => {
  expect(titleOf("\n---\n  Fix\tthe \u202Eparser  \nand more")).toBe("Fix the parser");
  expect(titleOf("word ".repeat(30))).toBe(`${"word ".repeat(11)}word…`);
});

test("a text that says nothing gives none", () => {
  expect(["", "\n", "***", "👋"].map(titleOf)).toEqual([undefined, undefined, undefined, undefined]);
});

test("one long word is cut without breaking a character", () => {
  expect(titleOf("x".repeat(100))).toBe(`${"x".repeat(60)}…`);
  expect(titleOf(`${"a".repeat(59)}${"𝒳".repeat(20)}`)?.isWellFormed()).toBe(true);
});
