import { describe, expect, it } from "vitest";

import { stubOf } from "../../../src/engine/stub.ts";

interface Result {
  readonly text: string;
  readonly isError?: boolean;
}

function stub(tool: string, args: unknown, { text, isError = false }: Result): string {
  return stubOf({ tool, args: JSON.stringify(args) }, { tool, text, isError });
}

const lines = (count: number): string => Array.from({ length: count }, (_, i) => `line ${i}`).join("\n");

describe("P3 the stub says what happened", () => {
  it("P3 a command: exit code and lines", () => {
    expect(stub("run_command", { command: "npm test" }, { text: `exit code 0\n${lines(47)}` })).toBe(
      "[run_command] `npm test` → exit 0, 47 lines",
    );
  });

  it("P3 a reading: the lines asked for and the size", () => {
    const text = "x".repeat(3_400);
    expect(stub("read_file", { path: "src/config.ts", from: 1, to: 120 }, { text })).toBe(
      "[read_file] src/config.ts lines 1–120, 3,400 characters",
    );
    expect(stub("read_file", { path: "src/config.ts" }, { text })).toBe(
      "[read_file] src/config.ts, 3,400 characters",
    );
    expect(stub("read_file", { path: "src/config.ts", from: 9 }, { text: "x" })).toBe(
      "[read_file] src/config.ts from line 9, 1 character",
    );
  });

  it("P3 a search: pattern, place and matches", () => {
    expect(stub("search_text", { query: "compress", path: "src" }, { text: lines(12) })).toBe(
      '[search_text] "compress" in src → 12 matches',
    );
    expect(stub("find_files", { pattern: "*.ts" }, { text: "a.ts" })).toBe('[find_files] "*.ts" → 1 match');
  });

  it("P3 an edit: file and replacements", () => {
    const edits = [
      { old: "a", new: "b" },
      { old: "c", new: "d" },
    ];
    expect(stub("edit_file", { path: "src/a.ts", edits }, { text: "Done." })).toBe(
      "[edit_file] src/a.ts, 2 replacements",
    );
    expect(
      stub("edit_file", { path: "src/a.ts", old: "a", new: "b" }, { text: "Made 3 replacements." }),
    ).toBe("[edit_file] src/a.ts, 3 replacements");
  });

  it("P3 a patch of several files names the first", () => {
    const input = "*** Begin Patch\n*** Update File: a.ts\n+x\n*** Update File: b.ts\n+y\n*** End Patch";
    expect(stub("apply_patch", { input }, { text: "Done." })).toBe(
      "[apply_patch] a.ts and 1 more file, 2 replacements",
    );
  });

  it("P3 other actions: target and size", () => {
    expect(stub("write_file", { path: "a.ts", content: "1\n2\n" }, { text: "ok" })).toBe(
      "[write_file] a.ts, 2 lines",
    );
    expect(stub("list_folder", { path: "src" }, { text: lines(3) })).toBe("[list_folder] src → 3 entries");
    const plan = [
      { step: "one", status: "completed" },
      { step: "two", status: "pending" },
    ];
    expect(stub("update_plan", { plan }, { text: "ok" })).toBe("[update_plan] 2 items, 1 done");
  });

  it("P3 any other tool: its first two arguments, 40 characters each, and the size", () => {
    const args = { city: "Rome", note: "n".repeat(60), third: 3 };
    expect(stub("get_weather", args, { text: "sunny" })).toBe(
      `[get_weather] city "Rome", note "${"n".repeat(39)}…", 5 characters`,
    );
    expect(stub("get_weather", { days: [1, 2], deep: { a: 1 } }, { text: "" })).toBe(
      '[get_weather] days [1,2], deep {"a":1}, 0 characters',
    );
  });

  it("P3 a command is cut at 80 characters and told on one line", () => {
    const told = stub("run_command", { command: `echo one\n${"x".repeat(200)}` }, { text: "exit code 0" });
    expect(told).toBe(`[run_command] \`echo one ${"x".repeat(70)}…\` → exit 0, 0 lines`);
  });

  it("P3 an error keeps its first and last line", () => {
    const text = "exit code 2\nerror: no such file\nat line 3\nbuild failed";
    expect(stub("run_command", { command: "make" }, { text })).toBe(
      "[run_command] `make` → exit 2, 3 lines: error: no such file … build failed",
    );
    expect(stub("read_file", { path: "a.ts" }, { text: "File not found", isError: true })).toBe(
      "[read_file] a.ts → failed: File not found",
    );
    expect(stub("get_weather", {}, { text: "", isError: true })).toBe("[get_weather] → failed, no output");
  });

  it("P3 a result without its call is told by its tool and size", () => {
    expect(stubOf(undefined, { tool: "read_file", text: "four", isError: false })).toBe(
      "[read_file] 4 characters",
    );
    expect(stubOf(undefined, { tool: "", text: "four", isError: false })).toBe("[tool] 4 characters");
  });

  it("P3 arguments that are no JSON leave the tool and the size", () => {
    expect(
      stubOf({ tool: "read_file", args: "{" }, { tool: "read_file", text: "four", isError: false }),
    ).toBe("[read_file] 4 characters");
  });

  it("P6 images and documents inside a result become a mark with name and size", () => {
    const media = [{ mediaType: "image/png", bytes: 3, data: "AAAA" }];
    expect(
      stubOf(
        { tool: "Read", args: '{"file_path":"a.png"}' },
        { tool: "Read", text: "", isError: false, media },
      ),
    ).toBe("[Read] a.png, 0 characters, [image] image/png, 1 KB");
  });
});
