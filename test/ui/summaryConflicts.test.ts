import type { Locator } from "playwright-core";
import { beforeEach, expect, test } from "vitest";

import { reply } from "../support/providers/answers.ts";
import {
  cards,
  compact,
  conversationFile,
  importFile,
  newConversation,
  say,
  workMessages,
} from "../support/ui/hand.ts";
import { SUMMARY, useScriptedChat } from "./useChat.ts";

/** A summary that is open in an editor while something happens to it. */
const chat = await useScriptedChat({
  window: 64_000,
  settings: {
    "anchoredChat.compaction.mode": "off",
    "files.autoSave": "off",
    "[markdown]": { "editor.quickSuggestions": { other: "off" } },
  },
});
const { workbench, panel } = chat;

beforeEach(async () => {
  await workbench().window.runCommand("View: Close All Editors");
  await importFile(workbench().window, conversationFile(workbench(), workMessages(30)));
});

const editor = (): Locator => workbench().window.page.locator(".editor-instance .monaco-editor").first();
const tab = (): Locator => workbench().window.page.locator(".tab.active");
const isSaved = (): Promise<void> =>
  workbench().window.page.locator(".tab.active:not(.dirty)").first().waitFor();
/** VS Code strikes a file out that is not there any more. */
const struck = (): Locator => tab().locator(".label-name.strikethrough, .strikethrough .label-name").first();

/** Compacted, its summary open, with `typed` at its end. */
async function edited(typed: string): Promise<void> {
  chat.next = reply(SUMMARY);
  await compact(workbench().window);
  await workbench().window.runCommand("Anchored Chat: Edit Summary");
  await type(typed);
}

async function type(text: string): Promise<void> {
  await editor().getByText("Make every step pass.").first().click();
  await workbench().window.page.keyboard.press("ControlOrMeta+End");
  await workbench().window.page.keyboard.type(`\n- ${text}`);
}

async function save(): Promise<void> {
  await editor().getByText("Make every step pass.").first().click();
  await workbench().window.page.keyboard.press("ControlOrMeta+s");
}

/** What VS Code asks when it could not save. */
async function notice(text: RegExp): Promise<Locator> {
  await workbench().window.notifications();
  const all = workbench().window.page.locator(".notifications-center .notification-list-item");
  const found = all.filter({ hasText: text }).first();
  await found.waitFor();
  return found;
}

/** The live summary as the card of the panel shows it, once it has this text. */
async function shown(text: string): Promise<string> {
  const card = cards(panel()).last();
  await card.getByText(text).first().waitFor({ state: "attached" });
  return (await card.textContent()) ?? "";
}

/** The browser asks while something is not kept yet: stays then, and tries again. */
async function reloadKept(): Promise<void> {
  const { window } = workbench();
  const forever = { timeout: 0 };
  for (let isGone = false; !isGone;) {
    const asked = window.page.waitForEvent("dialog", forever).then((dialog) => dialog.dismiss());
    const loaded = window.page.waitForEvent("load", forever);
    await window.runCommand("Developer: Reload Window");
    isGone = await Promise.race([loaded.then(() => true), asked.then(() => false)]);
  }
  await window.isReady();
}

test("compacted again meanwhile: VS Code asks, and what is overwritten stays as a version", async () => {
  const { window } = workbench();
  await edited("typed before");
  chat.next = reply("Noted.");
  await say(panel(), `And this? ${"word ".repeat(6_000)}`);
  await panel().getByText("Noted.").first().waitFor();
  chat.next = reply("## Goal\nA newer one.");
  await window.runCommand("Anchored Chat: Compact Conversation");
  await shown("A newer one.");
  await save();
  const conflict = await notice(/content of the file is newer/);
  await conflict.getByRole("button", { name: "Overwrite" }).click();
  await isSaved();
  expect(await shown("typed before")).toContain("Make every step pass.");
  await window.runCommand("Anchored Chat: Compare with Previous Summary");
  await window.page.locator(".monaco-diff-editor").getByText("A newer one.").first().waitFor();
});

test("undone, the document is struck out; redone from the palette, it can be saved again", async () => {
  const { window } = workbench();
  await edited("typed over an undo");
  await window.runCommand("Anchored Chat: Undo Last Compaction");
  await struck().waitFor();
  await save();
  await notice(/its compaction was undone\. Redo the compaction/);
  await window.runCommand("Anchored Chat: Redo Compaction");
  await struck().waitFor({ state: "detached" });
  await save();
  await isSaved();
  expect(await shown("typed over an undo")).toContain("Make every step pass.");
});

test("what is typed and not saved is there after a reload, and is saved then", async () => {
  await edited("typed before the reload");
  await reloadKept();
  await editor().getByText("typed before the reload").waitFor();
  await save();
  await isSaved();
  expect(await shown("typed before the reload")).toContain("Make every step pass.");
});

test("with another conversation in front it is saved into its own", async () => {
  const { window } = workbench();
  await edited("typed elsewhere");
  await newConversation(window);
  await save();
  await isSaved();
  await panel().locator(".empty .offer").first().click();
  expect(await shown("typed elsewhere")).toContain("Make every step pass.");
});

test("in the trash the document is struck out and not saved; brought back, it is", async () => {
  const { window } = workbench();
  await edited("typed into the trash");
  await window.runCommand("Anchored Chat: Delete Conversation");
  await struck().waitFor();
  await save();
  const refused = await notice(/not there any more\. Look for it in the trash/);
  await window.page.keyboard.press("Escape");
  await window.runCommand("Anchored Chat: Restore Conversation from Trash…");
  await window.page.locator(".quick-input-widget:visible .monaco-list-row").first().click();
  await struck().waitFor({ state: "detached" });
  await window.notifications();
  await refused.getByRole("button", { name: "Retry" }).click();
  await isSaved();
  expect(await shown("typed into the trash")).toContain("Make every step pass.");
});
