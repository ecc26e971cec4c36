import { describe, expect, test } from "vitest";

import { imported, leftOut, messagesOf, outline, rowsOf } from "../importing.ts";
import { assistant, call, row, text, user } from "./rows.ts";

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
