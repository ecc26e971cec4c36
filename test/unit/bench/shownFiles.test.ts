import { describe, expect, it } from "vitest";

import type { MessageEntry, NewEntry } from "../../../src/engine/entries.ts";
import { shownFiles } from "../../bench/replay/shownFiles.ts";
import { assistant, call, logOf, result, tool } from "../../support/engine/build.ts";

let calls = 0;

function did(name: string, args: object, output = "Done.", isError = false): NewEntry[] {
  const id = `s${++calls}`;
  return [
    assistant("", call(id, name, JSON.stringify(args))),
    tool(result(id, output, { tool: name, isError })),
  ];
}

function textOf(path: string, ...entries: NewEntry[][]): string | undefined {
  const messages = logOf(entries.flat()).filter((entry): entry is MessageEntry => entry.kind === "message");
  const content = shownFiles(messages)(path);
  return content.kind === "text" ? content.text : undefined;
}

const HIDDEN = "[… lines that were not shown …]";

describe("files as a log shows them", () => {
  it("are what was read last, without line numbers", () => {
    const first = did("Read", { file_path: "/p/a.ts" }, "     1→one\n     2→two");
    const second = did("Read", { file_path: "/p/a.ts" }, "     1→one\n     2→2");
    expect(textOf("/p/a.ts", first, second)).toBe("one\n2");
    expect(textOf("a.ts", did("read_file", { path: "a.ts" }, "plain\ntext"))).toBe("plain\ntext");
  });

  it("are what was written, with what was changed since", () => {
    const write = did("write_file", { path: "a.ts", content: "one\ntwo\nthree" });
    const edit = did("edit_file", { path: "a.ts", old: "two", new: "2\n2½" });
    expect(textOf("a.ts", write, edit)).toBe("one\n2\n2½\nthree");
    expect(
      textOf("a.ts", write, did("edit_file", { path: "a.ts", old: "two", new: "2" }, "No match.", true)),
    ).toBe("one\ntwo\nthree");
  });

  it("have gaps where nothing was shown", () => {
    const part = did("Read", { file_path: "a.ts", offset: 3, limit: 2 }, "     3→three\n     4→four");
    const later = did("Read", { file_path: "a.ts", offset: 7, limit: 1 }, "     7→seven");
    expect(textOf("a.ts", part, later)).toBe(`${HIDDEN}\nthree\nfour\n${HIDDEN}\nseven`);
    expect(textOf("a.ts", did("edit_file", { path: "a.ts", old: "x", new: "y" }))).toBe(
      `${HIDDEN}\ny\n${HIDDEN}`,
    );
  });

  it("are known by the lines around a change that its result shows", () => {
    const edit = did("Edit", { file_path: "a.ts", old_string: "b", new_string: "B" }, "     2→B\n     3→c");
    expect(textOf("a.ts", edit)).toContain("B\nc");
  });

  it("are refused when the log never showed them", () => {
    expect(textOf("b.ts", did("Read", { file_path: "a.ts" }, "one"))).toBeUndefined();
  });
});
