import * as vscode from "vscode";

/** What the settings leave out of searches. */
export interface Excludes {
  /** Globs such as `**\/node_modules`. */
  readonly globs: readonly string[];
  /** Whether `.gitignore` and `.ignore` count. */
  readonly followsIgnoreFiles: boolean;
}

export function excludesOf(folder: vscode.Uri): Excludes {
  const search = vscode.workspace.getConfiguration("search", folder);
  const files = vscode.workspace.getConfiguration("files", folder);
  return {
    globs: [
      ...globsIn(files.get<Record<string, unknown>>("exclude")),
      ...globsIn(search.get<Record<string, unknown>>("exclude")),
    ],
    followsIgnoreFiles: search.get<boolean>("useIgnoreFiles", true),
  };
}

/** Rules that depend on files beside (`{ "when": … }`) hide what was built from them; here they are not followed. */
const globsIn = (rules: Readonly<Record<string, unknown>> = {}): string[] =>
  Object.keys(rules).filter((glob) => rules[glob] === true);
