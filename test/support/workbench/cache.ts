import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

import { ownedPrefix, removeAbandoned } from "./abandoned.ts";

/** Where everything that is fetched is kept; ignored by git, safe to delete. */
export const cacheFolder = fileURLToPath(new URL("../../../.vscode-test", import.meta.url));

const sealName = ".complete";
const partialPrefix = ".partial-";

/**
 * The folder `name` inside `.vscode-test/`, built on first use and reused
 * afterwards. It is built beside its place and moved there in one step, so an
 * interrupted build never counts; a folder with files missing or cut short is
 * built again. Of two processes that build at once the first one wins.
 */
export async function cached(name: string, build: (folder: string) => Promise<void>): Promise<string> {
  const folder = join(cacheFolder, name);
  if (isWhole(folder)) return folder;
  mkdirSync(cacheFolder, { recursive: true });
  removeAbandoned(cacheFolder, partialPrefix);
  const partial = join(cacheFolder, ownedPrefix(partialPrefix) + name);
  try {
    mkdirSync(partial);
    await build(partial);
    writeFileSync(join(partial, sealName), measure(partial));
    moveInto(partial, folder);
  } finally {
    rmSync(partial, { recursive: true, force: true });
  }
  return folder;
}

const isWhole = (folder: string): boolean => {
  const seal = join(folder, sealName);
  return existsSync(seal) && readFileSync(seal, "utf8") === measure(folder);
};

/** Number and size of all files: cheap (some 100 ms for 10,000), and what a full disk or a cleaner changes. */
function measure(folder: string): string {
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile() && entry.name !== sealName);
  const bytes = files.reduce((sum, file) => sum + statSync(join(file.parentPath, file.name)).size, 0);
  return `${files.length} files, ${bytes} bytes\n`;
}

function moveInto(partial: string, folder: string): void {
  // Another process was quicker, and may use it already; what it made is as good.
  if (isWhole(folder)) return;
  const damaged = `${partial}-damaged`;
  try {
    if (existsSync(folder)) renameSync(folder, damaged);
    renameSync(partial, folder);
  } catch (error) {
    if (!isWhole(folder)) throw error;
  } finally {
    rmSync(damaged, { recursive: true, force: true });
  }
}
