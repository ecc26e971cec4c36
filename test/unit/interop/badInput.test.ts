import { describe, expect, test } from "vitest";

import { promptOf } from "../../../src/engine/send.ts";
import { project } from "../../../src/engine/transcript.ts";
import { record } from "../../../src/interop/record.ts";
import { MemoryJournal } from "../../support/chat/memoryJournal.ts";
import { flawsOf } from "../../support/engine/promptFlaws.ts";
import { imported, refused, rowsOf } from "./importing.ts";

/** What would be sent after importing this file, a line for each message. */
async function sentAfter(content: string) {
  const journal = new MemoryJournal();
  await record(journal, await imported(content));
  const { messages } = promptOf(project(journal.entries), "");
  expect(flawsOf(messages)).toEqual([]);
  expect(JSON.stringify(messages).isWellFormed()).toBe(true);
  return messages;
}

async function sentLines(content: string): Promise<string[]> {
  return (await sentAfter(content)).map((message) => {
    const calls = message.role === "assistant" ? (message.calls ?? []) : [];
    return [`${message.role}:`, message.text, ...calls.map(({ tool, args }) => `${tool}(${args})`)]
      .filter(Boolean)
      .join(" ");
  });
}

/** One conversation in both formats: each row is a message of it. */
interface Message {
  readonly user?: string;
  readonly said?: string;
  readonly calls?: readonly { readonly id?: string; readonly name?: string; readonly args?: unknown }[];
  /** By id of the call. */
  readonly results?: readonly (readonly [id: string | undefined, output: unknown])[];
  readonly at?: string;
}

const FORMATS = { "Claude Code": claudeCode, OpenAI: openAi } as const;

function claudeCode(messages: readonly Message[]): string {
  return rowsOf(
    ...messages.map(({ user, said, calls = [], results = [], at }, i) => {
      const content = [
        ...results.map(([id, output]) => ({ type: "tool_result", tool_use_id: id, content: output })),
        ...[user ?? said].flatMap((text) => (text === undefined ? [] : [{ type: "text", text }])),
        ...calls.map(({ id, name, args }) => ({ type: "tool_use", id, name, input: args })),
      ];
      const isAnswer = said !== undefined || calls.length > 0;
      const message = isAnswer ? { id: `m${i}`, role: "assistant", content } : { role: "user", content };
      return { type: message.role, uuid: "the same for all", sessionId: "s", timestamp: at, message };
    }),
  );
}

function openAi(messages: readonly Message[]): string {
  const list = messages.flatMap(({ user, said, calls = [], results = [], at }) => [
    ...results.map(([id, output]) => ({ role: "tool", tool_call_id: id, content: output, timestamp: at })),
    ...(user === undefined ? [] : [{ role: "user", content: user, timestamp: at }]),
    ...(said === undefined && calls.length === 0 ? [] : [openAiAnswer(said, calls, at)]),
  ]);
  return JSON.stringify({ messages: list });
}

function openAiAnswer(
  said: string | undefined,
  calls: NonNullable<Message["calls"]>,
  at: string | undefined,
): object {
  const toolCalls = calls.map(({ id, name, args }) => ({
    id,
    type: "function",
    function: { name, arguments: args },
  }));
  return {
    role: "assistant",
    content: said ?? null,
    tool_calls: toolCalls.length > 0 ? toolCalls : undefined,
    timestamp: at,
  };
}

const look = (id?: string, args: unknown = {}) => ({
  ...(id === undefined ? {} : { id }),
  name: "look",
  args,
});
const MISSING = "tool: [No result: the call was interrupted.]";

interface Row {
  readonly name: string;
  readonly messages: readonly Message[];
  readonly sent: readonly string[];
}

