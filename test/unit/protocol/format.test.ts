import { afterEach, describe, expect, test } from "vitest";

import { speak } from "../../../src/l10n/l10n.ts";
import {
  ago,
  bytes,
  dollars,
  duration,
  exactTime,
  inPercent,
  percent,
  timeOfDay,
  tokens,
  whole,
} from "../../../src/protocol/format.ts";

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

test.each([
  [0, "$0.00"],
  [0.00004213, "$0.000042"],
  [0.0123, "$0.012"],
  [0.4213, "$0.42"],
  [1234.5, "$1,234.50"],
])("%d dollars read %s", (amount, words) => {
  expect(dollars(amount)).toBe(words);
});

describe("in German", () => {
  afterEach(() => speak("en", undefined));

  const AT = new Date(2026, 5, 1, 15, 2, 45).getTime();
  // A figure and its unit stay on one line.
  const plain = (text: string): string => text.replaceAll("\u00A0", " ");

  test.each([
    ["12.345", () => whole(12_345)],
    ["9,1k", () => tokens(9100)],
    ["61 %", () => inPercent(61)],
    ["0,42 $", () => dollars(0.4213)],
    ["0,012 $", () => dollars(0.0123)],
    ["2,4 MB", () => bytes(2_516_582)],
    ["0,4 s", () => duration(420)],
    ["vor 2 Stunden", () => ago(AT - 2 * 3_600_000, AT)],
    ["01.06.2026, 15:02", () => exactTime(AT)],
    ["15:02:45", () => timeOfDay(AT)],
  ])("%s", (words, figure) => {
    const english = figure();
    speak("de", {});
    expect(plain(figure())).toBe(words);
    speak("en", undefined);
    expect(figure()).toBe(english);
  });
});
