import * as vscode from "vscode";

/** `vscode-vfs://github/me/app`: a place on no disk. One letter before the colon is a drive of Windows. */
const ON_NO_DISK = /^([a-z][a-z0-9+.-]+):\/\/([^/]*)(\/.*)?$/i;

/** A path of the tools' ports: absolute, with forward slashes, a URI that is not percent-encoded on no disk. */
export const pathOf = (uri: vscode.Uri): string =>
  uri.scheme === "file" ? uri.fsPath.replaceAll("\\", "/") : `${uri.scheme}://${uri.authority}${uri.path}`;

export function uriOf(path: string): vscode.Uri {
  const [, scheme, authority, rest] = ON_NO_DISK.exec(path) ?? [];
  return scheme === undefined
    ? vscode.Uri.file(path)
    : vscode.Uri.from({ scheme, authority: authority ?? "", path: rest ?? "/" });
}

export const isOnDisk = (path: string): boolean => !ON_NO_DISK.test(path);