const BROKEN: readonly Row[] = [
  {
    name: "a call without a result in the middle",
    messages: [{ user: "Go" }, { calls: [look("a")] }, { user: "On" }, { said: "Done" }],
    sent: ["user: Go", "assistant: look({})", MISSING, "user: On", "assistant: Done"],
  },
  {
    name: "a call without a result at the end",
    messages: [{ user: "Go" }, { said: "Hm", calls: [look("a")] }],
    sent: ["user: Go", "assistant: Hm look({})", MISSING],
  },
  {
    name: "an orphan result at the beginning, in the middle and at the end",
    messages: [
      { results: [["x", "lost"]] },
      { user: "Go" },
      { results: [["y", "lost"]] },
      { said: "Done" },
      { results: [["z", "lost"]] },
    ],
    sent: ["user: Go", "assistant: Done"],
  },
  {
    name: "a second result",
    messages: [
      { user: "Go" },
      { calls: [look("a")] },
      {
        results: [
          ["a", "one"],
          ["a", "two"],
        ],
      },
      { said: "Done" },
      { results: [["a", "three"]] },
    ],
    sent: ["user: Go", "assistant: look({})", "tool: one", "assistant: Done"],
  },
  {
    name: "a displaced result, behind and in front of its call",
    messages: [
      { user: "Go" },
      { results: [["b", "early"]] },
      { calls: [look("a"), look("b")] },
      { user: "And?" },
      { results: [["a", "late"]] },
    ],
    sent: ["user: Go", "assistant: look({}) look({})", "tool: late", "tool: early", "user: And?"],
  },
  {
    name: "one of several parallel results missing",
    messages: [
      { user: "Go" },
      { calls: [look("a"), look("b"), look("c")] },
      {
        results: [
          ["c", "3"],
          ["a", "1"],
        ],
      },
    ],
    sent: ["user: Go", "assistant: look({}) look({}) look({})", "tool: 1", MISSING, "tool: 3"],
  },
  {
    name: "an empty result",
    messages: [
      { user: "Go" },
      { calls: [look("a"), look("b")] },
      {
        results: [
          ["a", ""],
          ["b", undefined],
        ],
      },
    ],
    sent: ["user: Go", "assistant: look({}) look({})", "tool: [No output.]", "tool: [No output.]"],
  },
  {
    name: "a reused id",
    messages: [
      { user: "Go" },
      { calls: [look("a")] },
      { results: [["a", "1"]] },
      { calls: [look("a"), { ...look("a"), name: "read" }] },
      {
        results: [
          ["a", "2"],
          ["a", "3"],
        ],
      },
    ],
    sent: [
      "user: Go",
      "assistant: look({})",
      "tool: 1",
      "assistant: look({}) read({})",
      "tool: 2",
      "tool: 3",
    ],
  },
  {
    name: "a message that holds both a result and text",
    messages: [
      { user: "Go" },
      { calls: [look("a")] },
      { results: [["a", "1"]], user: "No, the other" },
      { said: "Sure" },
    ],
    sent: ["user: Go", "assistant: look({})", "tool: 1", "user: No, the other", "assistant: Sure"],
  },
  {
    name: "calls without ids",
    messages: [
      { user: "Go" },
      { calls: [look(), look()] },
      {
        results: [
          [undefined, "1"],
          [undefined, "2"],
        ],
      },
    ],
    sent: ["user: Go", "assistant: look({}) look({})", "tool: 1", "tool: 2"],
  },
  {
    name: "calls without names",
    messages: [
      { user: "Go" },
      {
        calls: [
          { id: "a", args: {} },
          { id: "b", name: "", args: {} },
        ],
      },
      {
        results: [
          ["a", "1"],
          ["b", "2"],
        ],
      },
    ],
    sent: ["user: Go", "assistant: unknown({}) unknown({})", "tool: 1", "tool: 2"],
  },
  {
    name: "arguments that are not JSON, or no object",
    messages: [
      { user: "Go" },
      { calls: [look("a", '{"path": "src'), look("b", "[1]"), look("c", 7), look("d", null), look("e", "")] },
    ],
    sent: [
      "user: Go",
      String.raw`assistant: look({"arguments":"{\"path\": \"src"}) look({"arguments":"[1]"}) look({"arguments":"7"}) look({}) look({})`,
      ...Array<string>(5).fill(MISSING),
    ],
  },
  {
    name: "times out of order, missing and impossible",
    messages: [
      { user: "1", at: "2026-01-05T00:00:00Z" },
      { said: "2", at: "2026-01-01T00:00:00Z" },
      { user: "3", at: "soon" },
      { said: "4", at: "9999-12-31T00:00:00Z" },
      { user: "5" },
    ],
    sent: ["user: 1", "assistant: 2", "user: 3", "assistant: 4", "user: 5"],
  },
  {
    name: "surrogate halves in texts, names, ids and arguments",
    messages: [
      { user: "Go \ud83d!" },
      { said: "\udc00", calls: [{ id: "\ud83d", name: "lo\ud83dok", args: { path: "\ud83d" } }] },
      { results: [["\ud83d", "half \ud83d"]] },
    ],
    sent: ["user: Go \ufffd!", 'assistant: \ufffd lo_ok({"path":"\ufffd"})', "tool: half \ufffd"],
  },
  {
    name: "names and ids that providers refuse",
    messages: [
      { user: "Go" },
      {
        calls: [
          { id: "a.b/c", name: "fs.read file", args: {} },
          { id: "x".repeat(90), name: "n".repeat(90), args: {} },
        ],
      },
      {
        results: [
          ["a.b/c", "1"],
          ["x".repeat(90), "2"],
        ],
      },
    ],
    sent: ["user: Go", `assistant: fs_read_file({}) ${"n".repeat(64)}({})`, "tool: 1", "tool: 2"],
  },
  {
    name: "no user at all",
    messages: [{ said: "Hello" }, { calls: [look("a")] }, { results: [["a", "1"]] }],
    sent: [
      "user: [The beginning of this conversation is not available.]",
      "assistant: Hello",
      "assistant: look({})",
      "tool: 1",
    ],
  },
];

