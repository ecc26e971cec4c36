import { describe, expect, it } from "vitest";

import { describeCall } from "../../../src/engine/calls/describe.ts";
import { planState } from "../../../src/engine/restore/planState.ts";
import { Sequence } from "../../../src/engine/sequence.ts";
import { stubOf } from "../../../src/engine/stub.ts";
import { assistant, call, logOf } from "../../support/engine/build.ts";
import { World } from "../../support/tools/world.ts";

const FILES = { "/home/app/src/a.ts": "one\ntwo\nthree\n" };

/** What a pruned call of ours becomes (row P3). */
async function stubbed(tool: string, args: object, set: (world: World) => void = () => {}): Promise<string> {
  const world = new World({ files: FILES });
  set(world);
  const told = await world.call(tool, args);
  return stubOf({ tool, args: JSON.stringify(args) }, { tool, ...told });
}

describe("the engine understands our calls", () => {
  it("P3 each becomes a line that says what it did", async () => {
    expect(await stubbed("read_file", { path: "src/a.ts" })).toBe("[read_file] src/a.ts, 14 characters");
    expect(await stubbed("read_file", { path: "src/a.ts", from: 1, to: 3 })).toBe(
      "[read_file] src/a.ts lines 1–3, 14 characters",
    );
    expect(await stubbed("list_folder", { path: "src" })).toBe("[list_folder] src → 1 entry");
    expect(await stubbed("find_files", { glob: "*.ts" })).toBe('[find_files] "*.ts" → 0 matches');
    expect(await stubbed("edit_file", { path: "src/a.ts", old: "o", new: "0", replaceAll: true })).toBe(
      "[edit_file] src/a.ts, 2 replacements",
    );
    expect(await stubbed("write_file", { path: "b.ts", content: "1\n2\n" })).toBe(
      "[write_file] b.ts, 2 lines",
    );
    const plan = {
      items: [
        { text: "a", status: "completed" },
        { text: "b", status: "pending" },
      ],
    };
    expect(await stubbed("update_plan", plan)).toBe("[update_plan] 2 items, 1 done");
    expect(await stubbed("recall_history", { from: 1 })).toContain("[recall_history] from 1");
  });

  it("P3 matches are counted", async () => {
    const found = (world: World): void => {
      world.foundText = [1, 2, 3].map((line) => ({ path: "/home/app/src/a.ts", line, text: "o" }));
      world.foundFiles = ["/home/app/src/a.ts"];
    };
    expect(await stubbed("search_text", { pattern: "o", path: "src" }, found)).toBe(
      '[search_text] "o" in src → 3 matches',
    );
    expect(await stubbed("search_text", { pattern: "o", limit: 2 }, found)).toBe(
      '[search_text] "o" → 2 matches',
    );
    expect(await stubbed("search_text", { pattern: "o" })).toBe('[search_text] "o" → 0 matches');
    expect(await stubbed("find_files", { glob: "*" }, found)).toBe('[find_files] "*" → 1 match');
  });

  it("P3 commands with exit code and lines", async () => {
    const play = (exitCode: number) => (world: World) => {
      world.shell.play = (command) => {
        command.print("first\nlast\n");
        command.exit({ exitCode });
      };
    };
    expect(await stubbed("run_command", { command: "npm test" }, play(0))).toBe(
      "[run_command] `npm test` → exit 0, 2 lines",
    );
    expect(await stubbed("run_command", { command: "npm test" }, play(1))).toBe(
      "[run_command] `npm test` → exit 1, 2 lines: first … last",
    );
  });

  it("R2 the plan is what update_plan wrote last", () => {
    const items = [
      { text: "one", status: "completed" },
      { text: "two", status: "in_progress" },
      { text: "three", status: "pending" },
      { text: "four", status: "cancelled" },
    ];
    const log = logOf([assistant("", call("c1", "update_plan", JSON.stringify({ items })))]);
    const messages = log.filter((entry) => entry.kind === "message");
    expect(planState(Sequence.of(messages))?.items).toEqual([
      { text: "one", state: "done" },
      { text: "two", state: "active" },
      { text: "three", state: "open" },
    ]);
  });

  it("R1 reads, edits and writes name their file", () => {
    const facts = (tool: string, args: object) => describeCall({ tool, args: JSON.stringify(args) });
    expect(facts("read_file", { path: "a.ts", from: 3, to: 9 })).toEqual({
      action: "read",
      path: "a.ts",
      from: 3,
      to: 9,
    });
    expect(facts("edit_file", { path: "a.ts", old: "x", new: "" })).toEqual({
      action: "edit",
      changes: [{ path: "a.ts", before: "x", after: "" }],
    });
    expect(facts("write_file", { path: "a.ts", content: "" })).toMatchObject({
      action: "write",
      path: "a.ts",
    });
    expect(facts("run_command", { command: "ls", cwd: "src", timeoutSeconds: 9 })).toMatchObject({
      action: "run",
      cwd: "src",
    });
    expect(facts("get_diagnostics", { path: "a.ts" })).toMatchObject({ action: "other" });
  });
});
