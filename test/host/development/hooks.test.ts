import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { join } from "node:path";

import { test } from "mocha";
import * as vscode from "vscode";

import type { DidCompact } from "../../../src/chat/hooks.ts";
import type { Api } from "../../../src/host/api.ts";
import { COMMANDS } from "../../../src/manifest.ts";
import { activated } from "../extension.ts";
import { until } from "../until.ts";

const told = async (file: string): Promise<Record<string, unknown>> => {
  const [folder] = vscode.workspace.workspaceFolders ?? [];
  assert(folder);
  return JSON.parse(await readFile(join(folder.uri.fsPath, file), "utf8"));
};

test("H1 the user's commands and other extensions have a say in compactions", async () => {
  const { exports } = await activated();
  const { onWillCompact, onDidCompact } = exports as Api;
  const done: DidCompact[] = [];
  const listening = [
    onDidCompact((event) => void done.push(event)),
    onWillCompact(() => ({ instructions: "Keep the ports." })),
  ];
  await vscode.commands.executeCommand(COMMANDS.openSample);
  await vscode.commands.executeCommand(COMMANDS.compact);
  assert.equal(done.length, 1);
  const { event, trigger, figures } = await told("before.json");
  assert.deepEqual([event, trigger], ["beforeCompaction", "user"]);
  assert.equal((figures as { window: number }).window, 8_192);
  // Nothing waits for the commands after a compaction.
  const after = await until(() => told("after.json").catch(() => undefined));
  assert.equal(after["summary"], done[0]?.summary);

  listening.push(onWillCompact(() => ({ veto: "Not now." })));
  await vscode.commands.executeCommand(COMMANDS.undoCompaction);
  await vscode.commands.executeCommand(COMMANDS.compact);
  assert.equal(done.length, 1);
  for (const one of listening) one.dispose();
  await vscode.commands.executeCommand(COMMANDS.compact);
  assert.equal(done.length, 1, "nobody listens any more");
});