describe.each(Object.entries(FORMATS))("W1 a broken %s log goes out whole and valid", (_, write) => {
  test.each(BROKEN)("W1 $name", async ({ messages, sent }) => {
    expect(await sentLines(write(messages))).toEqual(sent);
  });

  test("W1 a message of 50 MB", async () => {
    const huge = `${"word ".repeat(10_000_000)}end`;
    const messages = await sentAfter(write([{ user: "Go" }, { said: huge }, { user: "On" }]));
    expect(messages[1]?.text.length).toBe(huge.length);
  });
});

test("W1 results inside a result come in as its text; in a list of messages they are another format", async () => {
  const nested = [
    { type: "text", text: "outer" },
    { type: "tool_result", tool_use_id: "b", content: [{ type: "text", text: "inner" }] },
  ];
  const messages = [{ user: "Go" }, { calls: [look("a")] }, { results: [["a", nested] as const] }];
  expect((await sentLines(claudeCode(messages))).at(-1)).toBe("tool: outer\ninner");
  expect((await refused(openAi(messages))).what).toContain("a list of Anthropic messages");
});

describe("summary rows without text", () => {
  const user = (content: unknown, fields: object = {}) => ({
    type: "user",
    uuid: "u",
    sessionId: "s",
    message: { role: "user", content },
    ...fields,
  });
  const boundary = { type: "system", uuid: "b", sessionId: "s", subtype: "compact_boundary" };

  test.each([
    ["a summary of a compaction", user("  ", { isCompactSummary: true })],
    ["a summary without content", user([], { isCompactSummary: true })],
    ["a summary without a message", { type: "user", uuid: "u", sessionId: "s", isCompactSummary: true }],
    ["a title without text", { type: "summary", leafUuid: "u" }],
  ])("W1 %s: the conversation comes in without it, and nothing is lost", async (_, row) => {
    expect(await sentLines(rowsOf(user("Go"), boundary, row, user("On")))).toEqual(["user: Go", "user: On"]);
  });

  test("a log of nothing else is refused with a reason", async () => {
    const { what, todo } = await refused(rowsOf(boundary, user("", { isCompactSummary: true })), "log.jsonl");
    expect(what).toBe("log.jsonl is a Claude Code session log without any message.");
    expect(todo).not.toBe("");
  });
});
