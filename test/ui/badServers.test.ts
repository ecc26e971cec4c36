import type { Locator } from "playwright-core";
import { beforeEach, expect, test } from "vitest";

import {
  deltaChunk,
  DONE,
  event,
  finishChunk,
  type Gate,
  gate,
  gated,
  raw,
  reply,
  replyWithCalls,
  stream,
  textChunk,
  usageChunk,
  webPage,
} from "../support/providers/answers.ts";
import { type ScriptedAnswer } from "../support/providers/scriptedServer.ts";
import { message, newConversation, say } from "../support/ui/hand.ts";
import { useScriptedChat } from "./useChat.ts";

/** Servers that misbehave: what a person sees, and that the conversation goes on. */
const chat = await useScriptedChat({ says: "Here again." });
const { workbench, panel, answers, server } = chat;
const OPEN = gate();
OPEN.open();

beforeEach(async () => {
  answers.length = 0;
  await newConversation(workbench().window);
});

const button = (name: string): Locator => panel().getByRole("button", { name, exact: true });
const lastSent = (): string => JSON.stringify(server.requests.at(-1)?.body);
/** Sends the chunks, and cuts the connection once the gate is open. */
const cutAfter = (seen: Gate, ...chunks: readonly object[]): ScriptedAnswer => ({
  body: gated([
    [OPEN, chunks.map(event).join("")],
    [seen, ""],
  ]),
  ending: "destroy",
});
const meter = (): Locator => panel().getByRole("meter");

/** Whatever has happened: the next question is answered. Resolves to what was sent with it. */
async function nextSent(): Promise<string> {
  await say(panel(), "And now?");
  await message(panel(), "Here again.").waitFor();
  return lastSent();
}

test("one that hangs up in the middle: what had come stays, with a word why and Retry", async () => {
  const seen = gate();
  answers.push(cutAfter(seen, textChunk("Half of an")));
  await say(panel(), "Tell me all.");
  await message(panel(), "Half of an").waitFor();
  seen.open();
  await panel()
    .getByRole("article")
    .getByText(/closed before it was finished/)
    .waitFor();
  expect(await message(panel(), "Half of an").innerText()).toContain("closed before");
  await button("Retry").click();
  await message(panel(), "Here again.").waitFor();
  expect(lastSent()).toContain("Tell me all.");
});

test("one that hangs up in the middle of a call: nothing is called, and Retry asks again", async () => {
  const half = deltaChunk({
    tool_calls: [
      { index: 0, id: "c1", type: "function", function: { name: "write_file", arguments: '{"path":"a' } },
    ],
  });
  const seen = gate();
  answers.push(cutAfter(seen, textChunk("Writing."), half));
  await say(panel(), "Write it.");
  await message(panel(), "Writing.").waitFor();
  seen.open();
  await panel()
    .getByRole("article")
    .getByText(/closed before it was finished/)
    .waitFor();
  expect(await panel().locator(".ask").count()).toBe(0);
  await button("Retry").click();
  await message(panel(), "Here again.").waitFor();
});

test("one that sends a web page", async () => {
  answers.push(webPage(200));
  await say(panel(), "Hello?");
  await panel()
    .locator(".message-end.problem", { hasText: /web page/ })
    .waitFor();
  expect(await nextSent()).toContain("Hello?");
});

test("one that never answers: Stop ends the wait at once", async () => {
  answers.push("silence");
  await say(panel(), "Anybody there?");
  await panel().getByText("Answering", { exact: true }).waitFor();
  await button("Stop").click();
  await button("Stop").waitFor({ state: "detached" });
  expect(await nextSent()).toContain("Anybody there?");
});

test("one that falls silent in the middle: Stop keeps what had come, and closes the connection", async () => {
  answers.push({ body: [event(textChunk("So far"))], ending: "hang" });
  const nth = server.requests.length;
  await say(panel(), "Tell me all.");
  await message(panel(), "So far").waitFor();
  await button("Stop").click();
  await (
    await server.arrival(nth)
  ).closed;
  expect(await nextSent()).toContain("So far");
});

test("one that answers with another model: the panel() says who it was", async () => {
  const other = { ...textChunk("I am another."), model: "somebody-else" };
  answers.push(stream([other, { ...finishChunk("stop"), model: "somebody-else" }]));
  await say(panel(), "Who are you?");
  await message(panel(), "I am another.").waitFor();
  await message(panel(), "I am another.").getByText("Answered by somebody-else").waitFor();
  expect(lastSent()).not.toContain("somebody-else");
});

test("one that repeats what it has sent, after the end too: one answer, and each call is made once", async () => {
  const call = deltaChunk({
    tool_calls: [
      { index: 0, id: "c1", type: "function", function: { name: "list_folder", arguments: "{}" } },
    ],
  });
  const usage = usageChunk({ prompt: 900, cached: 0, output: 5, reasoning: 0 });
  const end = event(finishChunk("tool_calls"));
  answers.push(
    raw(
      event(textChunk("Looking.")),
      event(call),
      end,
      end,
      event(usage),
      event(usage),
      DONE,
      DONE,
      event(call),
    ),
  );
  const before = server.requests.length;
  await say(panel(), "What is there?");
  await message(panel(), "Here again.").waitFor();
  expect(server.requests.length - before).toBe(2);
  expect(lastSent().match(/"tool_call_id"/g)).toHaveLength(1);
  expect(await panel().locator(".tool").count()).toBe(1);
});

test.for([
  ["more than any window has", { prompt: 90_000_000, cached: 0, output: 9, reasoning: 0 }],
  ["figures that nobody can believe", { prompt: 1e15, cached: -4, output: 9, reasoning: 0 }],
  ["nothing at all", { prompt: 0, cached: 0, output: 0, reasoning: 0 }],
  ["more from its cache than was sent", { prompt: 10, cached: 5_000, output: 9, reasoning: 0 }],
] as const)(
  "one that reports %s: the gauge stays between 0 and 100%, and the chat goes on",
  async ([, usage]) => {
    answers.push(reply("Counted.", { usage }));
    await say(panel(), "How much is that?");
    await message(panel(), "Counted.").waitFor();
    expect(await nextSent()).toContain("Counted.");
    await expect
      .poll(async () => Number(/(\d+)%/.exec(await meter().innerText())?.[1]), { timeout: 10_000 })
      .toBeLessThanOrEqual(100);
    const [now, most] = await Promise.all(
      ["aria-valuenow", "aria-valuemax"].map(async (name) => Number(await meter().getAttribute(name))),
    );
    expect(now).toBeGreaterThan(0);
    expect(now).toBeLessThanOrEqual(most ?? 0);
  },
);

test("one that calls a tool it was not given, and sends broken JSON: the answer helps the model, and it goes on", async () => {
  answers.push(
    replyWithCalls([
      { callId: "c1", tool: "read_fil", args: '{"path":"a.ts"}' },
      { callId: "c2", tool: "read_file", args: '{"path": "a.ts\u0000' },
      { callId: "c3", tool: "list_folder", args: "{}" },
    ]),
  );
  await say(panel(), "Do something.");
  await message(panel(), "Here again.").waitFor();
  expect(lastSent()).toMatch(/There is no tool \\"read_fil\\"\. Did you mean read_file/);
  expect(lastSent().match(/"tool_call_id"/g)).toHaveLength(3);
  expect(await panel().locator(".tool.error").count()).toBe(2);
  expect(await panel().locator(".tool.ok").count()).toBe(1);
});
