import { describe, expect, test } from "vitest";

import { imported, leftOut, messagesOf, outline, refused, rowsOf } from "../importing.ts";

let made = 0;
const row = (type: string, fields: object) => ({ type, uuid: `row-${made++}`, sessionId: "s", ...fields });
const user = (content: unknown, fields: object = {}) =>
  row("user", { message: { role: "user", content }, ...fields });
const assistant = (id: string | undefined, content: unknown, fields: object = {}) =>
  row("assistant", { message: { id, role: "assistant", content, ...fields } });
const call = (id: string, name = "Read", input: unknown = {}) => ({ type: "tool_use", id, name, input });
const result = (id: string, content: unknown = "ok") => ({ type: "tool_result", tool_use_id: id, content });
const text = (said: string) => ({ type: "text", text: said });
const boundary = (fields: object = {}) => row("system", { subtype: "compact_boundary", ...fields });
const summary = (content: string) => user(content, { isCompactSummary: true });

describe("one answer is several rows", () => {
  test("rows with the same message id become one message, in the order of the rows", async () => {
    const log = rowsOf(
      user("Go"),
      assistant("m1", [{ type: "thinking", thinking: "hm" }]),
      assistant("m1", [text("Reading.")]),
      assistant("m1", [call("c1", "Read", { path: "a.ts" })]),
    );
    expect(outline(await imported(log))).toEqual([
      "user: Go",
      'assistant: (hm) | Reading. | call Read#c1 {"path":"a.ts"}',
    ]);
  });

  test("usage is counted once a message, as its last row reports it", async () => {
    const usage = (output: number) => ({
      usage: {
        input_tokens: 10,
        cache_creation_input_tokens: 20,
        cache_read_input_tokens: 300,
        output_tokens: output,
      },
    });
    const log = rowsOf(
      user("Go"),
      assistant("m1", [text("a")], usage(2)),
      assistant("m1", [text("b")], usage(7)),
    );
    expect(messagesOf(await imported(log)).map((message) => message.usage)).toEqual([
      undefined,
      { prompt: 330, cached: 300, output: 7, reasoning: 0 },
    ]);
  });

  test("an id that comes again after the user spoke is another message, without usage of its own", async () => {
    const usage = { usage: { input_tokens: 1, output_tokens: 1 } };
    const log = rowsOf(
      user("Go"),
      assistant("same", [text("a")], usage),
      user("On"),
      assistant("same", [text("b")], usage),
    );
    const [, first, , second] = messagesOf(await imported(log));
    expect(first?.usage).toBeDefined();
    expect(second?.usage).toBeUndefined();
  });
});

describe("tool results", () => {
  test("results of one parallel batch are one tool message directly behind their calls, however late they come", async () => {
    const log = rowsOf(
      user("Go"),
      assistant("m1", [call("c1")]),
      user([result("c1", "one")]),
      assistant("m1", [call("c2")]),
      user("Also look at b.ts"),
      user([result("c2", "two")]),
      assistant("m2", [text("Done.")]),
    );
    expect(outline(await imported(log))).toEqual([
      "user: Go",
      "assistant: call Read#c1 {} | call Read#c2 {}",
      "tool: result Read#c1 one | result Read#c2 two",
      "user: Also look at b.ts",
      "assistant: Done.",
    ]);
  });

  test("a row with a result and text becomes a tool message and a user message", async () => {
    const log = rowsOf(
      user("Go"),
      assistant("m1", [call("c1")]),
      user([result("c1"), text("No, the other file.")]),
    );
    expect(outline(await imported(log)).slice(2)).toEqual([
      "tool: result Read#c1 ok",
      "user: No, the other file.",
    ]);
  });

  test("texts and images inside a result are taken over, and an error stays one", async () => {
    const image = { type: "image", source: { type: "base64", media_type: "image/png", data: "AAAA" } };
    const log = rowsOf(
      user("Go"),
      assistant("m1", [call("c1")]),
      user([{ ...result("c1", [text("a"), text("b"), image]), is_error: true }]),
    );
    expect(outline(await imported(log)).at(-1)).toBe("tool: error Read#c1 a\nb+media");
  });

  test("a result without a call stays where it is, and a call without a result is kept", async () => {
    const log = rowsOf(user("Go"), user([result("lost", "x")]), assistant("m1", [call("c1")]));
    expect(outline(await imported(log))).toEqual([
      "user: Go",
      "tool: result unknown#lost x",
      "assistant: call Read#c1 {}",
    ]);
  });

  test("a result in front of its call finds it all the same", async () => {
    const log = rowsOf(user("Go"), user([result("c1", "early")]), assistant("m1", [call("c1")]));
    expect(outline(await imported(log)).slice(1)).toEqual([
      "assistant: call Read#c1 {}",
      "tool: result Read#c1 early",
    ]);
  });

  test("calls and results without ids are paired in their order", async () => {
    const log = rowsOf(
      user("Go"),
      assistant("m1", [
        { type: "tool_use", name: "A", input: {} },
        { type: "tool_use", name: "B", input: {} },
      ]),
      user([{ type: "tool_result", content: "a" }]),
      user([{ type: "tool_result", content: "b" }]),
    );
    expect(outline(await imported(log)).at(-1)).toBe("tool: result A#imported-1 a | result B#imported-2 b");
  });

  test("an id that is used again belongs to the newest call that is still open", async () => {
    const log = rowsOf(
      user("Go"),
      assistant("m1", [call("c", "First")]),
      user([result("c", "1")]),
      assistant("m2", [call("c", "Second")]),
      user([result("c", "2")]),
    );
    expect(outline(await imported(log)).filter((line) => line.startsWith("tool"))).toEqual([
      "tool: result First#c 1",
      "tool: result Second#c 2",
    ]);
  });
});

