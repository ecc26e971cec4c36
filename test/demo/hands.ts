import type { EditorWindow } from "../support/workbench/window.ts";

/** What a person does in VS Code, step by step. Times are milliseconds. */

const IMPORT_PATIENCE = 120_000;
const COMPACTION_PATIENCE = 600_000;

/** *Import Conversation…* with the path typed into the file dialog. */
export async function importAsAPerson(window: EditorWindow, file: string): Promise<void> {
  await window.runCommand("Anchored Chat: Focus on Chat View");
  const panel = window.panel();
  await panel.getByRole("button", { name: "Import a conversation" }).first().waitFor();
  await window.runCommand("Anchored Chat: Import Conversation…");
  await typePath(window, file);
  const imported = panel.getByText(/^Imported [\d,]+ message/).first();
  const refused = window.page.getByText(/cannot be imported|cannot be read/).first();
  await imported.or(refused).waitFor({ timeout: IMPORT_PATIENCE });
  if (await refused.isVisible()) throw new Error(await refused.innerText());
}

/** Into VS Code's own file dialog, once it has listed the folder: before that it still writes into its input itself. */
async function typePath({ page }: EditorWindow, path: string): Promise<void> {
  const dialog = page.locator(".quick-input-widget:visible");
  await dialog.locator(".monaco-list-row").first().waitFor();
  const input = dialog.locator("input.input").first();
  await input.press("ControlOrMeta+a");
  await input.pressSequentially(path);
  await input.press("Enter");
}

/** *Compact Conversation* from the palette; resolves when the card stands. */
export async function compactAsAPerson(window: EditorWindow): Promise<void> {
  await window.runCommand("Anchored Chat: Compact Conversation");
  const panel = window.panel();
  const card = panel.getByRole("region", { name: "Compaction", exact: true }).filter({ hasText: /^.?Compacted [\d.]/ }).last();
  const nothing = panel.getByText(/nothing to compact|save nothing|Everything older is pinned/i).first();
  await card.or(nothing).first().waitFor({ timeout: COMPACTION_PATIENCE });
  if (await nothing.isVisible()) throw new Error(await nothing.innerText());
}
