import * as vscode from "vscode";

import { pathOf } from "../tools/places.ts";

const MOST = 50;

/** Which files were in front of the user, as far as this window remembers. */
export class RecentFiles implements vscode.Disposable {
  readonly #listener: vscode.Disposable;
  #paths: readonly string[] = [];

  constructor() {
    this.#note(vscode.window.activeTextEditor);
    this.#listener = vscode.window.onDidChangeActiveTextEditor((editor) => this.#note(editor));
  }

  /** The newest first, then what stands open in other tabs. */
  readonly paths = (): readonly string[] => {
    const tabs = vscode.window.tabGroups.all.flatMap((group) => group.tabs);
    const open = tabs.flatMap(({ input }) =>
      input instanceof vscode.TabInputText ? [pathOf(input.uri)] : [],
    );
    return [...new Set([...this.#paths, ...open])];
  };

  dispose(): void {
    this.#listener.dispose();
  }

  #note(editor: vscode.TextEditor | undefined): void {
    if (!editor) return;
    const path = pathOf(editor.document.uri);
    this.#paths = [path, ...this.#paths.filter((one) => one !== path)].slice(0, MOST);
  }
}
