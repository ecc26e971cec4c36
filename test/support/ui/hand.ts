import { writeFileSync } from "node:fs";
import { basename, join } from "node:path";

import type { FrameLocator, Locator } from "playwright-core";

import { SCRIPTED_MODEL } from "../providers/scriptedServer.ts";
import { type EditorWindow, SOON, succeeds } from "../workbench/window.ts";
import type { Workbench } from "../workbench/workbench.ts";

/** What a person does with the panel; times are milliseconds. */

export const settingsFor = (baseUrl: string, window = 32_000) => ({
  "anchoredChat.baseUrl": baseUrl,
  "anchoredChat.model": SCRIPTED_MODEL,
  "anchoredChat.window": window,
});

/** Times that Enter is pressed before a dialog counts as stuck. */
const PRESSES = 10;

/** Opens the panel and waits until it shows something. */
export async function openPanel(window: EditorWindow): Promise<FrameLocator> {
  await window.runCommand("Anchored Chat: Focus on Chat View");
  const panel = window.panel();
  // In whatever language.
  await panel.locator("textarea").first().waitFor();
  return panel;
}

/** *New Conversation*; resolves when the empty panel is there and has the focus, which closes whatever is opened before. */
export async function newConversation(window: EditorWindow): Promise<void> {
  await window.runCommand("Anchored Chat: New Conversation");
  await window.panel().getByText("Open the sample conversation").waitFor();
  // An editor that an earlier step has opened may still come, and take the focus.
  await window.panel().getByLabel("Message", { exact: true }).click();
  await window.panel().locator("textarea:focus").waitFor();
}

/** *Developer: Reload Window*, which lets VS Code save what it wants to. */
export async function reload(window: EditorWindow): Promise<void> {
  const loaded = window.page.waitForEvent("load");
  await window.runCommand("Developer: Reload Window");
  await loaded;
  await window.isReady();
}

/** A message in the transcript that has this text. */
export const message = (panel: FrameLocator, text: string): Locator =>
  panel.getByRole("article").filter({ hasText: text }).first();

export async function say(panel: FrameLocator, text: string): Promise<void> {
  await panel.getByLabel("Message", { exact: true }).fill(text);
  await panel.getByLabel("Message", { exact: true }).press("Enter");
}

/** The cards of compactions in this state, oldest first. */
export const cards = (
  panel: FrameLocator,
  state: "" | ", undone" | ", failed" | ", cancelled" | ", running" = "",
): Locator => panel.getByRole("group", { name: `Compaction${state}`, exact: true });

/** Into VS Code's own file dialog, once it has listed the folder: before that it still writes into its input itself. */
async function typePath({ page }: EditorWindow, path: string): Promise<void> {
  const dialog = page.locator(".quick-input-widget:visible");
  await dialog.locator(".monaco-list-row").first().waitFor();
  const input = dialog.locator("input.input").first();
  await input.press("ControlOrMeta+a");
  await input.pressSequentially(path);
  await dialog.locator(".monaco-list-row").getByText(basename(path), { exact: true }).waitFor();
  await confirm(dialog);
}

/** Enter, until the dialog is gone: it swallows one that comes while it still looks at what was typed. */
async function confirm(dialog: Locator): Promise<void> {
  const input = dialog.locator("input.input").first();
  for (let presses = 1; ; presses++) {
    await succeeds(input.press("Enter", SOON));
    const gone = dialog.waitFor({ state: "hidden", ...SOON });
    if (presses === PRESSES) return gone;
    if (await succeeds(gone)) return;
  }
}

/** *Import Conversation…* with the path typed into the file dialog. */
export async function beginImport(window: EditorWindow, path: string): Promise<void> {
  await newConversation(window);
  await window.runCommand("Anchored Chat: Import Conversation…");
  await typePath(window, path);
}

/** *Export Conversation…* of the one in front, in this form, under the name that is proposed; resolves to that name when it is told. */
export async function exportAs(window: EditorWindow, form: string): Promise<string> {
  await window.runCommand("Anchored Chat: Export Conversation…");
  await window.pick(form);
  const dialog = window.page.locator(".quick-input-widget:visible");
  await dialog.locator(".monaco-list-row").first().waitFor();
  await confirm(dialog);
  const told = window
    .panel()
    .locator(".notice")
    .getByText(/^Exported [\d,]+ message/);
  await told.waitFor();
  return (await told.innerText()).replace(/^.* to (.*)\.$/s, "$1");
}

/** Imports a file. Resolves when it is told what came in, rejects with what the panel says instead. */
export async function importFile(window: EditorWindow, path: string, patience = 60_000): Promise<void> {
  await beginImport(window, path);
  const panel = window.panel();
  // What was announced of an earlier one is still to be heard.
  const imported = panel.locator(".notice").getByText(/^Imported [\d,]+ message/);
  const refused = panel.locator(".notice.error").first();
  await imported.or(refused).first().waitFor({ timeout: patience });
  if (await refused.isVisible()) throw new Error(await refused.innerText());
}

/** A conversation as an OpenAI-style list, in a file of the workspace folder, which goes with the workbench. */
export function conversationFile(
  { folder }: Workbench,
  messages: readonly object[],
  name = "conversation.json",
): string {
  if (folder === null) throw new Error("This workbench has no folder.");
  const path = join(folder, name);
  writeFileSync(path, JSON.stringify(messages));
  return path;
}

/** `turns` turns of work, a good 2,000 characters of tool output each. */
export function workMessages(turns: number): object[] {
  return Array.from({ length: turns }, (_, i) => [
    { role: "user", content: `Question ${i}: why does step ${i} fail?` },
    {
      role: "assistant",
      content: `Looking at step ${i}.`,
      tool_calls: [
        {
          id: `c${i}`,
          type: "function",
          function: { name: "read_file", arguments: JSON.stringify({ path: `src/step${i}.ts` }) },
        },
      ],
    },
    { role: "tool", tool_call_id: `c${i}`, content: `export const step${i} = ${i};\n`.repeat(90) },
    { role: "assistant", content: `Step ${i} fails because \`step${i}\` is ${i}.` },
  ]).flat();
}

/** *Compact Conversation* from the palette; resolves when the card stands, rejects with what the panel says instead. */
export async function compact(window: EditorWindow, patience = 60_000): Promise<void> {
  const panel = window.panel();
  await window.runCommand("Anchored Chat: Compact Conversation");
  const done = panel.locator(".card.live", { hasText: "by you" });
  const nothing = panel
    .locator(".notice, .card.failed")
    .filter({ hasNotText: /^Imported/ })
    .first();
  await done.or(nothing).first().waitFor({ timeout: patience });
  if (!(await done.isVisible())) throw new Error(await nothing.innerText());
}
