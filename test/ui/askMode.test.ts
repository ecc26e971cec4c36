import type { Locator } from "playwright-core";
import { beforeEach, expect, test } from "vitest";

import { reply } from "../support/providers/answers.ts";
import { cards, conversationFile, importFile, message, say } from "../support/ui/hand.ts";
import { SUMMARY, useScriptedChat } from "./useChat.ts";

const chat = await useScriptedChat({
  settings: { "anchoredChat.compaction.mode": "ask", "anchoredChat.compaction.trigger": "50%" },
});
const { workbench, panel, server } = chat;

/** Some 13,000 tokens with what stands before them, past the trigger. */
const talk = Array.from({ length: 11 }, (_, i) => [
  { role: "user", content: `Question ${i}: what about part ${i}?` },
  { role: "assistant", content: `Part ${i} is fine, and here is why it is. `.repeat(80) },
]).flat();

const notice = (): Locator => panel().locator(".notice").filter({ hasText: "Compact it?" });
const press = (name: string): Promise<void> => notice().getByRole("button", { name, exact: true }).click();

/** Some 4,400 tokens. */
const STORY = "It is a long story, told to the end. ".repeat(400);

/** Says it, with more behind it that fills the window, and waits until the answer has ended: before that nothing asks. */
async function answered(question: string, more = ""): Promise<void> {
  chat.next = reply(`Heard: ${question}`);
  await say(panel(), `${question} ${more}`);
  await message(panel(), `Heard: ${question}`).waitFor();
  await panel().getByRole("button", { name: "Stop", exact: true }).waitFor({ state: "detached" });
}

beforeEach(async () => {
  await importFile(workbench().window, conversationFile(workbench(), talk));
  await answered("And now?");
  await notice().waitFor();
});

test("it asks in the panel and nowhere else; Compact Now compacts", async () => {
  expect(await panel().locator(".card").count()).toBe(0);
  const notifications = await workbench().window.notifications();
  // VS Code takes its progress away a moment after the import is done.
  await notifications.filter({ hasText: "Importing" }).waitFor({ state: "detached" });
  expect(await notifications.allInnerTexts()).toEqual([]);
  chat.next = reply(SUMMARY);
  await press("Compact Now");
  await cards(panel()).last().getByText("Make every step pass.").waitFor();
  expect(await notice().count()).toBe(0);
});

test("Preview… shows first what would happen", async () => {
  const requests = server.requests.length;
  await press("Preview…");
  await panel().getByRole("group", { name: "Compaction preview" }).waitFor();
  expect(await notice().count()).toBe(0);
  expect(server.requests.length).toBe(requests);
});

test("Later is quiet until more is in use", async () => {
  await press("Later");
  await notice().waitFor({ state: "detached" });
  await answered("Anything else?");
  expect(await notice().count()).toBe(0);
  await answered("And this?", STORY);
  await notice().waitFor();
});

test("Not in This Conversation is quiet for good, the context view says so", async () => {
  await press("Not in This Conversation");
  await notice().waitFor({ state: "detached" });
  await answered("And this?", STORY);
  expect(await notice().count()).toBe(0);
  await panel()
    .getByRole("button", { name: "What fills the context window" })
    .click({ position: { x: 5, y: 25 } });
  await panel().getByText("Automatic compaction is off in this conversation.").waitFor();
  await panel()
    .getByRole("button", { name: "What fills the context window" })
    .click({ position: { x: 5, y: 25 } });
});
