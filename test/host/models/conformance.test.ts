import { describe, test } from "mocha";
import * as vscode from "vscode";

import { LanguageModels } from "../../../src/host/languageModels/models.ts";
import { languageModelProvider } from "../../../src/host/languageModels/provider.ts";
import { conformanceCases, type Subject } from "../../support/providers/conformance.ts";
import type { Script } from "../companions/fakeModels/extension.ts";
import { fakeModels } from "../fakeModels.ts";
import { allowed } from "./allowed.ts";

const text = (value: string) => new vscode.LanguageModelTextPart(value);

const playing = async (script: Script) => {
  (await fakeModels()).play(script);
  return languageModelProvider(new LanguageModels(allowed));
};

const usage = { prompt_tokens: 12, completion_tokens: 7, total_tokens: 19 };

const subject: Subject = {
  model: "fake/large",
  tellsUsage: true,
  saying: (sentence) =>
    playing(async (_request, report) => {
      for (const piece of sentence.match(/\S+\s*|\s+/g) ?? []) report(text(piece));
      report(vscode.LanguageModelDataPart.json(usage, "usage"));
    }),
  endless: () =>
    playing(({ token }, report) => {
      report(text("And so on"));
      return new Promise((resolve) => token.onCancellationRequested(() => resolve()));
    }),
  failing: () => playing(() => Promise.reject(new Error("out of memory"))),
};

describe("a model of VS Code is a provider like any other", () => {
  for (const { name, run } of conformanceCases) test(name, () => run(subject));
});
