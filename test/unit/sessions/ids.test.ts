import { expect, test } from "vitest";

import { Ids, isId } from "../../../src/sessions/ids.ts";
import { testPorts, TestClock } from "../../support/sessions/testPorts.ts";

const isSorted = (ids: readonly string[]): boolean =>
  ids.every((id, index) => index === 0 || id > (ids[index - 1] ?? ""));

test("an id tells its time in the first ten characters", () => {
  const clock = new TestClock();
  clock.now = 0;
  expect(new Ids(testPorts({ clock })).next()).toMatch(/^0{10}/);
  clock.now = 32 ** 2 + 31;
  expect(new Ids(testPorts({ clock })).next()).toMatch(/^000000010Z/);
});

test("ids made while the clock stands still are in order and well formed", () => {
  const ids = new Ids(testPorts());
  const made = Array.from({ length: 10_000 }, () => ids.next());
  expect(isSorted(made)).toBe(true);
  expect(made.every(isId)).toBe(true);
});

test("ids stay in order when the clock goes back a year", () => {
  const clock = new TestClock();
  const ids = new Ids(testPorts({ clock }));
  const before = [ids.next(), ids.next()];
  clock.now -= 365 * 24 * 3600 * 1000;
  expect(isSorted([...before, ids.next(), ids.next()])).toBe(true);
});

test("ids follow the last one of the log, also with a clock that was ahead when it was made", () => {
  const clock = new TestClock();
  clock.now += 1_000_000;
  const last = new Ids(testPorts({ clock })).next();
  expect(new Ids(testPorts(), last).next() > last).toBe(true);
});

test("the id after one whose chance is used up carries into the time", () => {
  const last = "0000000000" + "Z".repeat(16);
  const clock = new TestClock();
  clock.now = 0;
  expect(new Ids(testPorts({ clock }), last).next()).toBe("0000000001" + "0".repeat(16));
});