describe("recorded compactions", () => {
  test("a boundary and its summary become a compaction at their place, numbered as boundaries are", async () => {
    const log = rowsOf(
      user("Go"),
      boundary({ compactMetadata: { trigger: "auto", preTokens: 170_000 } }),
      summary("First summary"),
      user("On"),
      boundary({ compactMetadata: { trigger: "manual" } }),
      summary("Second summary"),
    );
    const { items } = await imported(log);
    expect(items.filter((item) => item.kind === "compaction")).toMatchObject([
      { cut: 0, trigger: "auto", tokensBefore: 170_000, summary: "First summary" },
      { cut: 1, trigger: "manual", summary: "Second summary" },
    ]);
    expect(items.map((item) => item.kind)).toEqual(["message", "compaction", "message", "compaction"]);
  });

  test("a boundary without a summary is counted, and still has its number", async () => {
    const log = rowsOf(user("Go"), boundary(), user("On"), boundary(), summary("S"), boundary(), summary(""));
    const conversation = await imported(log);
    expect(outline(conversation)).toEqual(["user: Go", "user: On", "compaction 1 unknown: S"]);
    expect(leftOut(conversation)).toEqual(["2 compactions without a summary"]);
  });

  test("a log that goes on from another file begins with that summary as a message", async () => {
    const log = rowsOf(boundary(), summary("This session is continued."), user("On"));
    expect(outline(await imported(log))).toEqual(["user: This session is continued.", "user: On"]);
  });

  test("a result behind the boundary stays with its call in front of it", async () => {
    const log = rowsOf(
      user("Go"),
      assistant("m1", [call("c1")]),
      boundary(),
      summary("S"),
      user([result("c1")]),
    );
    expect(outline(await imported(log)).slice(-2)).toEqual([
      "tool: result Read#c1 ok",
      "compaction 0 unknown: S",
    ]);
  });
});

describe("what is left out is counted", () => {
  test("subagents, progress, unknown rows, and what the program made up itself", async () => {
    const log = rowsOf(
      user("Go"),
      user("Search", { isSidechain: true }),
      row("progress", { data: {} }),
      row("file-history-snapshot", {}),
      row("system", { subtype: "turn_duration" }),
      row("system", { subtype: "microcompact_boundary" }),
      assistant("e1", [text("API Error: 529")], { model: "<synthetic>" }),
      user("<command-name>/exit</command-name>"),
      user("<local-command-stdout>Bye!</local-command-stdout>"),
      assistant("m1", [
        { type: "thinking", thinking: "", signature: "x" },
        { type: "server_tool_use" },
        text("Hi"),
      ]),
      user(""),
    );
    const conversation = await imported(log);
    expect(outline(conversation)).toEqual(["user: Go", "assistant: Hi"]);
    expect(leftOut(conversation)).toEqual([
      "3 rows of other kinds (progress, file-history-snapshot, turn_duration)",
      "1 mark where the other program cleared old tool output (the output itself is here)",
      "1 message made up by the other program",
      "2 echoes of commands of the other program's own interface",
      "1 part of another kind (server_tool_use)",
      "1 encrypted or empty reasoning",
      "1 row of a subagent",
      "1 empty message",
    ]);
  });

  test("injected context that the model saw is kept", async () => {
    const log = rowsOf(
      user([text("<system-reminder>Be brief.</system-reminder>"), text("Go")]),
      user("<command-message>review</command-message><command-name>/review</command-name>"),
      user("Base directory for this skill: /s", { isMeta: true }),
    );
    expect((await imported(log)).counts.messages).toBe(3);
  });

  test("a subagent's own log is that conversation", async () => {
    const log = rowsOf(
      user("Search", { isSidechain: true }),
      assistant("m1", [text("Found.")], {}),
    ).replaceAll('"sessionId":"s"', '"sessionId":"s","isSidechain":true');
    expect(outline(await imported(log))).toEqual(["user: Search", "assistant: Found."]);
  });

  test("a log without any message is refused in plain words", async () => {
    const { what } = await refused(rowsOf(row("file-history-snapshot", {})), "empty.jsonl");
    expect(what).toBe("empty.jsonl is a Claude Code session log without any message.");
  });
});

