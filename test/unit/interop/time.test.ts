import { expect, test } from "vitest";

import { createClock, timeOf } from "../../../src/interop/time.ts";

test("times may be ISO texts, seconds or milliseconds; a text without a zone is UTC", () => {
  const at = Date.UTC(2026, 0, 2, 3, 4, 5);
  const all = ["2026-01-02T03:04:05Z", "2026-01-02T04:04:05+01:00", "2026-01-02T03:04:05.000", at / 1000, at];
  expect(all.map(timeOf)).toEqual(all.map(() => at));
});

test("what is no time, or cannot be one, is none", () => {
  const none = [
    undefined,
    null,
    "",
    "soon",
    {},
    NaN,
    Infinity,
    -1,
    "1066-10-14T00:00:00Z",
    "9999-01-01T00:00:00Z",
  ];
  expect(none.map(timeOf)).toEqual(none.map(() => undefined));
});

test("a clock starts where it is told only when the first item has no time", () => {
  const told = createClock(50);
  expect([told(undefined), told(undefined), told(40), told(60)]).toEqual([50, 51, 51, 60]);
  expect(createClock(50)(40)).toBe(40);
});
