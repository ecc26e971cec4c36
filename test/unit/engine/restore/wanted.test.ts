import { describe, expect, it } from "vitest";

import type { NewEntry } from "../../../../src/engine/entries.ts";
import { isSamePath, wantedFiles } from "../../../../src/engine/restore/wanted.ts";
import { project } from "../../../../src/engine/transcript.ts";
import { assistant, call, logOf, result, tool, user } from "../../../support/engine/build.ts";

let calls = 0;

/** A call with its result. */
function round(
  name: string,
  args: object,
  { says = "ok", ...options }: { isError?: boolean; says?: string } = {},
): NewEntry[] {
  const id = `c${++calls}`;
  return [
    assistant("", call(id, name, JSON.stringify(args))),
    tool(result(id, says, { ...options, tool: name })),
  ];
}

const read = (path: string, more: object = {}): NewEntry[] => round("read_file", { path, ...more });
const write = (path: string): NewEntry[] => round("write_file", { path, content: "a\nb" });
const edit = (path: string, after: string): NewEntry[] => round("edit_file", { path, old: "x", new: after });

function wanted(entries: readonly NewEntry[], tail = entries.length, most = 5) {
  return wantedFiles(project(logOf([user("Go."), ...entries])), tail + 1, most);
}

const paths = (...args: Parameters<typeof wanted>): string[] => wanted(...args).map(({ path }) => path);

describe("files to restore", () => {
  it("R1 are those read or written, the newest first, each once", () => {
    expect(paths([...read("a.ts"), ...write("b.ts"), ...read("c.ts"), ...edit("a.ts", "y")])).toEqual([
      "a.ts",
      "c.ts",
      "b.ts",
    ]);
  });

  it("R1 are at most as many as asked for", () => {
    const many = Array.from({ length: 9 }, (_, i) => read(`f${i}.ts`)).flat();
    expect(paths(many, many.length, 5)).toEqual(["f8.ts", "f7.ts", "f6.ts", "f5.ts", "f4.ts"]);
  });

  it("R1 leave out what stands whole in the tail, but not what was only edited or partly read there", () => {
    const head = [...read("whole.ts"), ...read("edited.ts"), ...read("partly.ts"), ...read("head.ts")];
    const tail = [...read("whole.ts"), ...edit("edited.ts", "y"), ...read("partly.ts", { from: 5, to: 9 })];
    expect(paths([...head, ...tail], head.length)).toEqual(["partly.ts", "edited.ts", "head.ts"]);
  });

  it("R1 take a file back whose text in the tail was pruned", () => {
    const entries = [...read("a.ts")];
    const log = logOf([user("Go."), ...entries]);
    const edits = [{ message: log[2]!.id, part: 0, stub: "[read_file] a.ts", tokens: 4, saved: 10 }];
    const pruned = logOf([{ kind: "prune", reason: "user", edits }], log);
    expect(wantedFiles(project(log), 1, 5)).toEqual([]);
    expect(wantedFiles(project(pruned), 1, 5)).toMatchObject([{ path: "a.ts" }]);
  });

  it("R1 take a file that was cut when it was read for one that was read in part", () => {
    const says = "a\nb\n\n[Lines 1–2 of 4,000. Read on with from: 3.]";
    const cut = round("read_file", { path: "a.ts" }, { says });
    expect(paths(cut, 0)).toEqual(["a.ts"]);
    expect(paths(read("a.ts"), 0)).toEqual([]);
  });

  it("R1 leave out failed calls, searches and lists", () => {
    const failed = round("read_file", { path: "missing.ts" }, { isError: true });
    const search = round("search_text", { pattern: "x", path: "src/a.ts" });
    expect(paths([...failed, ...search, ...round("list_folder", { path: "src" })])).toEqual([]);
  });

  it("R1 know a file by its path from the working folder and by its whole path", () => {
    expect(paths([...read("/home/me/p/src/a.ts"), ...edit("src/a.ts", "y")])).toEqual(["src/a.ts"]);
    expect(isSamePath("./src/a.ts", "src/a.ts")).toBe(true);
    expect(isSamePath("/p/src/a.ts", "lib/a.ts")).toBe(false);
    expect(isSamePath("src/a.ts", "a.ts")).toBe(false);
  });

  it("R1 come with where they were looked at, the newest look first", () => {
    const [file] = wanted([...read("a.ts", { from: 5, to: 9 }), ...edit("a.ts", "new text")]);
    expect(file?.looks).toEqual([
      { kind: "text", text: "new text" },
      { kind: "lines", from: 5, to: 9 },
    ]);
  });

  it("R1 what the tail shows of a file comes last: it is sent already", () => {
    const head = [...read("a.ts", { from: 5, to: 9 }), ...read("a.ts", { from: 30, to: 40 })];
    const [file] = wanted([...head, ...edit("a.ts", "new text")], head.length);
    expect(file?.looks).toEqual([
      { kind: "lines", from: 30, to: 40 },
      { kind: "lines", from: 5, to: 9 },
      { kind: "text", text: "new text" },
    ]);
  });

  it("R1 a command's words name files too, with less certainty", () => {
    expect(wanted(round("run_command", { command: "cat notes.txt" }))).toMatchObject([
      { path: "notes.txt", isCertain: false },
    ]);
  });
});
