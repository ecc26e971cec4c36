import { readdir, rm, stat } from "node:fs/promises";
import { join } from "node:path";

interface Child {
  readonly path: string;
  readonly bytes: number;
  /** Milliseconds since 1970. */
  readonly changed: number;
}

/**
 * Removes the children of a folder that were changed longest ago, with all that
 * is in them, until it holds no more than so many bytes. The newest stays.
 */
export async function trimFolder(folder: string, most: number): Promise<void> {
  const names = await readdir(folder).catch(() => []);
  const children: Child[] = [];
  for (const name of names) children.push(await measure(join(folder, name)));
  children.sort((one, other) => other.changed - one.changed);
  let sum = 0;
  for (const [index, { path, bytes }] of children.entries()) {
    sum += bytes;
    if (index > 0 && sum > most) await rm(path, { recursive: true, force: true });
  }
}

/** Another window may remove what is measured. */
async function measure(path: string): Promise<Child> {
  const found = await stat(path).catch(() => undefined);
  if (!found?.isDirectory()) return { path, bytes: found?.size ?? 0, changed: found?.mtimeMs ?? 0 };
  const names = await readdir(path).catch(() => []);
  const inside = await Promise.all(names.map((name) => stat(join(path, name)).catch(() => undefined)));
  return {
    path,
    bytes: inside.reduce((sum, one) => sum + (one?.size ?? 0), 0),
    changed: Math.max(found.mtimeMs, ...inside.map((one) => one?.mtimeMs ?? 0)),
  };
}
