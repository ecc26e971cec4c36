import * as vscode from "vscode";

import { ToolProblem } from "../../../tools/problem.ts";
import { changedRange } from "./changedRange.ts";

/**
 * Gives an open document this text, so that the editor's own undo knows of it,
 * and saves it. What was unsaved in it is saved along: it is part of the text.
 */
export async function editDocument(document: vscode.TextDocument, text: string): Promise<void> {
  const change = changedRange(document.getText(), text);
  if (change) {
    const range = new vscode.Range(document.positionAt(change.start), document.positionAt(change.end));
    const edit = new vscode.WorkspaceEdit();
    edit.replace(document.uri, range, change.text);
    if (!(await vscode.workspace.applyEdit(edit)))
      throw new ToolProblem(
        "The editor did not take the change: it was edited meanwhile, or is read-only. Read it again.",
      );
  }
  if (document.isDirty && !(await document.save()))
    throw new ToolProblem(
      "The change is in the editor, but the file could not be saved: it has changed on the disk, or is read-only. " +
        "The user has to decide in the editor.",
    );
}
