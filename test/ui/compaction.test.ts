import { expect, test } from "vitest";

import {
  DONE,
  event,
  finishChunk,
  gate,
  gated,
  refusal,
  reply,
  textChunk,
} from "../support/providers/answers.ts";
import {
  cards,
  compact,
  conversationFile,
  importFile,
  message,
  reload,
  say,
  workMessages,
} from "../support/ui/hand.ts";
import { SUMMARY, useLongChat } from "./useChat.ts";

const chat = await useLongChat();
const { workbench, panel } = chat;

test("the model's summary streams into the card; the next request carries it, Undo sends the originals, Redo the summary again", async () => {
  const [half, rest] = [gate(), gate()];
  const pieces = [
    [half, event(textChunk(SUMMARY.slice(0, 30)))],
    [rest, event(textChunk(SUMMARY.slice(30))) + event(finishChunk("stop")) + DONE],
  ] as const;
  chat.next = { body: gated(pieces) };
  await workbench().window.runCommand("Anchored Chat: Compact Conversation");
  half.open();
  await cards(panel(), ", running").getByText("Make every step").waitFor();
  rest.open();
  const card = cards(panel()).last();
  await card.getByText("Compacted").waitFor();
  expect(await card.innerText()).toMatch(/[\d.]+k → [\d.]+k/);
  expect(await card.innerText()).toContain("scripted-model");

  chat.next = reply("Going on.");
  await say(panel(), "Go on.");
  await message(panel(), "Going on.").waitFor();
  expect(chat.asked()).toContain("Make every step pass.");
  expect(chat.asked()).not.toContain("Looking at step 3.");

  await card.getByRole("button", { name: "Undo" }).click();
  await cards(panel(), ", undone").last().waitFor();
  chat.next = reply("All of it.");
  await say(panel(), "And now?");
  await message(panel(), "All of it.").waitFor();
  expect(chat.asked()).toContain("Looking at step 3.");

  await workbench().window.runCommand("Anchored Chat: Redo Compaction");
  await cards(panel()).last().getByText("Compacted").waitFor();
  chat.next = reply("The summary.");
  await say(panel(), "And then?");
  await message(panel(), "The summary.").waitFor();
  expect(chat.asked()).not.toContain("Looking at step 3.");
});

test("Cancel leaves the conversation as it was, and says so", async () => {
  const [half, never] = [gate(), gate()];
  chat.next = {
    body: gated([
      [half, event(textChunk("## Goal\nHalf a"))],
      [never, DONE],
    ]),
  };
  await workbench().window.runCommand("Anchored Chat: Compact Conversation");
  half.open();
  await cards(panel(), ", running").getByText("Half a").waitFor();
  expect(await cards(panel(), ", running").locator(".card-side").innerText()).toMatch(/^[\d.]+ s$/);
  await cards(panel(), ", running").getByRole("button", { name: "Cancel" }).click();
  await cards(panel(), ", cancelled").getByText("nothing was changed").waitFor();
  expect(await cards(panel()).count()).toBe(0);
  chat.next = reply("Still here.");
  await say(panel(), "Still there?");
  await message(panel(), "Still here.").waitFor();
  expect(chat.asked()).toContain("Looking at step 3.");
  never.open();
});

test("when the model fails, code makes the summary and the card says why", async () => {
  chat.next = refusal(400, { error: { message: "out of memory" } });
  await compact(workbench().window);
  const card = cards(panel()).last();
  expect(await card.innerText()).toMatch(/digest/);
  expect(await card.innerText()).toMatch(/Made without a model: .*out of memory/);
  await card.getByRole("button", { name: "Show summary" }).click();
  await card.getByRole("heading", { name: "Relevant Files" }).waitFor();
});

test("instructions reach the summarizer", async () => {
  chat.next = reply(SUMMARY);
  await workbench().window.runCommand("Anchored Chat: Compact with Instructions…");
  await workbench().window.answer("Keep every word about step 7.");
  await cards(panel()).last().getByText("Compacted").waitFor();
  expect(chat.asked()).toContain("Keep every word about step 7.");
});

test("with nothing to compact the button is off and tells why", async () => {
  await importFile(workbench().window, conversationFile(workbench(), workMessages(2), "short.json"));
  const button = panel()
    .locator(".composer")
    .getByRole("button", { name: /^Compact/ });
  expect(await button.isDisabled()).toBe(true);
  expect(await button.getAttribute("title")).toMatch(/Nothing to compact|save nothing/);
});

test("after a reload of the window card, summary and gauge are as they were", async () => {
  chat.next = reply(SUMMARY);
  await compact(workbench().window);
  const before = await cards(panel()).last().innerText();
  const gauge = await panel().getByRole("meter").innerText();
  await reload(workbench().window);
  await cards(panel()).last().waitFor();
  expect(await cards(panel()).last().innerText()).toBe(before);
  expect(await panel().getByRole("meter").innerText()).toBe(gauge);
});

test("the meter in the status bar has the figures and opens the actions", async () => {
  const meter = workbench().window.statusBar(/% of 64k/);
  await meter.hover();
  await workbench().window.page.getByText("Context of the conversation").first().waitFor();
  await meter.click();
  await workbench().window.pick("Compact Conversation");
  chat.next = reply(SUMMARY);
  await cards(panel()).last().getByText("Compacted").waitFor();
  expect(await cards(panel()).last().innerText()).toContain("scripted-model");
});

test("a wrong file is refused with words in the panel", async () => {
  await expect(
    importFile(workbench().window, conversationFile(workbench(), [{ some: "thing" }], "wrong.json")),
  ).rejects.toThrow(/holds no conversation/);
});
