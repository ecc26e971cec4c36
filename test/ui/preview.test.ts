import type { FrameLocator, Locator } from "playwright-core";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";

import { DONE, event, finishChunk, gate, gated, reply, textChunk } from "../support/providers/answers.ts";
import { type ScriptedAnswer, startScriptedServer } from "../support/providers/scriptedServer.ts";
import {
  cards,
  conversationFile,
  importFile,
  message,
  openPanel,
  say,
  settingsFor,
  workMessages,
} from "../support/ui/hand.ts";
import { useWorkbench } from "./useWorkbench.ts";

let next: ScriptedAnswer = reply("unset");
const server = await startScriptedServer(() => next);
const workbench = useWorkbench({
  settings: { ...settingsFor(server.baseUrl, 64_000), "anchoredChat.compaction.mode": "off" },
});
let panel: FrameLocator;

const SUMMARY = "## Goal\nMake every step pass.\n\n## Relevant Files\n- src/step7.ts: read";

beforeAll(async () => {
  panel = await openPanel(workbench().window);
});
afterAll(() => server.close());
beforeEach(() => importFile(workbench().window, conversationFile(workbench(), workMessages(30))));

const asked = (): string => JSON.stringify(server.requests.at(-1)?.body);
const preview = (): Locator => panel.getByRole("region", { name: "Compaction preview" });
const proposal = (): Locator => panel.getByRole("region", { name: "Proposed compaction" });
const press = (within: Locator, name: string): Promise<void> =>
  within.getByRole("button", { name, exact: true }).click();

async function proposed(): Promise<Locator> {
  next = reply(SUMMARY);
  await workbench().window.runCommand("Anchored Chat: Preview Compaction…");
  await press(preview(), "Write the Summary");
  await proposal().waitFor();
  return proposal();
}

test("a compaction is previewed, its summary streams, and nothing counts before Accept", async () => {
  const requests = server.requests.length;
  await panel.getByRole("button", { name: "Preview compaction…" }).click();
  await preview().waitFor();
  expect(await preview().innerText()).toMatch(/Summarized\s+\d+ messages/);
  expect(await preview().innerText()).toContain("scripted-model");
  expect(await panel.getByRole("meter").innerText()).toMatch(/→ \d+% if accepted/);
  expect(server.requests.length).toBe(requests);

  const [half, rest] = [gate(), gate()];
  next = {
    body: gated([
      [half, event(textChunk(SUMMARY.slice(0, 30)))],
      [rest, event(textChunk(SUMMARY.slice(30))) + event(finishChunk("stop")) + DONE],
    ]),
  };
  await press(preview(), "Write the Summary");
  half.open();
  await cards(panel, ", running").getByText("Make every step").waitFor();
  rest.open();
  await proposal().getByText("src/step7.ts").waitFor();

  next = reply("Going on.");
  await say(panel, "Go on.");
  await message(panel, "Going on.").waitFor();
  expect(asked()).toContain("Looking at step 3.");

  await press(proposal(), "Accept");
  await cards(panel).last().getByText("Compacted").waitFor();
  expect(await proposal().count()).toBe(0);
  next = reply("The summary.");
  await say(panel, "And then?");
  await message(panel, "The summary.").waitFor();
  expect(asked()).toContain("Make every step pass.");
  expect(asked()).not.toContain("Looking at step 3.");
});

test("a proposal is made again with a note, changed by hand, and accepted as changed", async () => {
  const card = await proposed();
  await press(card, "Regenerate…");
  next = reply("## Goal\nStep seven first.");
  await card.getByRole("textbox", { name: "Note for the new summary" }).fill("Step seven matters most.");
  await press(card, "Summarize Again");
  await proposal().getByText("Step seven first.").waitFor();
  expect(asked()).toContain("Step seven matters most.");

  await press(proposal(), "Edit");
  await proposal().getByRole("textbox", { name: "Summary, Markdown" }).fill("## Goal\nStep eight, by hand.");
  await press(proposal(), "Accept This Text");
  const done = cards(panel).last();
  await done.getByText("Step eight, by hand.").waitFor();
  await done.getByText("edited").waitFor();
  next = reply("Eight it is.");
  await say(panel, "Go on.");
  await message(panel, "Eight it is.").waitFor();
  expect(asked()).toContain("Step eight, by hand.");
  expect(asked()).not.toContain("Step seven first.");
  await press(done, "Compare");
  await workbench()
    .window.page.getByRole("tab", { name: /Summary: version/ })
    .waitFor();
});

test("Cancel and Discard leave the conversation as it was", async () => {
  const never = gate();
  next = { body: gated([[never, DONE]]) };
  await workbench().window.runCommand("Anchored Chat: Preview Compaction…");
  await press(preview(), "Write the Summary");
  await press(cards(panel, ", running"), "Cancel");
  await preview().waitFor();
  expect(await cards(panel, ", cancelled").count()).toBe(0);
  await press(preview(), "Cancel");
  await preview().waitFor({ state: "detached" });

  await press(await proposed(), "Discard");
  await proposal().waitFor({ state: "detached" });
  expect(await panel.locator(".card").count()).toBe(0);
});

test("a line of the summary leads to the messages it comes from", async () => {
  const card = await proposed();
  await press(card, "Accept");
  const done = cards(panel).last();
  await done.getByText("Compacted").waitFor();
  await done.getByRole("button", { name: /^Where does this come from\? src\/step7\.ts/ }).focus();
  await workbench().window.page.keyboard.press("Enter");
  // It is one: the call that read the file.
  const row = panel.locator(".row:focus");
  await row.getByText("Looking at step 7.").waitFor();
  expect(await row.innerText()).toContain("src/step7.ts");
});
