import assert from "node:assert/strict";

import * as vscode from "vscode";

import { EXTENSION_ID } from "../../src/manifest.ts";

/** The extension under test, activated. */
export async function activated(): Promise<vscode.Extension<unknown>> {
  const extension = vscode.extensions.getExtension(EXTENSION_ID);
  assert(extension, `${EXTENSION_ID} is not there`);
  await extension.activate();
  return extension;
}
