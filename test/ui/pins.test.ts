import type { FrameLocator, Locator } from "playwright-core";
import { expect, test } from "vitest";

import { reply } from "../support/providers/answers.ts";
import { cards, compact, message, say } from "../support/ui/hand.ts";
import { SUMMARY, useLongChat } from "./useChat.ts";

const chat = await useLongChat();
const { workbench, panel } = chat;

const meter = (frame: FrameLocator): Locator => frame.getByRole("meter", { name: "Context window" });

test("S10 a pinned tool result stays word for word with its call through a compaction, is listed, and let go", async () => {
  // Far enough from the end that a compaction takes it in.
  const name = await panel().locator(".tool-name").first().innerText();
  const step = /step(\d+)/.exec(name)?.[1] ?? "";
  expect(Number(step)).toBeLessThan(28);
  const tool = panel().locator(".tool").filter({ hasText: name });
  await tool.hover();
  await tool.getByRole("button", { name: /^Pin/ }).click();
  await tool.getByRole("button", { name: "Unpin" }).waitFor();

  chat.next = reply(SUMMARY);
  await compact(workbench().window);
  chat.next = reply("Going on.");
  await say(panel(), "Go on.");
  await message(panel(), "Going on.").waitFor();
  expect(chat.asked()).toContain(`export const step${step} = ${step};`);
  expect(chat.asked()).not.toContain(`Looking at step ${step}.`);
  expect(chat.asked()).not.toContain("export const step3 = 3;");

  await panel()
    .getByRole("button", { name: "What fills the context window" })
    .click({ position: { x: 8, y: 8 } });
  const list = panel().locator(".context-section").filter({ hasText: "stays word for word" });
  await list.getByRole("button", { name: `Unpin ${name}` }).click();
  await list.waitFor({ state: "detached" });
});

test("P8 the gauge shows what an undo and a redo would do before they are done, and that comes true", async () => {
  chat.next = reply(SUMMARY);
  await compact(workbench().window);
  const card = cards(panel()).last();
  for (const name of ["Undo", "Redo"]) {
    const before = await meter(panel()).innerText();
    const button = card.getByRole("button", { name, exact: true });
    await button.hover();
    const words = new RegExp(`(\\d+)% after ${name.toLowerCase()}`);
    await meter(panel()).getByText(words).waitFor();
    const [, foretold = ""] = words.exec(await meter(panel()).innerText()) ?? [];
    await panel().getByRole("textbox", { name: "Message" }).hover();
    await meter(panel()).getByText(words).waitFor({ state: "detached" });
    expect(await meter(panel()).innerText()).toBe(before);
    await button.click();
    await card.getByRole("button", { name: name === "Undo" ? "Redo" : "Undo", exact: true }).waitFor();
    await panel().getByRole("textbox", { name: "Message" }).hover();
    await meter(panel()).getByText(`${foretold}%`, { exact: true }).waitFor();
  }
});
