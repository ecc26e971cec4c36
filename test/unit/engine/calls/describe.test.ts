import { describe, expect, it } from "vitest";

import { describeCall } from "../../../../src/engine/calls/describe.ts";
import { changedPaths, pathsOf } from "../../../../src/engine/calls/facts.ts";

const facts = (tool: string, args: unknown) => describeCall({ tool, args: JSON.stringify(args) });

describe("a file is read", () => {
  it.each([
    ["ours", "read_file", { path: "a.ts", from: 3, to: 9 }, { from: 3, to: 9 }],
    ["Claude Code", "Read", { file_path: "a.ts", offset: 10, limit: 5 }, { from: 10, to: 14 }],
    ["Claude Code, from the top", "Read", { file_path: "a.ts", limit: 5 }, { from: 1, to: 5 }],
    ["Copilot", "read_file", { filePath: "a.ts", startLine: 1, endLine: 40 }, { from: 1, to: 40 }],
    ["Cursor", "read_file", { target_file: "a.ts", start_line_one_indexed: "7" }, { from: 7 }],
    ["pi", "read", { path: "a.ts" }, {}],
    [
      "Anthropic's editor",
      "str_replace_based_edit_tool",
      { command: "view", path: "a.ts", view_range: [2, -1] },
      { from: 2 },
    ],
    ["a file server over MCP", "mcp__files__read_text_file", { path: "a.ts" }, {}],
    ["an unknown tool whose name says it", "peek_and_read_source", { path: "a.ts" }, {}],
  ])("by %s", (_, tool, args, lines) => {
    expect(facts(tool, args)).toEqual({ action: "read", path: "a.ts", ...lines });
  });
});

describe("a file is written", () => {
  it.each([
    ["ours", "write_file", { path: "a.ts", content: "x" }],
    ["Claude Code", "Write", { file_path: "a.ts", content: "x" }],
    ["Copilot", "create_file", { filePath: "a.ts", content: "x" }],
    ["SWE-agent", "str_replace_editor", { command: "create", path: "a.ts", file_text: "x" }],
    ["an unknown tool", "put", { file: "a.ts", text: "x" }],
  ])("by %s", (_, tool, args) => {
    expect(facts(tool, args)).toEqual({ action: "write", path: "a.ts", content: "x" });
  });
});

describe("a file is edited", () => {
  const change = { path: "a.ts", before: "old", after: "new" };

  it.each([
    ["ours", "edit_file", { path: "a.ts", old: "old", new: "new" }],
    ["Claude Code", "Edit", { file_path: "a.ts", old_string: "old", new_string: "new", replace_all: true }],
    ["Copilot", "replace_string_in_file", { filePath: "a.ts", oldString: "old", newString: "new" }],
    ["pi", "edit", { path: "a.ts", oldText: "old", newText: "new" }],
    [
      "SWE-agent",
      "str_replace_editor",
      { command: "str_replace", path: "a.ts", old_str: "old", new_str: "new" },
    ],
    ["an unknown tool", "swap", { path: "a.ts", search: "old", replace: "new" }],
  ])("by %s", (_, tool, args) => {
    expect(facts(tool, args)).toEqual({ action: "edit", changes: [change] });
  });

  it("in several places at once", () => {
    const edits = [
      { old_string: "a", new_string: "b" },
      { old_string: "c", new_string: "d" },
    ];
    expect(facts("MultiEdit", { file_path: "a.ts", edits })).toEqual({
      action: "edit",
      changes: [
        { path: "a.ts", before: "a", after: "b" },
        { path: "a.ts", before: "c", after: "d" },
      ],
    });
  });

  const patch = [
    "*** Begin Patch",
    "*** Update File: src/a.ts",
    "@@ function f() {",
    " const kept = 1;",
    "-const gone = 2;",
    "+const come = 3;",
    "@@",
    "+const more = 4;",
    "*** Add File: src/b.ts",
    "+export {};",
    "*** Delete File: src/c.ts",
    "*** End Patch",
  ].join("\n");
  const patched = {
    action: "edit",
    changes: [
      { path: "src/a.ts", before: "const gone = 2;", after: "const come = 3;" },
      { path: "src/a.ts", before: "", after: "const more = 4;" },
      { path: "src/b.ts", before: "", after: "export {};" },
      { path: "src/c.ts", before: "", after: "" },
    ],
  };

  it("by Codex's patch, whichever way it is handed over", () => {
    expect(facts("apply_patch", { input: patch })).toEqual(patched);
    expect(describeCall({ tool: "apply_patch", args: patch })).toEqual(patched);
    expect(facts("shell", { command: ["bash", "-lc", `apply_patch <<'EOF'\n${patch}\nEOF`] })).toEqual(
      patched,
    );
  });

  it("by a unified diff", () => {
    const diff = "--- a/src/a.ts\n+++ b/src/a.ts\n@@ -1,2 +1,2 @@\n same\n-old\n+new\n";
    expect(facts("apply_diff", { diff })).toEqual({
      action: "edit",
      changes: [{ path: "src/a.ts", before: "old", after: "new" }],
    });
  });

  it("and the files are known without repetition", () => {
    const edit = facts("apply_patch", { input: patch });
    expect(pathsOf(edit)).toEqual(["src/a.ts", "src/b.ts", "src/c.ts"]);
    expect(changedPaths(edit)).toEqual(["src/a.ts", "src/b.ts", "src/c.ts"]);
  });
});

