import { realpath } from "node:fs/promises";

import * as vscode from "vscode";

import type { FileContent } from "../../engine/restore/restore.ts";
import { isAbsolutePath, isInside, plainPath } from "../../tools/place/paths.ts";
import { isSecretFile } from "../../tools/place/secretFiles.ts";

/** Bytes. Of a larger file 5,000 tokens tell little, and reading it would take a while. */
const LARGEST = 2 * 1024 * 1024;

const REFUSED: FileContent = { kind: "refused" };
const GONE: FileContent = { kind: "gone" };

/**
 * A file of the workspace as it is on the disk now. Refused is what lies
 * outside of its folders, also by way of `..` or a link; what may hold secrets;
 * what is no text, or too large; and everything while the workspace is not
 * trusted. Never throws.
 */
export async function readWorkspaceFile(path: string): Promise<FileContent> {
  if (!vscode.workspace.isTrusted) return REFUSED;
  const candidates = candidatesFor(plainPath(path));
  for (const { file, folder } of candidates) {
    const content = await readIn(folder, file).catch(() => REFUSED);
    if (content.kind !== "gone") return content;
  }
  return candidates.length > 0 ? GONE : REFUSED;
}

interface Candidate {
  readonly file: vscode.Uri;
  readonly folder: vscode.Uri;
}

/** Where the path may lie: in one of the workspace's folders, and only there. */
function candidatesFor(path: string): Candidate[] {
  const folders = (vscode.workspace.workspaceFolders ?? []).map(({ uri }) => uri);
  return folders
    .map((folder) => ({ folder, file: placeOf(path, folder) }))
    .filter(({ file, folder }) => file.path !== folder.path && isInside(file.path, folder.path));
}

const placeOf = (path: string, folder: vscode.Uri): vscode.Uri =>
  isAbsolutePath(path)
    ? folder.with({ path: vscode.Uri.file(path).path })
    : vscode.Uri.joinPath(folder, path.replaceAll("\\", "/"));

async function readIn(folder: vscode.Uri, file: vscode.Uri): Promise<FileContent> {
  if (isSecretFile(file.path.slice(folder.path.length))) return REFUSED;
  const stat = await statOf(file);
  if (!stat) return GONE;
  const isFile = (stat.type & vscode.FileType.File) !== 0;
  if (!isFile || stat.size > LARGEST || !(await isReallyInside(folder, file, stat))) return REFUSED;
  const text = decoded(await vscode.workspace.fs.readFile(file));
  return text === undefined ? REFUSED : { kind: "text", name: vscode.workspace.asRelativePath(file), text };
}

async function statOf(file: vscode.Uri): Promise<vscode.FileStat | undefined> {
  try {
    return await vscode.workspace.fs.stat(file);
  } catch (error) {
    if (error instanceof vscode.FileSystemError && error.code === "FileNotFound") return undefined;
    throw error;
  }
}

/** A link, be it the file or a folder on the way to it, may lead outside or to a secret. */
async function isReallyInside(
  folder: vscode.Uri,
  file: vscode.Uri,
  { type }: vscode.FileStat,
): Promise<boolean> {
  // Elsewhere than on a disk links cannot be followed: they are left alone.
  if (file.scheme !== "file") return (type & vscode.FileType.SymbolicLink) === 0;
  const [real, root] = await Promise.all([realpath(file.fsPath), realpath(folder.fsPath)]);
  const [place, base] = [vscode.Uri.file(real).path, vscode.Uri.file(root).path];
  return isInside(place, base) && !isSecretFile(place.slice(base.length));
}

/** Undefined where it is no text. */
function decoded(bytes: Uint8Array): string | undefined {
  if (bytes.includes(0)) return undefined;
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}
