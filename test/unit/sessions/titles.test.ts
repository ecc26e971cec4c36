import { expect, test } from "vitest";

import { TITLE_LENGTH, titleFrom } from "../../../src/sessions/titles.ts";

test("a short line is the title as it is", () => {
  expect(titleFrom("Fix the parser")).toBe("Fix the parser");
});

test("only the first line that says something counts", () => {
  expect(titleFrom("\n  \r\n\tFix the parser  \nand then the printer")).toBe("Fix the parser");
});

test("a long line is cut at a word and says so", () => {
  const title = titleFrom("one two three four five six seven eight nine ten eleven twelve thirteen");
  expect(title).toBe("one two three four five six seven eight nine ten eleven…");
});

test("a word that just fits stays whole", () => {
  const exact = `${"a".repeat(29)} ${"b".repeat(29)}`;
  expect(titleFrom(`${exact} more`)).toBe(`${exact}…`);
});

test("one word that is too long is cut inside", () => {
  expect(titleFrom("x".repeat(500))).toBe(`${"x".repeat(TITLE_LENGTH - 1)}…`);
});

test("a character of several code units is not cut in half", () => {
  const family = "👩‍👩‍👧‍👦";
  expect(titleFrom("x".repeat(57) + family)).toBe(`${"x".repeat(57)}…`);
});

test("text without spaces between its words is cut between two of them", () => {
  const title = titleFrom("日本語のとても長い一行目".repeat(10));
  expect(title?.length).toBeLessThanOrEqual(TITLE_LENGTH);
  expect(title).toMatch(/^日本語.*…$/u);
});

test("control characters and marks that turn the direction of text are left out", () => {
  expect(titleFrom("a\u0007b \u202Egnp.exe\u2069")).toBe("a b gnp.exe");
});

test("text that says nothing has no title", () => {
  expect(titleFrom(" \n\t\u200F\n")).toBeUndefined();
});
