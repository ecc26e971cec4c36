import { describe, expect, test } from "vitest";

import { refused, rowsOf } from "../importing.ts";
import { BROKEN, look } from "./broken.ts";
import { claudeCode, FORMATS, openAi } from "./formats.ts";
import { sentAfter, sentLines } from "./sent.ts";

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