describe("a command is run", () => {
  it.each([
    ["ours", "run_command", { command: "npm test", cwd: "app" }, { cwd: "app" }],
    ["Claude Code", "Bash", { command: "npm test", description: "Run tests" }, {}],
    ["Codex", "shell", { command: ["bash", "-lc", "npm test"], workdir: "app" }, { cwd: "app" }],
    ["newer Codex", "exec_command", { cmd: "npm test" }, {}],
    ["Copilot", "run_in_terminal", { command: "npm test", explanation: "" }, {}],
    ["mini-swe-agent", "bash", { command: "npm test" }, {}],
    ["an unknown tool", "do_it", { cmd: "npm test" }, {}],
  ])("by %s", (_, tool, args, more) => {
    expect(facts(tool, args)).toEqual({ action: "run", command: "npm test", files: [], ...more });
  });

  it("word by word", () => {
    expect(facts("shell", { command: ["git", "status"] })).toMatchObject({ command: "git status" });
  });
});

describe("something is searched or listed", () => {
  it.each([
    ["ours", "search_text", { query: "foo", path: "src" }],
    ["Claude Code", "Grep", { pattern: "foo", path: "src", output_mode: "content" }],
    ["Copilot", "grep_search", { query: "foo", includePattern: "src" }],
    ["file names", "Glob", { pattern: "foo", path: "src" }],
    ["an unknown tool", "code_finder", { pattern: "foo", dir: "src" }],
  ])("by %s", (_, tool, args) => {
    expect(facts(tool, args)).toEqual({ action: "search", pattern: "foo", path: "src" });
  });

  it("by folder", () => {
    expect(facts("LS", { path: "src" })).toEqual({ action: "list", path: "src" });
    expect(facts("list_folder", {})).toEqual({ action: "list", path: "." });
  });
});

describe("a plan", () => {
  it.each([
    ["ours and Codex", "update_plan", { plan: [{ step: "Fix it", status: "in_progress" }] }],
    [
      "Claude Code",
      "TodoWrite",
      { todos: [{ content: "Fix it", status: "in_progress", activeForm: "Fixing" }] },
    ],
    ["Copilot", "manage_todo_list", { todoList: [{ title: "Fix it", status: "in-progress" }] }],
  ])("is written anew by %s", (_, tool, args) => {
    expect(facts(tool, args)).toEqual({
      action: "plan",
      items: [{ text: "Fix it", state: "active" }],
      replaces: true,
    });
  });

  it("is changed item by item", () => {
    expect(facts("TaskCreate", { subject: "Fix it", description: "…" })).toMatchObject({
      items: [{ text: "Fix it", state: "open" }],
      replaces: false,
    });
    expect(facts("TaskUpdate", { taskId: "3", status: "completed" })).toMatchObject({
      items: [{ id: "3", state: "done" }],
      replaces: false,
    });
  });
});

describe("anything else", () => {
  it.each([
    ["a tool of its own kind", "get_weather", { city: "Rome" }],
    ["a search of the web, which has no matches to count", "WebSearch", { query: "foo" }],
    ["a known tool with arguments that are not its own", "Read", { city: "Rome" }],
    ["a reading of problems", "get_diagnostics", { filePath: "a.ts" }],
    ["an editor's own command", "str_replace_editor", { command: "undo_edit", path: "a.ts" }],
  ])("is told with its arguments: %s", (_, tool, args) => {
    expect(facts(tool, args)).toEqual({ action: "other", args });
  });

  it.each(["", "not json", "[1]", "null", '"text"', '{"path":'])(
    "has none where they are no object: %j",
    (args) => {
      expect(describeCall({ tool: "read_file", args })).toEqual({ action: "other", args: {} });
    },
  );
});
