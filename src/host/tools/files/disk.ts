import { createReadStream } from "node:fs";
import { lstat, opendir, readFile, realpath, stat } from "node:fs/promises";
import { join } from "node:path";

import type { FileInfo, FolderItem } from "../../../tools/ports.ts";
import { onFiles, orAbsent, problemOf } from "./diskProblem.ts";
import type { Place } from "./place.ts";
import { replaceFile } from "./replaceFile.ts";

/** Bytes of a piece. */
const PIECE = 256 * 1024;

/** Files of this machine. */
export const disk: Place = {
  realpath: async (path) => (await orAbsent(() => realpath(path)))?.replaceAll("\\", "/"),
  isLink: async (path) => (await orAbsent(() => lstat(path)))?.isSymbolicLink() ?? false,
  stat: async (path) => {
    const found = await orAbsent(() => stat(path, { bigint: true }));
    const kind = found?.isFile() ? "file" : found?.isDirectory() ? "folder" : undefined;
    return found && kind && infoOf(kind, Number(found.size), `${found.mtimeNs}`);
  },
  list: (folder, most) => onFiles(() => list(folder, most)),
  read: (path) => onFiles(() => readFile(path)),
  chunks: async function* (path, signal) {
    try {
      yield* createReadStream(path, { highWaterMark: PIECE, signal });
    } catch (error) {
      throw problemOf(error);
    }
  },
  write: (path, bytes) => onFiles(() => replaceFile(path, bytes)),
};

const infoOf = (kind: FileInfo["kind"], size: number, changed: string): FileInfo => ({
  kind,
  size: kind === "file" ? size : 0,
  version: `${changed}-${size}`,
});

async function list(folder: string, most: number): Promise<FolderItem[]> {
  const items: FolderItem[] = [];
  for await (const entry of await opendir(folder)) {
    if (items.length >= most) break;
    const { name } = entry;
    if (entry.isSymbolicLink()) items.push({ name, kind: "link" });
    else if (entry.isDirectory()) items.push({ name, kind: "folder" });
    else if (entry.isFile()) items.push({ name, kind: "file", ...(await sizeOf(join(folder, name))) });
  }
  return items;
}

/** A file may go away while its folder is listed. */
const sizeOf = async (path: string): Promise<{ size?: number }> => {
  const found = await orAbsent(() => lstat(path));
  return found ? { size: found.size } : {};
};
