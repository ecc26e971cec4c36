import * as vscode from "vscode";

import type { Facts } from "../../summaries/facts.ts";
import { isAbsolutePath, isInside, plainPath } from "../../tools/place/paths.ts";

/** Of one document; a longer list helps nobody. */
const MOST_PATHS = 200;
const MOST_OFFERED = 100;
/** Milliseconds between a change of files and telling of it. */
const PAUSE = 1_000;

type Places = Pick<Facts, "files" | "gone">;

/** Which paths are in the workspace. Answers are kept until a file is made, moved or deleted. */
export class WorkspacePaths implements vscode.Disposable {
  readonly #known = new Map<string, Promise<vscode.Uri | undefined>>();
  readonly #changed = new vscode.EventEmitter<void>();
  #watcher: vscode.FileSystemWatcher | undefined;
  #telling: NodeJS.Timeout | undefined;

  /** Answers may be others now. */
  get onDidChange(): vscode.Event<void> {
    return this.#changed.event;
  }

  dispose(): void {
    clearTimeout(this.#telling);
    this.#watcher?.dispose();
    this.#changed.dispose();
  }

  /** Paths elsewhere than in the workspace are neither there nor gone. Never rejects. */
  readonly look = async (paths: readonly string[]): Promise<Places> => {
    const folders = vscode.workspace.workspaceFolders ?? [];
    if (folders.length === 0 || !vscode.workspace.isTrusted) return { files: {}, gone: [] };
    this.#watch();
    const asked = paths.slice(0, MOST_PATHS).filter((path) => isHere(path, folders));
    const found = await Promise.all(asked.map(async (path) => [path, await this.#find(path)] as const));
    return {
      files: Object.fromEntries(found.flatMap(([path, uri]) => (uri ? [[path, uri.toString()]] : []))),
      gone: found.flatMap(([path, uri]) => (uri ? [] : [path])),
    };
  };

  /** Paths of the workspace that begin with what was typed, from the folder on. */
  readonly startingWith = async (prefix: string): Promise<readonly string[]> => {
    const plain = plainPath(prefix);
    if (/[*?{}[\]]/.test(plain) || isAbsolutePath(plain)) return [];
    const found = await vscode.workspace.findFiles(`${plain}*`, undefined, MOST_OFFERED);
    const below = await vscode.workspace.findFiles(
      `${plain}*/**`,
      undefined,
      MOST_OFFERED - found.length + 1,
    );
    const names = [...found, ...below].map((uri) => vscode.workspace.asRelativePath(uri, false));
    return [...new Set(names)].sort().slice(0, MOST_OFFERED);
  };

  #find(path: string): Promise<vscode.Uri | undefined> {
    const known = this.#known.get(path) ?? find(plainPath(path)).catch(() => undefined);
    this.#known.set(path, known);
    return known;
  }

  #watch(): void {
    if (this.#watcher) return;
    this.#watcher = vscode.workspace.createFileSystemWatcher("**/*", false, true, false);
    this.#watcher.onDidCreate(() => this.#forget());
    this.#watcher.onDidDelete(() => this.#forget());
  }

  /** A build makes thousands of files at once: that is told as one change. */
  #forget(): void {
    this.#known.clear();
    this.#telling ??= setTimeout(() => {
      this.#telling = undefined;
      this.#changed.fire();
    }, PAUSE);
  }
}

const isHere = (path: string, folders: readonly vscode.WorkspaceFolder[]): boolean => {
  const plain = plainPath(path);
  if (plain.startsWith("~") || plain.split(/[\\/]/).includes("..")) return false;
  return !isAbsolutePath(plain) || folders.some(({ uri }) => isInside(vscode.Uri.file(plain).path, uri.path));
};

/** From one of the folders, or from anywhere below: summaries tell paths from where the work was done. */
async function find(path: string): Promise<vscode.Uri | undefined> {
  for (const { uri: folder } of vscode.workspace.workspaceFolders ?? []) {
    const file = isAbsolutePath(path)
      ? folder.with({ path: vscode.Uri.file(path).path })
      : vscode.Uri.joinPath(folder, path.replaceAll("\\", "/"));
    if (isInside(file.path, folder.path) && (await exists(file))) return file;
  }
  if (isAbsolutePath(path) || /[*?{}[\]]/.test(path)) return undefined;
  return (await vscode.workspace.findFiles(`**/${path}`, undefined, 1))[0];
}

async function exists(file: vscode.Uri): Promise<boolean> {
  try {
    await vscode.workspace.fs.stat(file);
    return true;
  } catch (error) {
    // What cannot be looked at is not called gone.
    return !(error instanceof vscode.FileSystemError && error.code === "FileNotFound");
  }
}
