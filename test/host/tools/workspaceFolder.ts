import assert from "node:assert/strict";
import { realpathSync } from "node:fs";

import * as vscode from "vscode";

/** The folder that is open, as the system spells it. */
export function workspaceFolder(): string {
  const [first] = vscode.workspace.workspaceFolders ?? [];
  assert(first, "a folder is open");
  return realpathSync(first.uri.fsPath);
}
