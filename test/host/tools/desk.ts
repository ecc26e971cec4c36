import assert from "node:assert/strict";
import { mkdir, mkdtemp, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";

import { afterEach, before } from "mocha";
import * as vscode from "vscode";

import { Edits } from "../../../src/host/tools/edits/edits.ts";
import { KeptEdits } from "../../../src/host/tools/edits/keptEdits.ts";
import { filesOf } from "../../../src/host/tools/files/create.ts";
import type { CallRef, Files } from "../../../src/tools/ports.ts";
import { workspaceFolder } from "./workspaceFolder.ts";

/** The files of the workspace with edits that can be undone, and people who type in editors. Editors are closed after each test. */
export class Desk {
  #edits: Edits | undefined;
  #calls = 0;

  constructor() {
    before(async () => {
      this.#edits = new Edits(new KeptEdits(await mkdtemp(join(tmpdir(), "edits-"))));
    });
    afterEach(closeEditors);
  }

  get edits(): Edits {
    assert(this.#edits);
    return this.#edits;
  }

  get files(): Files {
    return filesOf(this.edits);
  }

  place(name: string): string {
    return `${workspaceFolder()}/${name}`;
  }

  /** Writes a file as other programs do. */
  async put(name: string, content: string | Uint8Array): Promise<string> {
    const path = this.place(name);
    await mkdir(dirname(path), { recursive: true });
    await writeFile(path, content);
    return path;
  }

  newCall(): CallRef {
    return { session: "s", callId: `call ${++this.#calls}` };
  }

  /** Writes a file as a tool does. */
  async write(path: string, text: string): Promise<CallRef> {
    const call = this.newCall();
    await this.files.write(path, Buffer.from(text), call);
    return call;
  }

  /** What a tool reads. */
  async shown(path: string): Promise<string> {
    return Buffer.from(await this.files.read(path)).toString();
  }

  async open(path: string): Promise<vscode.TextDocument> {
    const document = await vscode.workspace.openTextDocument(vscode.Uri.file(path));
    await vscode.window.showTextDocument(document);
    return document;
  }

  /** As a person types at the end, without saving. */
  async type(document: vscode.TextDocument, text: string): Promise<void> {
    const edit = new vscode.WorkspaceEdit();
    edit.insert(document.uri, document.lineAt(document.lineCount - 1).range.end, text);
    assert(await vscode.workspace.applyEdit(edit));
  }
}

async function closeEditors(): Promise<void> {
  for (const { isDirty, uri } of vscode.workspace.textDocuments) {
    if (!isDirty) continue;
    await vscode.window.showTextDocument(uri);
    await vscode.commands.executeCommand("workbench.action.revertAndCloseActiveEditor");
  }
  await vscode.commands.executeCommand("workbench.action.closeAllEditors");
}
