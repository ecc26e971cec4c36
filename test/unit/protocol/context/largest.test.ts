import { describe, expect, it } from "vitest";

import type { NewEntry } from "../../../../src/engine/entries.ts";
import { project } from "../../../../src/engine/transcript.ts";
import { largestParts } from "../../../../src/protocol/context/largest.ts";
import {
  assistant,
  call,
  compacted,
  logOf,
  result,
  tool,
  user,
  workOf,
} from "../../../support/engine/build.ts";

const of = (entries: readonly NewEntry[]) => largestParts(project(logOf(entries)));

const WORK = [
  user("Read both."),
  assistant("Reading.", call("c1", "read_file", '{"path":"src/large.ts"}')),
  tool(result("c1", "x".repeat(5_000))),
  user("And then?"),
  assistant("y".repeat(900)),
];

describe("the largest parts", () => {
  it("come largest first, with the turn they stand in and the item that shows them", () => {
    const [output, answer] = of(WORK);
    expect(output).toMatchObject({
      message: "e0003",
      part: 0,
      item: "e0002",
      name: "read_file src/large.ts",
      remark: "turn 1",
      tokens: 5_000,
    });
    expect(answer).toMatchObject({ message: "e0005", item: "e0005", remark: "turn 2", tokens: 900 });
  });

  it("tell what pruning would free, and nothing of text, which cannot be pruned", () => {
    const [output, answer] = of(WORK);
    expect(output?.saves).toBeGreaterThan(4_900);
    expect(answer).not.toHaveProperty("saves");
  });

  it("that are pruned count as they are sent, say so and cannot be pruned again", () => {
    const edit = { message: "e0003", part: 0, stub: "s", tokens: 1_000, saved: 4_000 };
    const [output] = of([...WORK, { kind: "prune", edits: [edit], reason: "user" }]);
    expect(output).toMatchObject({ remark: "turn 1 · pruned", tokens: 1_000 });
    expect(output).not.toHaveProperty("saves");
  });

  it("are twelve at most, and the twelve largest of many", () => {
    const outputs = Array.from({ length: 300 }, (_, n) => [
      assistant("", call(`c${n}`)),
      tool(result(`c${n}`, "z".repeat(100 + ((n * 37) % 300)))),
    ]).flat();
    const sizes = of([user("Go on."), ...outputs]).map(({ tokens }) => tokens);
    expect(sizes).toEqual(Array.from({ length: 12 }, (_, n) => 399 - n));
  });

  it("have the summary and what was read again among them, at the card", async () => {
    const log = await compacted(logOf(workOf(12, 2_000)));
    const parts = largestParts(project(log));
    expect(parts.find(({ name }) => name === "Summary")).toMatchObject({ message: "", item: log.at(-1)?.id });
  });
});
