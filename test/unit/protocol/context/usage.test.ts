import { describe, expect, it } from "vitest";

import type { NewEntry } from "../../../../src/engine/entries.ts";
import { project } from "../../../../src/engine/transcript.ts";
import { usageLine } from "../../../../src/protocol/context/usage.ts";
import { answered, compacted, logOf, talkOf, user, workOf } from "../../../support/engine/build.ts";

const FIXED = 100;
const tokensIn = (log: ReturnType<typeof logOf>): number => FIXED + project(log).tokens.total;

describe("the line of usage", () => {
  it("ends at what is in use, by our own counts, where nothing was reported", () => {
    const log = logOf(talkOf(10, 400));
    const line = usageLine(log, FIXED);
    expect(line).toHaveLength(log.length);
    expect(line.at(-1)).toEqual({ index: log.length - 1, tokens: tokensIn(log), source: "estimated" });
  });

  it("marks a compaction before and after, and falls to what is sent since", async () => {
    const log = await compacted(logOf(workOf(12, 2_000)));
    const line = usageLine(log, FIXED);
    expect(line.filter(({ mark }) => mark !== undefined)).toMatchObject([
      {
        mark: { kind: "compaction", item: log.at(-1)?.id, after: tokensIn(log) },
        tokens: tokensIn(log.slice(0, -1)),
      },
    ]);
    expect(line.at(-1)?.tokens).toBe(tokensIn(log));
  });

  it("rises again by an undo, and falls by a redo", async () => {
    const log = await compacted(logOf(workOf(12, 2_000)));
    const target = log.at(-1)?.id ?? "";
    const undone = logOf([{ kind: "revert", target }], log);
    expect(usageLine(undone, FIXED).at(-1)?.tokens).toBe(tokensIn(undone));
    const redone = logOf([{ kind: "reapply", target }], undone);
    expect(usageLine(redone, FIXED).at(-1)?.tokens).toBe(tokensIn(redone));
  });

  it("marks a prune, and falls by what it saved", () => {
    const log = logOf(workOf(3, 900));
    const edit = { message: log[2]?.id ?? "", part: 0, stub: "s", tokens: 1, saved: 500 };
    const pruned = logOf([{ kind: "prune", edits: [edit], reason: "user" }], log);
    const line = usageLine(pruned, FIXED);
    expect(line.at(-2)?.mark).toEqual({ kind: "prune", item: pruned.at(-1)?.id, after: line.at(-1)?.tokens });
    expect((line.at(-2)?.tokens ?? 0) - (line.at(-1)?.tokens ?? 0)).toBe(500);
  });

  it("takes what a model reported, and goes on at its rate", () => {
    const usage = { prompt: 2_100, cached: 0, output: 0, reasoning: 0 };
    const first = logOf([user("a".repeat(992)), answered("", usage)]);
    const own = project(first).tokens.total;
    const log = logOf([user("b".repeat(996))], first);
    const line = usageLine(log, FIXED);
    expect(line[1]).toEqual({ index: 1, tokens: 2_100, source: "reported" });
    const rate = (2_100 - FIXED) / own;
    expect(line[2]?.tokens).toBe(Math.round(FIXED + project(log).tokens.total * rate));
  });

  it("has at most 200 points, the first, the last and the marks among them", async () => {
    const log = await compacted(logOf(workOf(200, 400)));
    const long = logOf(workOf(4_000, 100) satisfies NewEntry[], log);
    const line = usageLine(long, FIXED);
    expect(line.length).toBeLessThanOrEqual(200);
    expect(line.length).toBeGreaterThan(100);
    expect(line[0]?.index).toBe(0);
    expect(line.at(-1)?.index).toBe(long.length - 1);
    expect(line.filter(({ mark }) => mark?.kind === "compaction")).toHaveLength(1);
  });
});
