import { expect, test } from "vitest";

import { describeCall } from "../../../src/engine/calls/describe.ts";
import { callEnd } from "../../../src/protocol/callEnd.ts";

const end = (tool: string, args: object, text: string, isError = false) =>
  callEnd(describeCall({ tool, args: JSON.stringify(args) }), { text, isError });

test("a command's exit code is told", () => {
  expect(end("run_command", { command: "go test" }, "FAIL\nexit code: 1\n")).toEqual({ exit: 1 });
  expect(end("run_command", { command: "go test" }, "ok")).toEqual({});
});

test("an edit tells the lines between what both texts begin and end with", () => {
  const args = { path: "a.ts", old_string: "a\nb\nc\nd", new_string: "a\nB\nB2\nc\nd" };
  expect(end("edit_file", args, "Edited.")).toEqual({ stat: { added: 2, removed: 1 } });
  expect(end("edit_file", args, "Not found.", true)).toEqual({});
});

test("lines that repeat are not counted twice", () => {
  const args = { path: "a.ts", old_string: "a\na", new_string: "a\na\na" };
  expect(end("edit_file", args, "Edited.")).toEqual({ stat: { added: 1, removed: 0 } });
});

test("a written file tells its lines", () => {
  expect(end("write_file", { path: "a.ts", content: "a\nb\n" }, "Written.")).toEqual({
    stat: { added: 2, removed: 0 },
  });
});

test("what is read has no figures of its own", () => {
  expect(end("read_file", { path: "a.ts" }, "exit code: 1")).toEqual({});
});
