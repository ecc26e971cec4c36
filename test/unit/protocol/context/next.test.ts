import { describe, expect, test } from "vitest";

import { type Ahead, nextWords } from "../../../../src/protocol/context/next.ts";

const ahead = (over: Partial<Ahead> = {}): string =>
  nextWords({
    decision: { kind: "room" },
    mode: "auto",
    used: 60_000,
    trigger: 108_000,
    perTurn: 8_000,
    pruning: { edits: [], saved: 0 },
    ...over,
  });

const edit = { message: "m", part: 0, stub: "s", tokens: 1, saved: 11_300 };

describe("what would happen next", () => {
  test.each<[string, Partial<Ahead>]>([
    ["Automatic compaction at 108k: about 6 turns away.", {}],
    ["Automatic compaction at 108k: in the next turn or so.", { used: 107_000 }],
    ["Automatic compaction at 108k: more than 50 turns away.", { perTurn: 100 }],
    ["Automatic compaction at 108k.", { perTurn: 0 }],
    ["You are asked at 108k: about 6 turns away.", { mode: "ask" }],
    ["Automatic compaction is off.", { mode: "off" }],
    ["The window is not known, so nothing is compacted by itself.", { trigger: undefined }],
    ["The trigger is reached: you are asked whether to compact.", { decision: { kind: "ask" } }],
    [
      "Automatic compaction is off in this conversation.",
      { decision: { kind: "held", by: { kind: "notHere" } } },
    ],
    [
      "Automatic compaction waits until more is in use. You put it off.",
      { decision: { kind: "held", by: { kind: "postponed" } } },
    ],
    [
      "Automatic compaction has failed 3 times and waits until something changes: The key was refused.",
      { decision: { kind: "held", by: { kind: "open", failures: 3, problem: "The key was refused." } } },
    ],
  ])("%s", (words, over) => {
    expect(ahead(over)).toBe(words);
  });

  test("what is pruned first is told too", () => {
    expect(ahead({ pruning: { edits: [edit], saved: 11_300 } })).toBe(
      "Automatic compaction at 108k: about 6 turns away. Pruning 1 old part comes first and frees 11.3k.",
    );
  });
});
