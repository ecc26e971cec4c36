import { describe, expect, it } from "vitest";

import type { Entry, NewEntry } from "../../../src/engine/entries.ts";
import { project } from "../../../src/engine/transcript.ts";
import { currentOf, versionsOf } from "../../../src/summaries/versions.ts";
import { compacted, logOf, workOf } from "../../support/engine/build.ts";

const idOf = (log: readonly Entry[]): string => log.findLast(({ kind }) => kind === "compaction")?.id ?? "";
const edit = (log: readonly Entry[], markdown: string): NewEntry => ({
  kind: "summaryEdit",
  compaction: idOf(log),
  markdown,
  tokens: 1,
});
const undo = (log: readonly Entry[]): NewEntry => ({ kind: "revert", target: idOf(log) });

/** Each version as "number ← the one it was made from". */
const told = (log: readonly Entry[]): string[] =>
  versionsOf(log).map(({ number, previous }) => `${number} ← ${previous ?? "none"}`);

describe("versions of a summary", () => {
  it("are what was made and each edit of that, in order", async () => {
    const first = await compacted(logOf(workOf(12, 2_000)));
    const twice = logOf([edit(first, "## Goal\nA"), edit(first, "## Goal\nB")], first);
    expect(told(twice)).toEqual(["1 ← none", "2 ← 1", "3 ← 1"]);
    const versions = versionsOf(twice);
    expect(versions.map(({ markdown }) => markdown).slice(1)).toEqual(["## Goal\nA", "## Goal\nB"]);
    expect(currentOf(versions, idOf(first))?.markdown).toBe(project(twice).anchor?.summary);
  });

  it("a compaction is made from what was live then, with its edits", async () => {
    const first = await compacted(logOf(workOf(12, 2_000)));
    const edited = logOf([edit(first, "## Goal\nA"), ...workOf(12, 2_000)], first);
    expect(told(await compacted(edited))).toEqual(["1 ← none", "2 ← 1", "3 ← 2"]);
  });

  it("what was undone is no one's forerunner, what was redone is", async () => {
    const first = await compacted(logOf(workOf(12, 2_000)));
    const second = await compacted(logOf(workOf(12, 2_000), first));
    const third = await compacted(logOf([undo(second), ...workOf(12, 2_000)], second));
    expect(told(third)).toEqual(["1 ← none", "2 ← 1", "3 ← 1"]);
    const redone = logOf(
      [undo(second), { kind: "reapply", target: idOf(second) }, ...workOf(12, 2_000)],
      second,
    );
    expect(told(await compacted(redone))).toEqual(["1 ← none", "2 ← 1", "3 ← 2"]);
  });

  it("an edit of an unknown compaction is left out", () => {
    expect(told(logOf([{ kind: "summaryEdit", compaction: "e9999", markdown: "x", tokens: 1 }]))).toEqual([]);
  });
});
