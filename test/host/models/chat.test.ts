import assert from "node:assert/strict";

import { describe, test } from "mocha";
import * as vscode from "vscode";

import type { DidCompact } from "../../../src/chat/hooks.ts";
import type { Api } from "../../../src/host/api.ts";
import { COMMANDS } from "../../../src/manifest.ts";
import { FAKE_MODELS } from "../companions/fakeModels/extension.ts";
import { activated } from "../extension.ts";
import { fakeModels } from "../fakeModels.ts";
import { until } from "../until.ts";

const settings = () => vscode.workspace.getConfiguration("anchoredChat");

/** Compacts the sample conversation; what the hooks were told before and after. */
async function compactSample(): Promise<{ readonly window: number; readonly done: DidCompact }> {
  const { exports } = (await activated()) as vscode.Extension<Api>;
  const done = Promise.withResolvers<DidCompact>();
  let window = 0;
  const listening = [
    exports.onDidCompact(done.resolve),
    exports.onWillCompact(({ figures }) => void (window = figures.window)),
  ];
  await vscode.commands.executeCommand(COMMANDS.openSample);
  await vscode.commands.executeCommand(COMMANDS.compact);
  const told = await done.promise;
  for (const one of listening) one.dispose();
  return { window, done: told };
}

describe("the chat with a model of VS Code", () => {
  test("the window is VS Code's, and the model writes the summary", async () => {
    const fake = await fakeModels();
    fake.play(async (_request, report) =>
      report(new vscode.LanguageModelTextPart("## Goal\nThe harbour is open.\n")),
    );
    const { window, done } = await compactSample();
    assert.equal(window, 100_000);
    assert.match(done.summary, /The harbour is open\./);
    assert.equal(fake.requests.at(-1)?.model, "large");
  });

  test("summaries may come from another model, and the chat model writes where that one is gone", async () => {
    const fake = await fakeModels();
    fake.play(async ({ model }, report) =>
      report(new vscode.LanguageModelTextPart(`## Goal\nWritten by ${model}.\n`)),
    );
    const { Global } = vscode.ConfigurationTarget;
    await settings().update("summaryModel", "fake/house/brand", Global);
    try {
      assert.match((await compactSample()).done.summary, /Written by house\/brand\./);
      await settings().update("summaryModel", "fake/gone", Global);
      assert.match((await compactSample()).done.summary, /Written by large\./);
    } finally {
      await settings().update("summaryModel", undefined, Global);
    }
  });

  test("other models on offer are seen at once", async () => {
    const fake = await fakeModels();
    const [large, ...others] = FAKE_MODELS;
    assert(large);
    fake.offer([{ ...large, maxInputTokens: 50_000 }]);
    try {
      await until(async () => (await compactSample()).window === 50_000 || undefined);
    } finally {
      fake.offer([large, ...others]);
    }
  });
});
