import * as vscode from "vscode";

import { ToolProblem } from "../../../tools/problem.ts";

/** The text that editors hold of this file; undefined where none is open as text. */
export const openDocument = (uri: vscode.Uri): vscode.TextDocument | undefined =>
  vscode.workspace.textDocuments.find(
    (document) => !document.isClosed && document.uri.toString() === uri.toString(),
  );

/** A notebook's or another editor's unsaved changes cannot be read from here: writing below them would lose them. */
export function refuseOtherEditors(uri: vscode.Uri): void {
  const isUnsaved = vscode.window.tabGroups.all
    .flatMap(({ tabs }) => tabs)
    .some(({ isDirty, input }) => isDirty && isOther(input) && input.uri.toString() === uri.toString());
  if (isUnsaved)
    throw new ToolProblem(
      "The file is open in an editor that is no text editor, with unsaved changes. The user has to save it first.",
    );
}

const isOther = (input: unknown): input is vscode.TabInputCustom | vscode.TabInputNotebook =>
  input instanceof vscode.TabInputCustom || input instanceof vscode.TabInputNotebook;
