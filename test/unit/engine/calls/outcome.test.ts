import { describe, expect, it } from "vitest";

import { describeCall } from "../../../../src/engine/calls/describe.ts";
import { outcomeOf } from "../../../../src/engine/calls/outcome.ts";

function outcome(call: { tool: string; args: unknown }, text: string, isError = false) {
  const facts = describeCall({ tool: call.tool, args: JSON.stringify(call.args) });
  return outcomeOf(facts, { tool: call.tool, text, isError });
}

const run = { tool: "run_command", args: { command: "make" } };

describe("the exit code", () => {
  it.each([
    ["exit code 3\nboom", 3],
    ["boom\nexit code 3", 3],
    ["Exit code 3\nboom", 3],
    ["boom\n[exit 3]", 3],
    ["boom\n(exit code: 3)", 3],
    ["boom\n\nCommand exited with code 3", 3],
    ["<returncode>3</returncode>\n<output>\nboom\n</output>", 3],
    ["Chunk ID: 1\nWall time: 0.5 seconds\nProcess exited with code 3\nOutput:\nboom", 3],
    [JSON.stringify({ output: "boom", metadata: { exit_code: 3 } }), 3],
    [JSON.stringify({ stdout: "boom", stderr: "", exitCode: 3 }), 3],
  ])("is read from %j, and is no output", (text, exitCode) => {
    expect(outcome(run, text)).toMatchObject({
      exitCode,
      failed: true,
      lines: 1,
      characters: 4,
      error: { first: "boom", last: "boom" },
    });
  });

  it("is not there where nothing tells it", () => {
    expect(outcome(run, "done")).not.toHaveProperty("exitCode");
  });

  it("is 0 for a good command of tools that report bad ones as errors", () => {
    expect(outcome({ tool: "Bash", args: { command: "make" } }, "done").exitCode).toBe(0);
  });

  it("is not looked for in the text of a file", () => {
    const read = { tool: "read_file", args: { path: "a.txt" } };
    expect(outcome(read, "exit code 3\nboom")).toMatchObject({ failed: false, lines: 2 });
    expect(outcome(read, '{"output":"x","exit_code":1}')).toMatchObject({ failed: false, characters: 28 });
  });
});

it("reminders of an assistant are no output", () => {
  expect(outcome(run, "one\n<system-reminder>\nbe kind\n</system-reminder>").lines).toBe(1);
});

it("an error keeps its first and its last line", () => {
  const text = "<tool_use_error>Not found\n  in a.ts\nNothing was changed</tool_use_error>";
  expect(
    outcome({ tool: "Edit", args: { file_path: "a.ts", old_string: "a", new_string: "b" } }, text, true),
  ).toMatchObject({
    failed: true,
    error: { first: "Not found", last: "Nothing was changed" },
  });
});

it("an error without words has none", () => {
  expect(outcome(run, "", true)).toEqual({ failed: true, characters: 0, lines: 0 });
});

describe("matches are counted", () => {
  const grep = { tool: "Grep", args: { pattern: "x" } };

  it.each([
    ["as the tool counts them", "Found 12 files\na.ts\nb.ts", 12],
    ["line by line", "a.ts:1:x\nb.ts:2:x\n", 2],
    ["without their context", "a.ts-1-y\na.ts:2:x\na.ts-3-z\n--\nb.ts:9:x", 2],
    ["none", "No matches found", 0],
    ["no words", "", 0],
  ])("%s", (_, text, count) => {
    expect(outcome(grep, text).count).toBe(count);
  });

  it("and replacements, where the tool tells them", () => {
    const edit = { tool: "edit_file", args: { path: "a.ts", old: "a", new: "b" } };
    expect(outcome(edit, "Made 3 replacements in a.ts.").count).toBe(3);
    expect(outcome(edit, "The file has been updated.")).not.toHaveProperty("count");
  });
});

describe("test runs", () => {
  const test = { tool: "run_command", args: { command: "npm test | tail" } };

  it("that failed behind a pipe failed all the same", () => {
    expect(outcome(test, "Tests  1 failed | 41 passed (42)\nexit code 0")).toMatchObject({
      failed: true,
      exitCode: 0,
      tests: { passed: 41, failed: 1 },
    });
  });

  it("are not found in what a command only shows", () => {
    const show = { tool: "run_command", args: { command: "cat report.txt" } };
    expect(outcome(show, "3 failed, 41 passed")).toMatchObject({ failed: false });
  });
});
