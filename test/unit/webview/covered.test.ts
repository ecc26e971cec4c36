import { expect, test } from "vitest";

import { coverOf, endsCover } from "../../../src/webview/covered.ts";
import { aCard, aMessage, user } from "../../support/panel/states.ts";

const covered = { from: aMessage(2).id, to: aMessage(6).id, kept: [aMessage(3).id] };

test("the live summary stands for what lies in its range, but for what is kept", () => {
  const items = [user(1, "a"), aMessage(2), user(3, "kept"), aCard(5), aMessage(7)];
  expect(items.map((item) => coverOf(covered, item))).toEqual(["open", "covered", "kept", "covered", "open"]);
});

test("without a live summary nothing is covered", () => {
  expect(coverOf(undefined, aMessage(2))).toBe("open");
});

test("the range ends at its last item that is shown", () => {
  // Message 6 holds a tool's result, which is shown as part of message 4.
  const items = [aMessage(2), aMessage(4), aMessage(7)];
  expect(items.map((item, index) => endsCover(covered, item, items[index + 1]))).toEqual([
    false,
    true,
    false,
  ]);
});

test("the range ends at the last item of all when nothing follows", () => {
  expect(endsCover(covered, aMessage(4), undefined)).toBe(true);
});
