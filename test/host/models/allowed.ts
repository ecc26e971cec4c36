import type * as vscode from "vscode";

/** VS Code has given leave to use every model: only an extension's own context can tell. */
export const allowed: Pick<vscode.ExtensionContext, "languageModelAccessInformation"> = {
  languageModelAccessInformation: {
    onDidChange: () => ({ dispose: () => undefined }),
    canSendRequest: () => true,
  },
};
