import { expect, test } from "vitest";

import type { Entry, NewEntry } from "../../../src/engine/entries.ts";
import { addToTally, EMPTY_TALLY, infoOf, UNTITLED } from "../../../src/sessions/info.ts";
import { aCompaction, answered, asked } from "../../support/sessions/build.ts";

function infoFor(...newEntries: readonly NewEntry[]) {
  const entries = newEntries.map((entry, index): Entry => ({
    ...entry,
    id: String(index),
    at: 1000 + index,
  }));
  const tally = entries.reduce(addToTally, EMPTY_TALLY);
  return infoOf({ id: "s", tally, bytes: 7, created: 500, flaw: undefined });
}

test("an empty session has a name, and changed when it was made", () => {
  expect(infoFor()).toEqual({
    id: "s",
    title: UNTITLED,
    created: 500,
    changed: 500,
    bytes: 7,
    messages: 0,
    tokens: 0,
    compactions: 0,
  });
});

test("the title is the beginning of what the user said first", () => {
  expect(infoFor(answered("Hello"), asked("Fix it\nnow"), asked("Later")).title).toBe("Fix it");
});

test("a first message without words leaves the title to the next one", () => {
  expect(infoFor({ ...asked(""), parts: [] }, asked("Fix it")).title).toBe("Fix it");
});

test("a given title wins, the last one of several", () => {
  expect(infoFor(asked("Fix it"), { kind: "title", title: "A" }, { kind: "title", title: "B" }).title).toBe(
    "B",
  );
});

test("a title of nothing but spaces gives the user's words back", () => {
  expect(infoFor(asked("Fix it"), { kind: "title", title: "  " }).title).toBe("Fix it");
});

test("messages and their tokens are counted, other entries are not", () => {
  const info = infoFor(asked("12345678"), { kind: "model", model: "m" }, answered("1234"));
  expect(info).toMatchObject({ messages: 2, tokens: 3, changed: 1002 });
});

test("compactions that are undone do not count, and count again when they are redone", () => {
  const compaction = aCompaction();
  const undo = (id: string): NewEntry => ({ kind: "revert", target: id });
  const log = [asked("a"), compaction, compaction, undo("1")];
  expect(infoFor(...log).compactions).toBe(1);
  expect(infoFor(...log, { kind: "reapply", target: "1" }).compactions).toBe(2);
  expect(
    infoFor(...log, { kind: "revert", target: "2", parts: [{ message: "0", part: 0 }] }).compactions,
  ).toBe(1);
});
