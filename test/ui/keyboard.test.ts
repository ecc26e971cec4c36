import { expect, test } from "vitest";

import { reply } from "../support/providers/answers.ts";
import { cards, message } from "../support/ui/hand.ts";
import { SUMMARY, useLongChat } from "./useChat.ts";

/** Everything here is done by keys alone: nothing is clicked, and no element is given the focus by the test. */

const chat = await useLongChat();
const { workbench, panel } = chat;

/** Milliseconds; VS Code saves, and tells of it, a moment later. */
const PATIENCE = { timeout: 10_000 };
/** Presses of Tab after which something counts as out of reach. */
const MOST_STEPS = 90;

const press = async (...keys: string[]): Promise<void> => {
  for (const key of keys) await workbench().window.page.keyboard.press(key);
};
const type = (text: string): Promise<void> => workbench().window.page.keyboard.type(text);

const focusedName = (): Promise<string> =>
  panel()
    .locator(":root")
    .evaluate(() => {
      const one = document.activeElement;
      return (one?.ariaLabel ?? one?.textContent ?? "").trim();
    });

/** Tab, or Shift+Tab, until this has the focus. */
async function walkTo(name: string, key: "Tab" | "Shift+Tab" = "Tab"): Promise<void> {
  const seen: string[] = [];
  for (let step = 0; step < MOST_STEPS; step++) {
    const now = await focusedName();
    if (now === name) return;
    seen.push(now.slice(0, 40));
    await press(key);
  }
  throw new Error(`No way by ${key} to ${name}, past ${seen.join(" | ")}`);
}

/** Past the conversation, from the input to the header. */
async function toTop(): Promise<void> {
  if ((await panel().locator("header :focus").count()) > 0) return;
  await walkTo("Skip to the top", "Shift+Tab");
  await press("Enter");
}

/** By the command that VS Code has for every view. */
const toPanel = (): Promise<void> => workbench().window.runCommand("Anchored Chat: Focus on Chat View");

test("a message is sent, the context looked at, a compaction previewed, accepted, undone and redone", async () => {
  await toPanel();
  await panel().locator("textarea:focus").waitFor();
  chat.next = reply("It is the seventh.");
  await type("Which step?");
  await press("Enter");
  await message(panel(), "It is the seventh.").waitFor();

  await toTop();
  await walkTo("What fills the context window");
  await press("Enter");
  await panel().getByRole("heading", { name: "Largest parts" }).waitFor();
  await press("Escape");
  expect(await focusedName()).toBe("What fills the context window");
  await walkTo("Skip to the input");
  await press("Enter");

  await walkTo("Preview compaction…");
  await press("Enter");
  const preview = panel().getByRole("group", { name: "Compaction preview" });
  await preview.waitFor();
  await panel().locator(".row:focus").filter({ has: preview }).waitFor();
  chat.next = reply(SUMMARY);
  await walkTo("Write the Summary");
  await press("Enter");
  const proposal = panel().getByRole("group", { name: "Proposed compaction" });
  await panel().locator(".row:focus").filter({ has: proposal }).waitFor();
  await walkTo("Accept");
  await press("Enter");
  await cards(panel()).waitFor();
  await walkTo("Undo");
  await press("Enter");
  await cards(panel(), ", undone").waitFor();
  await walkTo("Redo");
  await press("Enter");
  await cards(panel()).waitFor();
});

test("a summary is edited", async () => {
  const { window } = workbench();
  chat.next = reply(SUMMARY);
  await toPanel();
  await panel().locator("textarea:focus").waitFor();
  await walkTo("Compact");
  await press("Enter");
  await cards(panel()).waitFor();
  await walkTo("Edit", "Shift+Tab");
  await press("Enter");
  await window.page.locator(".editor-instance .view-lines").getByText("Make every step pass.").waitFor();
  await press("ControlOrMeta+Home", "End", "Enter");
  await type("By keys alone.");
  await press("ControlOrMeta+s");
  await expect.poll(() => cards(panel()).innerText(), PATIENCE).toContain("By keys alone.");
});

test("a conversation is looked for, opened, deleted and brought back", async () => {
  await toPanel();
  await panel().locator("textarea:focus").waitFor();
  chat.next = reply("Noted.");
  await type("About quinces.");
  await press("Enter");
  await message(panel(), "Noted.").waitFor();
  await toTop();
  await walkTo("Conversations");
  await press("Enter");
  const list = panel().getByRole("dialog", { name: "Conversations" });
  await list.waitFor();
  await type("quinces");
  await list.getByText("You", { exact: true }).waitFor();
  await press("ArrowDown");
  expect(await focusedName()).toMatch(/quinces/i);
  await press("Enter");
  await list.waitFor({ state: "detached" });
  await message(panel(), "About quinces.").waitFor();

  await toTop();
  await walkTo("Conversations");
  await press("Enter");
  const rows = list.getByRole("listitem");
  const before = await rows.count();
  await press("ArrowDown", "Delete");
  await list.getByText("is in the trash.").waitFor();
  await walkTo("Undo", "Shift+Tab");
  await press("Enter");
  await list.getByText("is in the trash.").waitFor({ state: "detached" });
  await expect.poll(() => rows.count()).toBe(before);
});
