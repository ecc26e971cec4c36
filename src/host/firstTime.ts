import * as vscode from "vscode";

import { VIEW } from "../manifest.ts";

const SHOWN = "panelShown";

/**
 * Shows the panel when the extension is new here, and leaves the focus where it is. VS Code opens
 * the secondary side bar by itself, but leaves a view in it blank until it is shown once.
 */
export async function showFirstTime(state: vscode.Memento): Promise<void> {
  if (state.get(SHOWN) === true) return;
  await vscode.commands.executeCommand(`${VIEW}.focus`, { preserveFocus: true });
  await state.update(SHOWN, true);
}
