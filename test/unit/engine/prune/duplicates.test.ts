import { describe, expect, it } from "vitest";

import type { NewEntry, PruneEdit } from "../../../../src/engine/entries.ts";
import { prune } from "../../../../src/engine/prune/prune.ts";
import { project } from "../../../../src/engine/transcript.ts";
import { assistant, call, logOf, result, settingsFor, tool, user } from "../../../support/engine/build.ts";

let calls = 0;

/** A call and its result. */
function did(name: string, args: object, output: string, isError = false): NewEntry[] {
  const id = `d${++calls}`;
  return [
    assistant("", call(id, name, JSON.stringify(args))),
    tool(result(id, output, { tool: name, isError })),
  ];
}

const read = (path: string, output: string, lines: object = {}): NewEntry[] =>
  did("read_file", { path, ...lines }, output);

const linesOf = (count: number, word = "line"): string =>
  Array.from({ length: count }, (_, i) => `${word} ${i + 1} of the file`).join("\n");

/** The newest two turns are left alone: these are they. */
const TODAY = [user("And now?"), assistant("Next."), user("Go on."), assistant("Done.")];

/** Pruning where nothing is old enough to be pruned for its age. */
function edits(...work: NewEntry[]): readonly PruneEdit[] {
  const log = logOf([user("Begin."), ...work, ...TODAY]);
  return prune(project(log), settingsFor({ window: 200_000 })).edits;
}

const told = (...work: NewEntry[]): string[] => edits(...work).map(({ stub }) => stub);
const causes = (...work: NewEntry[]): unknown[] =>
  edits(...work).map(({ message, cause }) => [message, cause]);

describe("what comes again later", () => {
  it("P4 of identical results the newest copy stays, older ones become a reference", () => {
    const output = linesOf(30, "test passed");
    const run = (): NewEntry[] => did("run_command", { command: "npm test" }, output);
    expect(causes(...run(), ...run(), ...run())).toEqual([
      ["e0003", "duplicate"],
      ["e0005", "duplicate"],
    ]);
    expect(told(...run(), ...run())).toEqual([
      "[run_command] `npm test` → the same output comes again further down",
    ]);
  });

  it("P4 up to 200 characters a result is no matter", () => {
    const run = (length: number): NewEntry[] => did("run_command", { command: "ls" }, "x".repeat(length));
    expect(edits(...run(200), ...run(200))).toHaveLength(0);
    expect(edits(...run(201), ...run(201))).toHaveLength(1);
  });

  it("P4 results alike in length and most of their text are not identical", () => {
    const of = (mark: string): string => `${"x".repeat(400)}${mark}${"x".repeat(411)}`;
    const run = (mark: string): NewEntry[] => did("run_command", { command: "ls" }, of(mark));
    expect(edits(...run("a"), ...run("b"))).toHaveLength(0);
  });

  it("P4 a reading of a file that was written afterwards is stale", () => {
    const edit = did("edit_file", { path: "./src/a.ts", old: "a", new: "b" }, "Edited.");
    expect(causes(...read("src/a.ts", linesOf(40)), ...read("src/b.ts", linesOf(50)), ...edit)).toEqual([
      ["e0003", "stale"],
    ]);
    expect(told(...read("src/a.ts", linesOf(40), { from: 1, to: 40 }), ...edit)).toEqual([
      "[read_file] src/a.ts lines 1–40 → out of date: the file was written further down",
    ]);
  });

  it("P4 a write that failed makes no reading stale", () => {
    const failed = did("edit_file", { path: "src/a.ts", old: "a", new: "b" }, "Text not found.", true);
    expect(edits(...read("src/a.ts", linesOf(40)), ...failed)).toHaveLength(0);
  });

  it("P4 a reading after the write is not stale", () => {
    const edit = did("edit_file", { path: "src/a.ts", old: "a", new: "b" }, "Edited.");
    expect(edits(...edit, ...read("src/a.ts", linesOf(40)))).toHaveLength(0);
  });

  it("P4 shells read and write too", () => {
    const cat = did("bash", { command: "sed -n '1,40p' src/a.ts" }, linesOf(40));
    const write = did("bash", { command: "cat > src/a.ts <<'EOF'\nnew\nEOF" }, "");
    expect(causes(...cat, ...write)).toEqual([["e0003", "stale"]]);
  });

  it.each([
    ["the same lines", { from: 1, to: 40 }, { from: 1, to: 40 }, true],
    ["more lines", { from: 10, to: 20 }, { from: 1, to: 40 }, true],
    ["all of it", { from: 10, to: 20 }, {}, true],
    ["other lines", { from: 1, to: 40 }, { from: 30, to: 80 }, false],
    ["a part of it", {}, { from: 1, to: 40 }, false],
  ])(
    "P4 a later reading of %s decides whether an earlier one is needed",
    (_, first, second, isSuperseded) => {
      const of = ({ from = 1, to = 60 }: { from?: number; to?: number }): string => linesOf(to - from + 1);
      const work = [
        ...read("src/a.ts", of(first), first),
        ...read("src/a.ts", `${of(second)}\nchanged`, second),
      ];
      expect(edits(...work).map(({ cause }) => cause)).toEqual(isSuperseded ? ["superseded"] : []);
    },
  );

  it("P4 a later answer that only says that nothing changed supersedes nothing", () => {
    const unchanged = read("src/a.ts", "File unchanged since it was read last. Its text stands further up.");
    expect(edits(...read("src/a.ts", linesOf(40)), ...unchanged)).toHaveLength(0);
  });

  it("P4 where the newest copy is old itself, all are told by what they were", () => {
    const output = linesOf(60, "test passed");
    const run = (): NewEntry[] => did("run_command", { command: "npm test" }, output);
    const log = logOf([user("Begin."), ...run(), ...run(), ...read("src/z.ts", linesOf(400)), ...TODAY]);
    const pruned = prune(project(log), settingsFor({ window: 16_000 })).edits;
    expect(pruned.map(({ cause, stub }) => [cause, stub.includes("60 lines")])).toEqual([
      [undefined, true],
      [undefined, true],
    ]);
  });

  it("P4 the newest two turns keep even what comes again", () => {
    const output = linesOf(30);
    const log = logOf([user("Begin."), ...read("a.ts", output), user("Again."), ...read("a.ts", output)]);
    expect(prune(project(log), settingsFor()).edits).toHaveLength(0);
  });
});
