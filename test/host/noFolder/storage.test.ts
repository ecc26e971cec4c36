import assert from "node:assert/strict";
import { globSync } from "node:fs";

import { test } from "mocha";
import * as vscode from "vscode";

import { COMMANDS } from "../../../src/manifest.ts";
import { activated } from "../extension.ts";
import { setting } from "../setting.ts";

test("with no folder open a conversation is kept in the storage that all windows share", async () => {
  const { id } = await activated();
  await vscode.commands.executeCommand(COMMANDS.openSample);
  const sessions = globSync(`User/globalStorage/${id}/sessions/*/`, { cwd: setting("HOST_DATA") });
  assert.equal(sessions.length, 1);
});
