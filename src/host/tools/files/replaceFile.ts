import { randomBytes } from "node:crypto";
import type { Stats } from "node:fs";
import { access, chmod, constants, mkdir, rename, rm, stat, writeFile } from "node:fs/promises";
import { dirname } from "node:path";

import { hasCode } from "../../../sessions/storageError.ts";

/**
 * Writes a file whole or not at all, with the folders above it. It keeps its
 * mode; a read-only one is refused. A file with several names (hard links), or
 * somebody else's, is written in place: a new one would part it from them.
 */
export async function replaceFile(path: string, bytes: Uint8Array): Promise<void> {
  const there = await statOf(path);
  if (!there) await mkdir(dirname(path), { recursive: true });
  else await access(path, constants.W_OK);
  if (there && (there.nlink > 1 || isOthers(there))) return writeFile(path, bytes);
  const draft = `${path}.${randomBytes(4).toString("hex")}.tmp`;
  try {
    await writeFile(draft, bytes, { flag: "wx" });
    if (there) await chmod(draft, there.mode);
    await rename(draft, path);
  } catch (error) {
    await rm(draft, { force: true });
    // The folder takes no new files, but this one may be written.
    if (there && hasCode(error, "EACCES")) return writeFile(path, bytes);
    throw error;
  }
}

/** Windows knows no such owners. */
const isOthers = ({ uid }: { readonly uid: number }): boolean =>
  process.getuid !== undefined && uid !== process.getuid();

async function statOf(path: string): Promise<Stats | undefined> {
  try {
    return await stat(path);
  } catch (error) {
    if (hasCode(error, "ENOENT")) return undefined;
    throw error;
  }
}
