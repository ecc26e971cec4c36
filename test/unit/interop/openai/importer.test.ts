import { describe, expect, test } from "vitest";

import { imported, importOf, leftOut, messagesOf, outline, rowsOf } from "../importing.ts";

const user = (content: unknown) => ({ role: "user", content });
const assistant = (fields: object) => ({ role: "assistant", content: null, ...fields });
const call = (id: string, name: string, args: unknown) => ({
  id,
  type: "function",
  function: { name, arguments: args },
});
const short = [user("Hi"), assistant({ content: "Hello." })];
const told = ["user: Hi", "assistant: Hello."];

describe("the layouts of a file", () => {
  test.for([
    ["a JSON list", JSON.stringify(short)],
    ["a JSON list over many lines", JSON.stringify(short, null, 2)],
    ["an object with messages", JSON.stringify({ model: "m", messages: short })],
    [
      "an object with messages over many lines",
      JSON.stringify({ tools: [1, 2], messages: short, n: { a: [] } }, null, 2),
    ],
    ["a message a line", rowsOf(...short)],
    ["a message a line, two lines run together", rowsOf(...short).replace("\n", "")],
    ["a conversation a line", rowsOf({ messages: short })],
    ["a list a line", rowsOf(short)],
    ["tau-bench results", JSON.stringify([{ task_id: 1, traj: short }], null, 1)],
  ] as const)("%s is read", async ([, content]) => {
    expect(outline(await imported(content))).toEqual(told);
  });

  test("a list of 100,000 characters on one line is cut into its messages", async () => {
    const long = Array.from({ length: 1000 }, (_, i) => user(`${i} ${"x".repeat(100)}`));
    expect((await imported(JSON.stringify({ messages: long }))).counts.messages).toBe(1000);
    expect((await imported(JSON.stringify(long))).counts.messages).toBe(1000);
  });
});

describe("several conversations in one file", () => {
  const file = rowsOf(
    { messages: [user("First question"), assistant({ content: "A" })] },
    { messages: [user("Second question")], title: "Named" },
  );

  test("all are listed with title and size, and the first is taken unless another is picked", async () => {
    const first = await imported(file);
    expect(first.conversations).toEqual([
      { title: "First question", messages: 2 },
      { title: "Named", messages: 1 },
    ]);
    expect(outline(first)).toEqual(["user: First question", "assistant: A"]);
    expect(leftOut(first)).toEqual(["1 other conversation of the file"]);
    expect(outline(await imported(file, { pick: 1 }))).toEqual(["user: Second question"]);
  });

  test("one that is not there is refused", async () => {
    expect(await importOf(file, { pick: 2 })).toMatchObject({
      kind: "refused",
      what: "file.jsonl holds 2 conversations, and none is number 3.",
    });
  });
});

describe("calls and results", () => {
  test("parallel calls are answered in one tool message; arguments may be text or an object", async () => {
    const conversation = await imported(
      JSON.stringify([
        user("Go"),
        assistant({ tool_calls: [call("a", "read", '{"p":1}'), call("b", "find", { q: "x" })] }),
        { role: "tool", tool_call_id: "a", content: "1" },
        { role: "tool", tool_call_id: "b", content: [{ type: "text", text: "2" }] },
        assistant({ content: "Done." }),
      ]),
    );
    expect(outline(conversation)).toEqual([
      "user: Go",
      'assistant: call read#a {"p":1} | call find#b {"q":"x"}',
      "tool: result read#a 1 | result find#b 2",
      "assistant: Done.",
    ]);
    expect(conversation.counts).toEqual({ messages: 4, calls: 2, results: 2 });
  });

  test("the older function_call has no id, and is answered by the next function message", async () => {
    const conversation = await imported(
      JSON.stringify([
        user("Go"),
        assistant({ function_call: { name: "read", arguments: "{}" } }),
        { role: "function", name: "read", content: "1" },
      ]),
    );
    expect(outline(conversation).slice(1)).toEqual([
      "assistant: call read#imported-1 {}",
      "tool: result read#imported-1 1",
    ]);
  });

  test("duplicate ids, missing names and results, and arguments that are no JSON are kept as they are", async () => {
    const conversation = await imported(
      JSON.stringify([
        user("Go"),
        assistant({ tool_calls: [call("x", "a", "{broken"), call("x", "b", null), { id: "y" }, 7] }),
        { role: "tool", tool_call_id: "x", content: "1" },
        { role: "tool", tool_call_id: "z", name: "gone", content: null },
      ]),
    );
    expect(outline(conversation).slice(1)).toEqual([
      "assistant: call a#x {broken | call b#x {} | call unknown#y {}",
      "tool: result a#x 1",
      "tool: result gone#z ",
    ]);
    expect(leftOut(conversation)).toEqual(["1 part of another kind (tool call)"]);
  });
});

