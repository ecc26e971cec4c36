import { expect, test } from "vitest";

import { partKey } from "../../../src/engine/entries.ts";
import { prunedList } from "../../../src/protocol/prunedList.ts";

const edit = (part: number, saved: number) => ({
  message: "m",
  part,
  stub: `part ${part}`,
  tokens: 1,
  saved,
});

test("most saved comes first, and what is sent whole again says so", () => {
  const edits = [edit(0, 10), edit(1, 30), edit(2, 20)];
  const live = new Map([edit(1, 30), edit(0, 10)].map((one) => [partKey(one), one]));
  expect(prunedList({ edits }, live)).toEqual([
    { message: "m", part: 1, stub: "part 1", saved: 30 },
    { message: "m", part: 2, stub: "part 2", saved: 20, isRestored: true },
    { message: "m", part: 0, stub: "part 0", saved: 10 },
  ]);
});

test("no list is longer than a person reads", () => {
  const edits = Array.from({ length: 500 }, (_, part) => edit(part, part));
  expect(prunedList({ edits }, new Map())).toHaveLength(100);
});
