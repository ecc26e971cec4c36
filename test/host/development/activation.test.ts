import assert from "node:assert/strict";

import { test } from "mocha";
import * as vscode from "vscode";

import { COMMANDS } from "../../../src/manifest.ts";
import { activated } from "../extension.ts";

test("every command that the code names is registered", async () => {
  await activated();
  const registered = new Set(await vscode.commands.getCommands(true));
  const missing = Object.values(COMMANDS).filter((command) => !registered.has(command));
  assert.deepEqual(missing, []);
});