describe("what a message holds", () => {
  test("instructions are system messages, reasoning comes first, a refusal is text", async () => {
    const conversation = await imported(
      JSON.stringify([
        { role: "developer", content: "Be brief." },
        user("Hi"),
        assistant({ content: "Yes", reasoning_content: "hm" }),
        assistant({ refusal: "No.", reasoning: "never" }),
      ]),
    );
    expect(outline(conversation)).toEqual([
      "system: Be brief.",
      "user: Hi",
      "assistant: (hm) | Yes",
      "assistant: (never) | No.",
    ]);
  });

  test("images inside the file are taken over; a link stays a link and nothing is fetched", async () => {
    const conversation = await imported(
      JSON.stringify([
        user([
          "plain",
          { type: "text", text: "see" },
          { type: "image_url", image_url: { url: "data:image/png;base64,AAAA" } },
          { type: "input_image", image_url: "https://example.test/a.png" },
          { type: "input_audio", input_audio: { data: "AAAA", format: "mp3" } },
          { type: "hologram" },
        ]),
      ]),
    );
    expect(outline(conversation)).toEqual([
      "user: plain | see | image/png of 3 bytes | [image: https://example.test/a.png] | audio/mp3 of 3 bytes",
    ]);
    expect(leftOut(conversation)).toEqual([
      "1 image that is only a link (kept as text)",
      "1 part of another kind (hologram)",
    ]);
  });

  test("usage, model and time come along", async () => {
    const usage = {
      prompt_tokens: 100,
      completion_tokens: 20,
      prompt_tokens_details: { cached_tokens: 60 },
      completion_tokens_details: { reasoning_tokens: 5 },
    };
    const [, answer] = messagesOf(
      await imported(
        JSON.stringify([
          user("Hi"),
          assistant({ content: "Yes", model: "m", usage, created_at: 1_700_000_000 }),
        ]),
      ),
    );
    expect(answer).toMatchObject({
      at: 1_700_000_000_000,
      model: "m",
      usage: { prompt: 100, cached: 60, output: 20, reasoning: 5 },
    });
  });

  test("without any times the conversation begins now", async () => {
    expect(messagesOf(await imported(JSON.stringify(short))).map((message) => message.at)).toEqual([
      1000, 1001,
    ]);
  });
});

test("in tau2 results the simulated user's own calls are left out, and the message's id names the call", async () => {
  const file = {
    info: { agent_info: { llm: "agent-model" } },
    tasks: Array.from({ length: 500 }, (_, id) => ({ id })),
    simulations: [
      {
        messages: [
          { ...user(null), tool_calls: [{ id: "u1", name: "reboot", arguments: {}, requestor: "user" }] },
          { role: "tool", id: "u1", content: "rebooted", requestor: "user" },
          { ...user("It is on again."), tool_calls: null },
          assistant({
            tool_calls: [{ id: "c1", name: "look_up", arguments: { n: 1 }, requestor: "assistant" }],
          }),
          { role: "tool", id: "c1", content: "none", requestor: "assistant", error: true },
        ],
      },
    ],
  };
  for (const content of [JSON.stringify(file), JSON.stringify(file, null, 4)]) {
    const conversation = await imported(content);
    expect(conversation).toMatchObject({ formatName: "file of tau2 results", model: "agent-model" });
    expect(outline(conversation)).toEqual([
      "user: It is on again.",
      'assistant: call look_up#c1 {"n":1}',
      "tool: error look_up#c1 none",
    ]);
    expect(leftOut(conversation)).toEqual(["2 calls and results of the simulated user"]);
  }
});

test("a mini-swe-agent trajectory is read from its messages, times and usage from its raw answers", async () => {
  const response = { created: 1_700_000_000, model: "m", usage: { prompt_tokens: 9, completion_tokens: 1 } };
  const file = {
    trajectory_format: "mini-swe-agent-1.1",
    instance_id: "owner__project-1",
    messages: [
      user("Fix it"),
      assistant({ content: "", tool_calls: [call("c1", "bash", '{"command":"ls"}')], extra: { response } }),
      { role: "tool", tool_call_id: "c1", content: "a", extra: { timestamp: 1_700_000_001.5 } },
      { role: "exit", content: "diff" },
    ],
  };
  const conversation = await imported(JSON.stringify(file, null, 2));
  expect(conversation).toMatchObject({
    formatName: "mini-swe-agent trajectory",
    title: "owner__project-1",
    model: "m",
  });
  expect(messagesOf(conversation).map((message) => message.at)).toEqual([
    1000, 1_700_000_000_000, 1_700_000_001_500,
  ]);
  expect(leftOut(conversation)).toEqual(["1 message in another role (exit)"]);
});
