import type { Locator } from "playwright-core";
import { expect, test } from "vitest";

import { DONE, event, finishChunk, gate, gated, reply, textChunk } from "../support/providers/answers.ts";
import { cards, message, say } from "../support/ui/hand.ts";
import { SUMMARY, useLongChat } from "./useChat.ts";

const chat = await useLongChat();
const { workbench, panel, server } = chat;

const preview = (): Locator => panel().getByRole("group", { name: "Compaction preview" });
const proposal = (): Locator => panel().getByRole("group", { name: "Proposed compaction" });
const press = (within: Locator, name: string): Promise<void> =>
  within.getByRole("button", { name, exact: true }).click();

async function proposed(): Promise<Locator> {
  chat.next = reply(SUMMARY);
  await workbench().window.runCommand("Anchored Chat: Preview Compaction…");
  await press(preview(), "Write the Summary");
  await proposal().waitFor();
  return proposal();
}

test("a compaction is previewed, its summary streams, and nothing counts before Accept", async () => {
  const requests = server.requests.length;
  await panel().getByRole("button", { name: "Preview compaction…" }).click();
  await preview().waitFor();
  expect(await preview().innerText()).toMatch(/Summarized\s+\d+ messages/);
  expect(await preview().innerText()).toContain("scripted-model");
  expect(await panel().getByRole("meter").innerText()).toMatch(/→ \d+% if accepted/);
  expect(server.requests.length).toBe(requests);

  const [half, rest] = [gate(), gate()];
  chat.next = {
    body: gated([
      [half, event(textChunk(SUMMARY.slice(0, 30)))],
      [rest, event(textChunk(SUMMARY.slice(30))) + event(finishChunk("stop")) + DONE],
    ]),
  };
  await press(preview(), "Write the Summary");
  half.open();
  await cards(panel(), ", running").getByText("Make every step").waitFor();
  rest.open();
  await proposal().getByText("src/step7.ts").waitFor();

  chat.next = reply("Going on.");
  await say(panel(), "Go on.");
  await message(panel(), "Going on.").waitFor();
  expect(chat.asked()).toContain("Looking at step 3.");

  await press(proposal(), "Accept");
  await cards(panel()).last().getByText("Compacted").waitFor();
  expect(await proposal().count()).toBe(0);
  chat.next = reply("The summary.");
  await say(panel(), "And then?");
  await message(panel(), "The summary.").waitFor();
  expect(chat.asked()).toContain("Make every step pass.");
  expect(chat.asked()).not.toContain("Looking at step 3.");
});

test("a proposal is made again with a note, changed by hand, and accepted as changed", async () => {
  const card = await proposed();
  await press(card, "Regenerate…");
  chat.next = reply("## Goal\nStep seven first.");
  await card.getByRole("textbox", { name: "Note for the new summary" }).fill("Step seven matters most.");
  await press(card, "Summarize Again");
  await proposal().getByText("Step seven first.").waitFor();
  expect(chat.asked()).toContain("Step seven matters most.");

  await press(proposal(), "Edit");
  await proposal().getByRole("textbox", { name: "Summary, Markdown" }).fill("## Goal\nStep eight, by hand.");
  await press(proposal(), "Accept This Text");
  const done = cards(panel()).last();
  await done.getByText("Step eight, by hand.").waitFor();
  await done.getByText("edited").waitFor();
  chat.next = reply("Eight it is.");
  await say(panel(), "Go on.");
  await message(panel(), "Eight it is.").waitFor();
  expect(chat.asked()).toContain("Step eight, by hand.");
  expect(chat.asked()).not.toContain("Step seven first.");
  await press(done, "Compare");
  await workbench()
    .window.page.getByRole("tab", { name: /Summary: version/ })
    .waitFor();
});

test("Cancel and Discard leave the conversation as it was", async () => {
  const never = gate();
  chat.next = { body: gated([[never, DONE]]) };
  await workbench().window.runCommand("Anchored Chat: Preview Compaction…");
  await press(preview(), "Write the Summary");
  await press(cards(panel(), ", running"), "Cancel");
  await preview().waitFor();
  expect(await cards(panel(), ", cancelled").count()).toBe(0);
  await press(preview(), "Cancel");
  await preview().waitFor({ state: "detached" });

  await press(await proposed(), "Discard");
  await proposal().waitFor({ state: "detached" });
  expect(await panel().locator(".card").count()).toBe(0);
});

test("a line of the summary leads to the messages it comes from", async () => {
  const card = await proposed();
  await press(card, "Accept");
  const done = cards(panel()).last();
  await done.getByText("Compacted").waitFor();
  await done.getByRole("button", { name: /^Where does this come from\? src\/step7\.ts/ }).focus();
  await workbench().window.page.keyboard.press("Enter");
  // It is one: the call that read the file.
  const row = panel().locator(".row:focus");
  await row.getByText("Looking at step 7.").waitFor();
  expect(await row.innerText()).toContain("src/step7.ts");
});
