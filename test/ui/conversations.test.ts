import { readFileSync } from "node:fs";
import { join } from "node:path";

import { afterAll, expect, test } from "vitest";

import { reply } from "../support/providers/answers.ts";
import { startScriptedServer } from "../support/providers/scriptedServer.ts";
import {
  conversationFile,
  exportAs,
  importFile,
  message,
  newConversation,
  openPanel,
  say,
  settingsFor,
  workMessages,
} from "../support/ui/hand.ts";
import { useChatPanel } from "./useChat.ts";

const server = await startScriptedServer(() => reply("Noted."));
const { workbench, panel } = useChatPanel({ settings: settingsFor(server.baseUrl) });

afterAll(() => server.close());

const list = () => panel().getByRole("dialog", { name: "Conversations" });
const openList = () => panel().getByRole("button", { name: "Conversations", exact: true }).click();
const row = (title: string) => list().getByRole("listitem").filter({ hasText: title });

async function start(text: string): Promise<void> {
  await newConversation(workbench().window);
  await say(panel(), text);
  await message(panel(), "Noted.").waitFor();
}

test("conversations are switched, renamed, deleted into the trash and brought back", async () => {
  const { window } = workbench();
  await start("About apples.");
  await start("About pears.");

  await openList();
  await row("About apples.").getByText("About apples.").click();
  await message(panel(), "About apples.").waitFor();

  await window.runCommand("Anchored Chat: Rename Conversation…");
  await window.answer("Orchard");
  await panel().getByRole("button", { name: "Orchard" }).waitFor();

  await window.runCommand("Anchored Chat: Delete Conversation");
  await panel().getByText("Open the sample conversation").waitFor();
  await openList();
  expect(await row("Orchard").count()).toBe(0);
  await list().press("Escape");

  await window.runCommand("Anchored Chat: Restore Conversation from Trash…");
  await window.pick("Orchard");
  await message(panel(), "About apples.").waitFor();
});

test("the trash is emptied only after a question", async () => {
  const { window } = workbench();
  await start("About plums.");
  await window.runCommand("Anchored Chat: Delete Conversation");
  await panel().getByText("Open the sample conversation").waitFor();
  await window.runCommand("Anchored Chat: Empty Trash…");
  await window.press("Empty Trash");
  await openList();
  await list().getByText(/Trash/).waitFor({ state: "detached" });
  expect(await row("About plums.").count()).toBe(0);
  await list().press("Escape");
  await window.runCommand("Anchored Chat: Restore Conversation from Trash…");
  await panel().getByText("The trash is empty.").first().waitFor();
});

test("5,000 messages open at their end and scroll to their beginning", async () => {
  const { window } = workbench();
  await importFile(window, conversationFile(workbench(), workMessages(1_250)));
  await message(panel(), "Question 1249").waitFor();
  expect(await panel().getByRole("article").count()).toBeLessThan(200);
  await panel().getByRole("log").press("Home");
  await message(panel(), "Question 0:").waitFor();
});

test("what was said long ago is found in all conversations, and opened at its place", async () => {
  const { window } = workbench();
  await start("About quinces.");
  await importFile(window, conversationFile(workbench(), workMessages(1_250)));
  await message(panel(), "Question 1249").waitFor();
  await openList();
  await list().getByRole("textbox").fill("quinc");
  await list().getByText("You").waitFor();
  await list().getByRole("textbox").fill('"question 77:"');
  await list().getByText("Question 77:").first().click();
  await message(panel(), "Question 77:").waitFor();
  expect(await message(panel(), "Question 77:").isVisible()).toBe(true);
});

test("a conversation is exported, and comes back as it was", async () => {
  const { window, folder } = workbench();
  await start("About medlars.");
  const name = await exportAs(window, "JSON lines");
  const file = join(folder ?? "", name);
  expect(readFileSync(file, "utf8")).toContain("About medlars.");
  await importFile(window, file);
  await message(panel(), "About medlars.").waitFor();
  await openList();
  expect(await row("About medlars.").count()).toBe(2);
  await list().press("Escape");
});

test("a conversation of a second window, which has a storage of its own, is recovered", async () => {
  const { window, openWindow } = workbench();
  const second = await openWindow();
  const there = await openPanel(second);
  await say(there, "About figs.");
  await message(there, "Noted.").waitFor();
  await second.page.goto("about:blank");
  await second.page.close();
  const recover = async (): Promise<number> => {
    await window.runCommand("Anchored Chat: Recover Conversations…");
    await openList();
    const found = await row("About figs.").count();
    await list().press("Escape");
    return found;
  };
  // As long as the other window is not gone, what it writes is left alone.
  await expect.poll(recover, { timeout: 45_000 }).toBe(1);
});

test("a file dropped onto the panel() is imported", async () => {
  await newConversation(workbench().window);
  const file = conversationFile(workbench(), workMessages(4));
  const text = readFileSync(file, "utf8");
  const transfer = await panel()
    .locator("body")
    .evaluateHandle((_, content) => {
      const data = new DataTransfer();
      data.items.add(new File([content], "dropped.json", { type: "application/json" }));
      return data;
    }, text);
  const target = panel().locator("#root > *").first();
  await target.dispatchEvent("dragenter", { dataTransfer: transfer });
  await target.dispatchEvent("dragover", { dataTransfer: transfer });
  await target.dispatchEvent("drop", { dataTransfer: transfer });
  await panel()
    .locator(".notice")
    .getByText(/^Imported 16 messages/)
    .first()
    .waitFor();
  expect(await message(panel(), "Question 3").innerText()).toContain("why does step 3 fail?");
});
