import * as vscode from "vscode";

import type { FileInfo, FolderItem } from "../../../tools/ports.ts";
import { uriOf } from "../places.ts";
import { onFiles, orAbsent } from "./diskProblem.ts";
import type { Place } from "./place.ts";

const read = (path: string): Promise<Uint8Array> =>
  onFiles(async () => vscode.workspace.fs.readFile(uriOf(path)));

/** Files that lie on no disk: a repository that is looked at without a clone, an archive. */
export const virtual: Place = {
  // Where a link leads cannot be asked: what may be one is taken as absent.
  realpath: async (path) => {
    const found = await statOf(path);
    return found && !isLink(found.type) ? path : undefined;
  },
  isLink: async (path) => isLink((await statOf(path))?.type ?? 0),
  stat: async (path) => {
    const found = await statOf(path);
    const kind = found && kindOf(found.type);
    if (!found || !kind || kind === "link") return undefined;
    return { kind, size: kind === "file" ? found.size : 0, version: `${found.mtime}-${found.size}` };
  },
  list: async (folder, most) => {
    const entries = await onFiles(async () => vscode.workspace.fs.readDirectory(uriOf(folder)));
    return entries.slice(0, most).flatMap(([name, type]): FolderItem[] => {
      const kind = kindOf(type);
      return kind ? [{ name, kind }] : [];
    });
  },
  read,
  chunks: async function* (path) {
    yield await read(path);
  },
  write: (path, bytes) => onFiles(async () => vscode.workspace.fs.writeFile(uriOf(path), bytes)),
};

const statOf = (path: string): Promise<vscode.FileStat | undefined> =>
  orAbsent(async () => vscode.workspace.fs.stat(uriOf(path)));

const isLink = (type: vscode.FileType): boolean => (type & vscode.FileType.SymbolicLink) !== 0;

function kindOf(type: vscode.FileType): FileInfo["kind"] | "link" | undefined {
  if (isLink(type)) return "link";
  if (type & vscode.FileType.File) return "file";
  return type & vscode.FileType.Directory ? "folder" : undefined;
}
