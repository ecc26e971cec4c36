import { describe, expect, test } from "vitest";

import { SYSTEM_PROMPT } from "../../../../src/chat/systemPrompt.ts";
import type { NewEntry } from "../../../../src/engine/entries.ts";
import { fileName } from "../../../../src/interop/export/fileName.ts";
import { importConversation, wholeFile } from "../../../../src/interop/importConversation.ts";
import { assistant, call, result, tool, user } from "../../../support/engine/build.ts";
import { aCompaction } from "../../../support/sessions/build.ts";
import { exported, imported, textOf } from "./exporting.ts";

const WORK: readonly NewEntry[] = [
  user("Why does it fail?"),
  assistant("I look.", call("c1", "read_file", '{"path":"src/a.ts"}')),
  tool(result("c1", "one\n```\ntwo")),
  assistant("Because of <b>this</b>:\n\n```ts\nlet a;"),
];
/** Ids as the builder of logs gives them. */
const ids = exported(WORK).entries.map(({ id }) => id);
const [first = "", second = "", third = ""] = ids;

describe("Markdown", () => {
  test("has a title, roles, folded tool output, and the summary at its place", () => {
    const entries = [...WORK, aCompaction({ covers: { from: first, to: third } }), user("Go on.")];
    const text = textOf(exported(entries, "Fix *it*"), "markdown");
    const lines = text.split("\n");
    expect(lines[0]).toBe("# Fix \\*it\\*");
    expect(text).toContain("*5 messages, begun 2026-01-01 00:00 UTC*");
    expect(lines.filter((line) => line.startsWith("## ")).map((line) => line.split(" · ")[0])).toEqual([
      "## You",
      "## Assistant",
      "## Assistant",
      "## Goal",
      "## You",
    ]);
    expect(text).toContain("<summary>read_file · src/a.ts · 11 tokens</summary>");
    expect(text).toContain("<summary>Summary of everything above · live · 900 → 20 tokens");
    expect(text.indexOf("Summary of everything")).toBeLessThan(text.indexOf("Go on."));
  });

  test("fences output by more backticks than stand in it, and ends a block that an answer left open", () => {
    const text = textOf(exported(WORK), "markdown");
    expect(text).toContain("````\none\n```\ntwo\n````");
    expect(text).toContain("```ts\nlet a;\n```\n");
  });

  test("tells what is undone, edited, stopped, pinned and pruned", () => {
    const log: NewEntry[] = [
      ...WORK,
      { ...assistant("Half an"), status: "stopped" },
      { kind: "pin", message: first, pinned: true },
      {
        kind: "prune",
        reason: "user",
        edits: [{ message: third, part: 0, stub: "s", tokens: 1, saved: 1200 }],
      },
      aCompaction(),
    ];
    const compaction = exported(log).entries.at(-1)?.id ?? "";
    const text = textOf(
      exported([
        ...log,
        { kind: "summaryEdit", compaction, markdown: "My own words", tokens: 3 },
        { kind: "revert", target: compaction },
      ]),
      "markdown",
    );
    expect(text).toMatch(/## You · pinned · /);
    expect(text).toMatch(/## Assistant · stopped · /);
    expect(text).toContain("1 part is sent shortened, 1,200 tokens less");
    expect(text).toContain("Summary of everything above · undone");
    expect(text).toContain("My own words");
    expect(text).not.toContain("## Goal");
  });

  test("no name in a fold can end it", () => {
    const text = textOf(exported([assistant("", call("c", "</summary><script>", "{}"))]), "markdown");
    expect(text).toContain("<summary>&lt;/summary&gt;&lt;script&gt; · no result</summary>");
  });
});

describe("the log", () => {
  const log: NewEntry[] = [
    { kind: "title", title: "Mine" },
    ...WORK,
    aCompaction({
      covers: { from: second, to: third },
      kept: [second],
      edits: [{ message: third, part: 0, stub: "s", tokens: 1, saved: 9 }],
      audit: {
        facts: 1,
        found: 0,
        coverage: 0,
        missing: [{ kind: "url", text: "u", source: second }],
        unsourced: [],
      },
    }),
    { kind: "pin", message: second, pinned: true },
  ];

  test("comes back as it was, every entry", async () => {
    const one = exported(log);
    expect(await imported(textOf(one, "log"))).toEqual(one.entries);
  });

  test("is told as what it is, with what could not be read", async () => {
    const file = textOf({ ...exported(log), opaque: ['{"kind":"hologram"}', "damaged"] }, "log");
    expect(await importConversation(wholeFile("a.jsonl", file))).toMatchObject({
      kind: "imported",
      formatName: "log of Anchored Chat",
      counts: { messages: 4, calls: 1, results: 1 },
      leftOut: [{ count: 1 }, { count: 1 }],
    });
  });

  test("without any message is refused in words", async () => {
    const outcome = await importConversation(wholeFile("a.jsonl", textOf(exported([]), "log")));
    expect(outcome).toMatchObject({
      kind: "refused",
      what: "a.jsonl is a log of Anchored Chat without any message.",
    });
  });
});

describe("a message list", () => {
  const log = [...WORK, aCompaction({ covers: { from: first, to: third } })];
  const messagesIn = (text: string) =>
    (JSON.parse(text) as { messages: { role: string; content: string | null }[] }).messages;

  test("of what the model sees has the system prompt and the summary", () => {
    const messages = messagesIn(textOf(exported(log), "sent"));
    expect(messages[0]).toEqual({ role: "system", content: SYSTEM_PROMPT });
    expect(JSON.stringify(messages)).toContain("Repair it.");
    expect(JSON.stringify(messages)).not.toContain("Why does it fail?");
  });

  test("of everything has all that was said, and no summary", () => {
    const messages = messagesIn(textOf(exported(log), "everything"));
    expect(messages.map(({ role }) => role)).toEqual(["user", "assistant", "tool", "assistant"]);
    expect(JSON.stringify(messages)).not.toContain("Repair it.");
  });

  test("can be imported", async () => {
    const entries = await imported(textOf(exported(log), "everything"), "export.json");
    expect(entries.filter(({ kind }) => kind === "message")).toHaveLength(4);
    expect(entries[0]).toMatchObject({ kind: "title", title: "A title" });
  });
});

test.each([
  ["Fix: a/b? <c>", "Fix a b c.md"],
  ["..\\..\\etc", "etc.md"],
  ["", "conversation.md"],
  ["…", "conversation.md"],
  ["x".repeat(300), `${"x".repeat(80)}.md`],
  ["a\u202Eb\nc", "a b c.md"],
])("the file of %j is called %j", (title, name) => {
  expect(fileName(title, "md")).toBe(name);
});
