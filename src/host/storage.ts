import type * as vscode from "vscode";

import { storageRoot } from "../sessions/storageRoot.ts";

/** The folder of this window's conversations. */
export const rootOf = ({ storageUri, globalStorageUri }: vscode.ExtensionContext): string =>
  storageRoot({
    globalStorage: globalStorageUri.fsPath,
    ...(storageUri ? { storage: storageUri.fsPath } : {}),
  });
