import type { Message } from "./formats.ts";

export const look = (id?: string, args: unknown = {}) => ({
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

export const BROKEN: readonly Row[] = [
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