test("a prompt that was typed while the assistant worked is a user message", async () => {
  const queued = (fields: object) => row("attachment", { attachment: { type: "queued_command", ...fields } });
  const log = rowsOf(
    user("Go"),
    queued({ prompt: "Stop after the tests", commandMode: "prompt", origin: { kind: "human" } }),
    queued({ prompt: [text("And look at this")] }),
    queued({ prompt: "Agent done", commandMode: "task-notification" }),
    row("attachment", { attachment: { type: "hook_success" } }),
  );
  const conversation = await imported(log);
  expect(outline(conversation)).toEqual(["user: Go", "user: Stop after the tests", "user: And look at this"]);
  expect(leftOut(conversation)).toEqual(["2 rows of other kinds (attachment)"]);
});

test("images and documents are taken over; an image that is only a link stays a link", async () => {
  const source = (fields: object) => ({ source: { type: "base64", ...fields } });
  const conversation = await imported(
    rowsOf(
      user([
        { type: "image", ...source({ media_type: "image/png", data: "AAAA" }) },
        { type: "document", title: "spec.pdf", ...source({ media_type: "application/pdf", data: "AAA=" }) },
        { type: "image", source: { type: "url", url: "https://example.test/a.png" } },
      ]),
    ),
  );
  expect(outline(conversation)).toEqual([
    "user: image/png of 3 bytes | application/pdf of 2 bytes | [image: https://example.test/a.png]",
  ]);
  expect(leftOut(conversation)).toEqual(["1 image that is only a link (kept as text)"]);
});

describe("the title", () => {
  const prompt = user("<ide_opened_file>a.ts</ide_opened_file>");
  const question = user(
    "Why does the export of large reports take twenty seconds longer than it did in 2.1?",
  );
  const ofThisLog = { type: "summary", summary: "Slow export", leafUuid: prompt.uuid };
  const ofAnother = { type: "summary", summary: "Something else", leafUuid: "elsewhere" };

  test("is what the user called it, else the program's, else the beginning of the first prompt", async () => {
    const renamed = { type: "custom-title", sessionId: "s", customTitle: "Export, week 3" };
    expect((await imported(rowsOf(ofThisLog, prompt, question, renamed))).title).toBe("Export, week 3");
    expect((await imported(rowsOf(ofAnother, ofThisLog, prompt, question))).title).toBe("Slow export");
    expect((await imported(rowsOf(ofAnother, prompt, question))).title).toBe(
      "Why does the export of large reports take twenty seconds…",
    );
  });
});

test("times come from the rows, never run backwards, and follow on where a row has none", async () => {
  const at = (second: number) => ({ timestamp: `2026-01-01T00:00:0${second}.000Z` });
  const log = rowsOf(
    user("a", at(5)),
    user("b", at(3)),
    user("c"),
    user("d", { timestamp: "soon" }),
    user("e", at(9)),
  );
  const start = Date.UTC(2026, 0, 1);
  expect(messagesOf(await imported(log)).map((message) => message.at - start)).toEqual([
    5000, 5000, 5001, 5002, 9000,
  ]);
});

test("the model is the one that answered last", async () => {
  const log = rowsOf(
    user("Go"),
    assistant("m1", [text("a")], { model: "first" }),
    assistant("m2", [text("b")], { model: "second" }),
    user("Thanks"),
  );
  expect((await imported(log)).model).toBe("second");
});
