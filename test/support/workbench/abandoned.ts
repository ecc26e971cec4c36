import { readdirSync, rmSync } from "node:fs";
import { join } from "node:path";

/** The start of a folder's name that tells which process owns it, as `removeAbandoned` wants it. */
export const ownedPrefix = (prefix: string): string => `${prefix}${process.pid}-`;

/** Removes what processes that were killed could not: the entries of `folder` named `<prefix><dead process>-…`. */
export function removeAbandoned(folder: string, prefix: string): void {
  for (const name of readdirSync(folder).filter((entry) => entry.startsWith(prefix))) {
    const owner = Number.parseInt(name.slice(prefix.length), 10);
    if (!Number.isNaN(owner) && !isAlive(owner)) removeIfPossible(join(folder, name));
  }
}

function isAlive(processId: number): boolean {
  try {
    process.kill(processId, 0);
    return true;
  } catch (error) {
    // EPERM: it lives, and belongs to another user.
    return error instanceof Error && "code" in error && error.code === "EPERM";
  }
}

function removeIfPossible(path: string): void {
  try {
    rmSync(path, { recursive: true, force: true });
  } catch {
    // Another process removes it too, or a program started by the dead one still writes there: next time, then.
  }
}
