import { describe, expect, test } from "vitest";

import { ago, bytes, counted, dollars, duration, percent, tokens } from "../../../src/protocol/format.ts";

test.each([
  [0, "0"],
  [950, "950"],
  [9100, "9.1k"],
  [65_536, "65.5k"],
  [128_000, "128k"],
  [999_499, "999k"],
  [999_900, "1M"],
  [1_048_576, "1.05M"],
])("%i tokens read %s", (count, words) => {
  expect(tokens(count)).toBe(words);
});

describe("a percentage", () => {
  test.each([
    [0, 100, 0],
    [1, 100_000, 1],
    [61, 100, 61],
    [999, 1000, 99],
    [100, 100, 100],
    [150, 100, 150],
    [5, 0, 0],
  ])("of %i in %i is %i", (part, total, result) => {
    expect(percent(part, total)).toBe(result);
  });
});

test.each([
  [812, "812 B"],
  [14_336, "14 KB"],
  [2_516_582, "2.4 MB"],
  [104_857_600, "100 MB"],
])("%i bytes read %s", (count, words) => {
  expect(bytes(count)).toBe(words);
});

test.each([
  [0, "0.0 s"],
  [420, "0.4 s"],
  [14_900, "14 s"],
  [60_000, "1 min"],
  [125_000, "2 min 5 s"],
])("%i milliseconds read %s", (milliseconds, words) => {
  expect(duration(milliseconds)).toBe(words);
});

test.each([
  [10_000, "just now"],
  [60_000, "1 minute ago"],
  [2 * 3_600_000, "2 hours ago"],
  [26 * 3_600_000, "yesterday"],
  [9 * 86_400_000, "last week"],
  [-5000, "just now"],
])("a moment %i milliseconds back reads %s", (past, words) => {
  expect(ago(1_000_000_000_000 - past, 1_000_000_000_000)).toBe(words);
});

test("one of a thing has no plural", () => {
  expect([counted(1, "message"), counted(1204, "message")]).toEqual(["1 message", "1,204 messages"]);
});

test.each([
  [0, "$0.00"],
  [0.00004213, "$0.000042"],
  [0.0123, "$0.012"],
  [0.4213, "$0.42"],
  [1234.5, "$1234.50"],
])("%d dollars read %s", (amount, words) => {
  expect(dollars(amount)).toBe(words);
});
