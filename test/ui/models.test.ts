import { readFileSync } from "node:fs";
import { join } from "node:path";

import type { Locator } from "playwright-core";
import { afterAll, expect, test } from "vitest";

import { refusal, reply } from "../support/providers/answers.ts";
import { SCRIPTED_MODEL, startScriptedServer } from "../support/providers/scriptedServer.ts";
import { message, newConversation, say } from "../support/ui/hand.ts";
import { installCompanion } from "../support/workbench/companion.ts";
import { temporaryFolder } from "../support/workbench/temporaryFolder.ts";
import { useChatPanel } from "./useChat.ts";

const KEY = "a key for tests";
/** Milliseconds; VS Code writes its settings a moment later. */
const PATIENCE = { timeout: 10_000 };
const isAllowed = (header: string | undefined): boolean => header === `Bearer ${KEY}`;

/** Lists its models to everybody, and answers with a key only. */
const server = await startScriptedServer(({ headers }) =>
  isAllowed(headers.authorization) ? reply("Here I am.") : refusal(401, { error: { message: "no key" } }),
);
const closed = await startScriptedServer([reply("")]);
await closed.close();
/** Where no server is. */
const nobody = closed.baseUrl;
const extensions = temporaryFolder();
await installCompanion("fakeModels", extensions.path);
const { workbench, panel } = useChatPanel({ extensionsFolder: extensions.path });

afterAll(async () => {
  await server.close();
  extensions[Symbol.dispose]();
});

const quickInput = (): Locator => workbench().window.page.locator(".quick-input-widget:visible");
const said = (text: string | RegExp): Locator => quickInput().getByText(text).first();

/** What VS Code has written down, whichever of its files it is in. */
const settings = (): Record<string, unknown> =>
  Object.assign(
    {},
    ...["User", "Machine"].map((place) =>
      JSON.parse(readFileSync(join(workbench().dataFolder, place, "settings.json"), "utf8")),
    ),
  );

const choose = async (title: string, label: string): Promise<void> => {
  await workbench().window.runCommand(`Anchored Chat: ${title}`);
  await workbench().window.pick(label);
};

const typeWindow = async (text: string): Promise<void> => {
  await workbench().window.runCommand("Anchored Chat: Set Context Window…");
  await said("Tokens, for example").waitFor();
  await workbench().window.answer(text);
};

const gauge = (): Promise<string> => panel().locator("header").first().innerText();

test("a server is looked at when it is entered: what is wrong, the key, then its models", async () => {
  const { window } = workbench();
  await choose("Choose a Model…", "Enter a Server…");
  await said("Address of an OpenAI-compatible server").waitFor();
  await window.answer(nobody);
  await said(/^Nothing answers at http:\/\/127\.0\.0\.1:\d+/).waitFor();
  await window.answer(server.baseUrl.replace("/v1", ""));
  await said(/^Key for http:\/\/127\.0\.0\.1:\d+/).waitFor();
  await window.answer(KEY);
  await window.pick(SCRIPTED_MODEL);
  await panel()
    .getByRole("button", { name: `Model: ${SCRIPTED_MODEL}` })
    .waitFor();
  expect(settings()["anchoredChat.baseUrl"]).toBe(server.baseUrl);
  await say(panel(), "Are you there?");
  await message(panel(), "Here I am.").waitFor();
});

test("the window can be set by hand, and taken back", async () => {
  await typeWindow("many");
  await said("Enter a number of tokens").waitFor();
  await workbench().window.answer("64k");
  await expect.poll(gauge, PATIENCE).toContain("of 64k");
  await typeWindow("");
  await expect.poll(gauge, PATIENCE).toContain("window unknown");
});

test("the models of VS Code stand in the same list, and can write the summaries", async () => {
  await choose("Choose a Model for Summaries…", "fake/small");
  await expect.poll(settings, PATIENCE).toMatchObject({
    "anchoredChat.summaryBaseUrl": "vscode:",
    "anchoredChat.summaryModel": "fake/small",
  });
  await choose("Choose a Model for Summaries…", "Same as the chat");
  await expect.poll(settings, PATIENCE).not.toHaveProperty("anchoredChat.summaryModel");
  expect(settings()).not.toHaveProperty("anchoredChat.summaryBaseUrl");
});

test("a model of VS Code answers, within its window", async () => {
  await newConversation(workbench().window);
  await choose("Choose a Model…", "fake/large");
  await expect.poll(gauge, PATIENCE).toContain("of 100k");
  await panel().getByRole("button", { name: "Model: fake/large · VS Code" }).waitFor();
  await say(panel(), "Hello?");
  await message(panel(), "I am large.").waitFor();
});
