import { basename, dirname, join } from "node:path";

import type { Files } from "./files.ts";
import { logPath } from "./readLog.ts";

/** The folder that holds everything: the workspace's own, or the one for windows without a folder. */
export const storageRoot = (paths: { readonly storage?: string; readonly globalStorage: string }): string =>
  paths.storage ?? paths.globalStorage;

export const sessionsFolder = (root: string): string => join(root, "sessions");

interface Sibling {
  readonly root: string;
  readonly sessions: number;
}

const SIBLING_SUFFIX = /-[1-9]$/;

/**
 * Storage that belongs to the same workspace: VS Code gives a second remote
 * window on it `<id>-1` in the place of `<id>`, and so on. `root` is
 * `…/<id>/<extension>`. Only roots that hold sessions are returned.
 */
export async function findSiblings(root: string, files: Files): Promise<readonly Sibling[]> {
  const workspace = dirname(root);
  const id = basename(workspace).replace(SIBLING_SUFFIX, "");
  const suffixes = ["", ...Array.from({ length: 9 }, (_, index) => `-${index + 1}`)];
  const siblings: Sibling[] = [];
  for (const suffix of suffixes) {
    const other = join(dirname(workspace), id + suffix, basename(root));
    if (other === root) continue;
    const sessions = await countSessions(other, files);
    if (sessions > 0) siblings.push({ root: other, sessions });
  }
  return siblings;
}

async function countSessions(root: string, files: Files): Promise<number> {
  const folder = sessionsFolder(root);
  let count = 0;
  for (const name of await files.list(folder)) {
    if (await files.stat(logPath(join(folder, name)))) count++;
  }
  return count;
}
