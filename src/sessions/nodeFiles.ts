import { mkdir, open, readdir, readFile, rename, rm, stat, truncate, utimes } from "node:fs/promises";
import { dirname } from "node:path";

import type { AppendFile, Files } from "./files.ts";
import { hasCode } from "./storageError.ts";

export const nodeFiles: Files = {
  read: (path) => orAbsent(readFile(path), undefined),
  stat: async (path) => {
    const found = await orAbsent(stat(path), undefined);
    return found && { bytes: found.size, changed: found.mtimeMs };
  },
  list: (folder) => orAbsent(readdir(folder), []),
  makeFolder: async (folder) => void (await mkdir(folder, { recursive: true })),
  replace,
  openForAppend,
  truncate,
  touch: (path, at) => {
    const time = new Date(at);
    return orAbsent(
      utimes(path, time, time).then(() => true),
      false,
    );
  },
  move: rename,
  remove: (path) => rm(path, { recursive: true, force: true }),
};

async function orAbsent<T, U>(found: Promise<T>, absent: U): Promise<T | U> {
  try {
    return await found;
  } catch (error) {
    if (hasCode(error, "ENOENT")) return absent;
    throw error;
  }
}

let replacements = 0;

async function replace(path: string, bytes: Uint8Array): Promise<void> {
  // Two windows may replace the same file at once: each needs a name of its own.
  const draft = `${path}.${process.pid}-${++replacements}.tmp`;
  try {
    await writeSynced(draft, bytes);
    await rename(draft, path);
  } catch (error) {
    await rm(draft, { force: true });
    throw error;
  }
  await syncFolder(dirname(path));
}

async function writeSynced(path: string, bytes: Uint8Array): Promise<void> {
  await using file = await open(path, "w");
  await file.writeFile(bytes);
  await file.sync();
}

/** A rename is only certain once its folder is on the disk. Windows has no such thing, and some network disks refuse it. */
async function syncFolder(folder: string): Promise<void> {
  try {
    await using handle = await open(folder, "r");
    await handle.sync();
  } catch {
    // The new content is in place all the same.
  }
}

async function openForAppend(path: string): Promise<AppendFile> {
  const file = await open(path, "a");
  return {
    write: async (bytes) => (await file.write(bytes)).bytesWritten,
    sync: () => file.datasync(),
    close: () => file.close(),
  };
}
