import assert from "node:assert/strict";
import { globSync, readFileSync } from "node:fs";
import { join } from "node:path";

import { test } from "mocha";
import * as vscode from "vscode";

import { estimateTokens } from "../../../src/engine/estimate.ts";
import type { Api } from "../../../src/host/api.ts";
import { COMMANDS } from "../../../src/manifest.ts";
import { activated } from "../extension.ts";
import { serverProcesses } from "../serverProcesses.ts";
import { setting } from "../setting.ts";
import { until } from "../until.ts";

/** Eight tokens in the o200k vocabulary; the estimator says something else. */
const TEXT = "The quick brown fox jumps over it.";

async function countTokens(texts: readonly string[]): Promise<readonly number[] | undefined> {
  const { exports } = (await activated()) as vscode.Extension<Api>;
  return exports.countTokens(texts);
}

const logs = (): readonly string[] =>
  globSync("User/workspaceStorage/*/*/sessions/*/log.jsonl", { cwd: setting("HOST_DATA") });

/** Texts and stored counts of the conversation that is opened. */
async function openedSample(): Promise<readonly { readonly text: string; readonly tokens: number }[]> {
  const before = new Set(logs());
  await vscode.commands.executeCommand(COMMANDS.openSample);
  const [log] = logs().filter((path) => !before.has(path));
  assert(log, "the sample conversation has no log");
  const lines = readFileSync(join(setting("HOST_DATA"), log), "utf8")
    .trim()
    .split("\n");
  return lines
    .map((line) => JSON.parse(line))
    .flatMap(({ parts = [] }) => parts)
    .filter(({ kind }) => kind === "text");
}

test("the server process counts exactly, and what is imported is stored with these counts", async () => {
  await until(() => countTokens([TEXT]));
  const parts = await openedSample();
  const texts = parts.map(({ text }) => text);
  const stored = parts.map(({ tokens }) => tokens);
  assert(stored.length > 20);
  assert.deepEqual(stored, await countTokens(texts));
  assert.notDeepEqual(stored, texts.map(estimateTokens));
});

test("when the server is killed the chat goes on with estimates, and it is started again", async () => {
  await until(() => countTokens([TEXT]));
  const [killed, ...others] = await serverProcesses();
  assert(killed);
  assert.deepEqual(others, []);
  process.kill(killed, "SIGKILL");
  assert.equal(await countTokens([TEXT]), undefined);
  const parts = await openedSample();
  assert(parts.every(({ tokens }) => tokens > 0));
  await until(() => countTokens([TEXT]));
  const alive = await serverProcesses();
  assert.equal(alive.length, 1);
  assert.notEqual(alive[0], killed);
});
