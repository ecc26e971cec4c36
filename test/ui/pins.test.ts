import type { FrameLocator, Locator } from "playwright-core";
import { expect, test } from "vitest";

import { reply } from "../support/providers/answers.ts";
import { cards, compact, message, say } from "../support/ui/hand.ts";
import { SUMMARY, useLongChat } from "./useChat.ts";

const chat = await useLongChat();
const { workbench, panel } = chat;

const meter = (frame: FrameLocator): Locator => frame.getByRole("meter", { name: "Context window" });

/** The pointer leaves the button, and what the gauge foretold goes. */
async function elsewhere(): Promise<void> {
  await panel().getByRole("textbox", { name: "Message" }).hover();
  await meter(panel())
    .getByText(/% after (undo|redo)/)
    .waitFor({ state: "detached" });
}

test("S10 a pinned tool result stays word for word with its call through a compaction, is listed, and let go", async () => {
  // Far enough from the end that a compaction takes it in.
  await panel().getByRole("log").press("Home");
  const tool = panel().locator(".tool").filter({ hasText: "src/step1.ts" });
  await tool.hover();
  await tool.getByRole("button", { name: /^Pin/ }).click();
  await tool.getByRole("button", { name: "Unpin" }).waitFor();
  // The card of the compaction comes there.
  await panel().getByRole("log").press("End");

  chat.next = reply(SUMMARY);
  await compact(workbench().window);
  chat.next = reply("Going on.");
  await say(panel(), "Go on.");
  await message(panel(), "Going on.").waitFor();
  expect(chat.asked()).toContain(JSON.stringify("export const step1 = 1;\n".repeat(90)));
  expect(chat.asked()).toContain(JSON.stringify(JSON.stringify({ path: "src/step1.ts" })));
  expect(chat.asked()).not.toContain("Looking at step 1.");
  expect(chat.asked()).not.toContain("export const step3 = 3;");

  await panel()
    .getByRole("button", { name: "What fills the context window" })
    .click({ position: { x: 8, y: 8 } });
  const list = panel().locator(".context-section").filter({ hasText: "stays word for word" });
  await list.getByRole("button", { name: /^Unpin .*src\/step1\.ts/ }).click();
  await list.waitFor({ state: "detached" });
  await panel().getByRole("region", { name: "Context", exact: true }).press("Escape");
});

test("P8 the gauge shows what an undo and a redo would do before they are done, and that comes true", async () => {
  chat.next = reply(SUMMARY);
  await compact(workbench().window);
  const undo = cards(panel()).last().getByRole("button", { name: "Undo", exact: true });
  const redo = cards(panel(), ", undone").last().getByRole("button", { name: "Redo", exact: true });
  for (const [word, button, opposite] of [
    ["undo", undo, redo],
    ["redo", redo, undo],
  ] as const) {
    const before = await meter(panel()).innerText();
    await button.hover();
    const words = new RegExp(`(\\d+)% after ${word}`);
    await meter(panel()).getByText(words).waitFor();
    const [, foretold = ""] = words.exec(await meter(panel()).innerText()) ?? [];
    expect(before).not.toMatch(new RegExp(`\\b${foretold}%`));
    await elsewhere();
    expect(await meter(panel()).innerText()).toBe(before);
    await button.click();
    await opposite.waitFor();
    await elsewhere();
    await meter(panel()).getByText(`${foretold}%`, { exact: true }).waitFor();
  }
});
