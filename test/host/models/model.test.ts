import assert from "node:assert/strict";

import { describe, test } from "mocha";
import * as vscode from "vscode";

import { UserFacingError } from "../../../src/engine/userFacingError.ts";
import { Facts } from "../../../src/host/models/facts.ts";
import { LearnedWindows } from "../../../src/host/models/learnedWindows.ts";
import { Model } from "../../../src/host/models/model.ts";
import type { Source } from "../../../src/host/models/source.ts";
import type { DetectedWindow } from "../../../src/providers/limits.ts";
import { memory } from "../../support/host/memory.ts";
import { until } from "../until.ts";

const never = () => ({ dispose: () => undefined });
const none = { dispose: () => undefined };

/** A model in a place that tells these windows, one after the other; the last one again and again. */
function modelWith(windows: readonly DetectedWindow[], place?: UserFacingError) {
  let asked = 0;
  const told: UserFacingError[] = [];
  const source: Source = {
    baseUrl: "vscode:",
    label: "here",
    provider: { stream: () => (async function* nothing() {})() },
    list: () => Promise.resolve({ models: [] }),
    detect: async () => ({ window: windows[Math.min(asked++, windows.length - 1)]! }),
  };
  const model = new Model({
    keys: { onDidChange: never },
    languageModels: { onDidChange: () => vscode.Disposable.from(none) },
    sources: { open: () => Promise.resolve(place ?? source) },
    facts: new Facts(new LearnedWindows(memory())),
    tell: (error) => told.push(error),
  });
  return { model, told, asked: () => asked };
}

describe("the model in use", () => {
  test("is ready when its window is known", async () => {
    const { model } = modelWith([{ window: 9_000, source: "it" }]);
    assert.equal(model.settings.limits, undefined);
    await model.ready();
    assert.deepEqual(model.settings.limits, { window: 9_000, source: "it" });
    assert.equal(model.settings.model?.name, "fake/large");
    model.dispose();
  });

  test("a window that may change when the model is loaded is asked for again, until it is certain", async () => {
    const { model, asked } = modelWith([
      { window: 4_096, source: "guess", isProvisional: true },
      { window: 32_768, source: "Ollama" },
    ]);
    await model.ready();
    assert.equal(model.settings.limits?.window, 4_096);
    model.recheck();
    await until(async () => model.settings.limits?.window === 32_768 || undefined);
    model.recheck();
    assert.equal(asked(), 2);
    model.dispose();
  });

  test("a refusal teaches the window at once", async () => {
    const { model } = modelWith([{ window: 9_000, source: "it" }]);
    await model.ready();
    let changes = 0;
    model.onDidChange(() => (changes += 1));
    await model.learn("fake/large", 7_000);
    assert.deepEqual([model.settings.limits?.window, changes], [7_000, 1]);
    await model.learn("another", 5_000);
    assert.equal(model.settings.limits?.window, 7_000);
    model.dispose();
  });

  test("a place that cannot be used is told when something is sent, and what was set stays as it is", async () => {
    const problem = new UserFacingError({ what: "Not encrypted.", todo: "Confirm it." });
    const { model, told } = modelWith([], problem);
    await model.ready();
    assert.equal(model.settings.problem, problem);
    assert.deepEqual(told, []);
    model.dispose();
  });

  test("a setting that cannot be read is told once, not with every change", async () => {
    const settings = vscode.workspace.getConfiguration("anchoredChat");
    const { Global } = vscode.ConfigurationTarget;
    await settings.update("prices", { bad: 1 }, Global);
    try {
      const { model, told } = modelWith([{ window: 9_000, source: "it" }]);
      await model.ready();
      await model.refresh();
      assert.equal(told.length, 1);
      assert.match(told[0]!.what, /“bad”/);
      model.dispose();
    } finally {
      await settings.update("prices", undefined, Global);
    }
  });
});
