import assert from "node:assert/strict";

import * as vscode from "vscode";

import type { FakeModels } from "./companions/fakeModels/extension.ts";

/** The models of the scene's second extension; the scene has to name it. */
export async function fakeModels(): Promise<FakeModels> {
  const extension = vscode.extensions.getExtension<FakeModels>("test.fake-models");
  assert(extension, "the scene names no companion");
  return extension.activate();
}
