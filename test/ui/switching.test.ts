import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";

import type { Locator } from "playwright-core";
import { afterAll, beforeEach, expect, test } from "vitest";

import { refusal, reply } from "../support/providers/answers.ts";
import { startScriptedServer } from "../support/providers/scriptedServer.ts";
import {
  cards,
  compact,
  conversationFile,
  importFile,
  message,
  newConversation,
  say,
  workMessages,
} from "../support/ui/hand.ts";
import { useChatPanel } from "./useChat.ts";

/** Several models and servers: what each is sent, and what a person sees of it. */
const KEY = "a key for tests";
const SUMMARY = "## Goal\nMake every step pass.";
const models = {
  "/v1/models": {
    object: "list",
    data: [
      { id: "big", max_model_len: 64_000 },
      { id: "small", max_model_len: 16_000 },
      { id: "writer", max_model_len: 64_000 },
      { id: "unknown" },
    ],
  },
};
const asked = (body: unknown): string => JSON.stringify(body);
/** With the conversation before it where that fits the window, with pieces of it where it does not. */
const isSummary = (body: string): boolean =>
  /Summarize the conversation above|You write the summary that replaces/.test(body);
const server = await startScriptedServer(
  ({ body }) =>
    isSummary(asked(body))
      ? reply(SUMMARY)
      : reply("Here.", { usage: { prompt: 21_000, cached: 6_000, output: 1_000, reasoning: 400 } }),
  models,
);
const locked = await startScriptedServer(
  ({ headers }) =>
    headers.authorization === `Bearer ${KEY}`
      ? reply("Unlocked.")
      : refusal(401, { error: { message: "Incorrect API key provided" } }),
  models,
);
const stranger = await startScriptedServer([reply("Who are you?")], models);
const { workbench, panel } = useChatPanel({
  settings: {
    "anchoredChat.baseUrl": server.baseUrl,
    "anchoredChat.model": "big",
    "anchoredChat.prices": { big: { input: 10, cachedInput: 1, output: 20 } },
    "anchoredChat.compaction.background": false,
  },
});

afterAll(() => Promise.all([server, locked, stranger].map((one) => one.close())));
beforeEach(() => newConversation(workbench().window));

/** Milliseconds; VS Code writes and reads its settings a moment later. */
const PATIENCE = { timeout: 10_000 };
const gauge = (): Promise<string> => panel().locator("header").first().innerText();
const said = (text: string | RegExp): Locator =>
  workbench().window.page.locator(".quick-input-widget:visible").getByText(text).first();

async function choose(title: string, label: string): Promise<void> {
  await workbench().window.runCommand(`Anchored Chat: ${title}`);
  await workbench().window.pick(label);
}

async function enterServer(baseUrl: string): Promise<void> {
  await choose("Choose a Model…", "Enter a Server…");
  await said("Address of an OpenAI-compatible server").waitFor();
  await workbench().window.answer(baseUrl);
}

/** As a person writes into the settings file of the machine, where addresses stand. */
function set(changes: Readonly<Record<string, unknown>>): void {
  const path = join(workbench().dataFolder, "Machine", "settings.json");
  writeFileSync(path, JSON.stringify({ ...JSON.parse(readFileSync(path, "utf8")), ...changes }));
}

test("what an answer has used up and cost is told by kind", async () => {
  await say(panel(), "How much is that?");
  await message(panel(), "Here.").waitFor();
  await panel().getByRole("button", { name: "What fills the context window" }).click();
  const spent = panel().locator(".spent");
  await spent.waitFor();
  // 15,000 sent at 10 dollars a million, 6,000 from the cache at 1, 1,000 answered at 20.
  const words = (await spent.innerText()).replaceAll(/\s+/g, " ");
  expect(words).toContain("Sent 21,000");
  expect(words).toContain("from the cache 6,000 (29%)");
  expect(words).toContain("of that reasoning 400");
  expect(words).toContain("Cost $0.18");
  await panel().getByRole("button", { name: "What fills the context window" }).click();
});

test("another model writes the summaries", async () => {
  await choose("Choose a Model for Summaries…", "writer");
  await importFile(workbench().window, conversationFile(workbench(), workMessages(30)));
  await compact(workbench().window);
  expect(server.requests.at(-1)?.body).toMatchObject({ model: "writer" });
  expect(await cards(panel()).last().innerText()).toContain("writer");
  await choose("Choose a Model for Summaries…", "Same as the chat");
});

test("a model with a smaller window, in the middle: first it is compacted, then it answers", async () => {
  const talk = Array.from({ length: 24 }, (_, i) => [
    { role: "user", content: `Question ${i}: what about part ${i}?` },
    { role: "assistant", content: `Part ${i} is fine, and here is why it is. `.repeat(80) },
  ]).flat();
  await importFile(workbench().window, conversationFile(workbench(), talk, "talk.json"));
  await expect.poll(gauge, PATIENCE).toContain("of 64k");
  await choose("Choose a Model…", "small");
  await expect.poll(gauge, PATIENCE).toContain("of 16k");
  const before = server.requests.length;
  await say(panel(), "And now?");
  await message(panel(), "Here.").waitFor();
  const sent = server.requests.slice(before).map(({ body }) => asked(body));
  expect(isSummary(sent[0] ?? "")).toBe(true);
  // By what this server reports there may be another summary right after the answer.
  const question = sent.find((text) => !isSummary(text));
  expect(question).toContain("Make every step pass.");
  expect(question).toContain('"model":"small"');
  expect(question).toContain("And now?");
  await cards(panel()).first().waitFor();
});

test("a model whose window nobody knows: no percentage, and a way to set it", async () => {
  await choose("Choose a Model…", "unknown");
  await expect.poll(gauge, PATIENCE).toContain("window unknown");
  await panel().getByRole("button", { name: "Set the window…" }).click();
  await workbench().window.answer("24k");
  await expect.poll(gauge, PATIENCE).toContain("of 24k");
});

test("a wrong key is told to be one; the right one goes to this server and to no other", async () => {
  const { window } = workbench();
  await enterServer(locked.baseUrl);
  await said(/^Key for /).waitFor();
  await window.answer("wrong");
  await said(/did not accept the API key.*Key for /).waitFor();
  await window.answer(KEY);
  await window.pick("big");
  await panel().getByRole("button", { name: "Model: big" }).waitFor();
  await expect
    .poll(() => panel().locator("header").first().innerText(), PATIENCE)
    .toContain(new URL(locked.baseUrl).host);
  await say(panel(), "Let me in.");
  await message(panel(), "Unlocked.").waitFor();

  set({ "anchoredChat.baseUrl": stranger.baseUrl });
  await expect
    .poll(() => panel().locator("header").first().innerText(), PATIENCE)
    .toContain(new URL(stranger.baseUrl).host);
  await say(panel(), "Who is there?");
  await message(panel(), "Who are you?").waitFor();
  const sent = [...server.allRequests, ...stranger.allRequests];
  expect(sent.filter(({ headers }) => asked(headers).includes(KEY))).toEqual([]);
  expect(stranger.requests).toHaveLength(1);
});
