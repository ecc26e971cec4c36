import { join } from "node:path";

import { UserFacingError } from "../engine/userFacingError.ts";
import { t } from "../l10n/l10n.ts";
import { Blobs } from "./blobs.ts";
import type { Files } from "./files.ts";
import { Lock } from "./lock.ts";
import type { SessionPorts } from "./ports.ts";
import { readLog, type LogRead } from "./readLog.ts";
import { damaged, locked, newer, notWritable, type ReadOnly } from "./readOnly.ts";
import { SCHEMA_VERSION } from "./schema.ts";
import { LogWriter } from "./writer.ts";

/** A session's log, read; with a writer, or with the reason why there is none. */
export interface OpenedSession {
  readonly read: LogRead;
  readonly blobs: Blobs;
  readonly access: LogWriter | ReadOnly;
}

/** Milliseconds between two tries of a lock that is held. */
const RETRY_PAUSE = 100;

/**
 * Rejects when there is no log, or when it cannot be read. `patience`: how many
 * milliseconds to wait for a lock that another window holds.
 */
export async function openSession(
  sessionFolder: string,
  ports: SessionPorts,
  patience: number,
): Promise<OpenedSession> {
  const lock = await tryLock(sessionFolder, ports, patience);
  const blobs = new Blobs(sessionFolder, ports.files);
  try {
    const read = await readLog(sessionFolder, ports.files, blobs);
    if (!read) throw gone();
    const access = await accessTo(sessionFolder, { read, blobs, lock }, ports);
    if (lock instanceof Lock && !(access instanceof LogWriter)) await lock.release();
    return { read, blobs, access };
  } catch (error) {
    if (lock instanceof Lock) await lock.release();
    throw error;
  }
}

/** There is no such session, or none any more. */
export class SessionGone extends UserFacingError {}

export const gone = (): SessionGone =>
  new SessionGone({
    what: t("This conversation is not there any more."),
    todo: t("Look for it in the trash, or choose another one."),
  });

async function tryLock(
  sessionFolder: string,
  ports: SessionPorts,
  patience: number,
): Promise<Lock | ReadOnly> {
  // Without this, locking would make the folder of a session that is gone.
  if (!(await ports.files.stat(sessionFolder))) throw gone();
  try {
    for (let waited = 0; ; waited += RETRY_PAUSE) {
      const lock = await Lock.acquire(sessionFolder, ports);
      if (lock || waited >= patience) return lock ?? locked();
      await new Promise<void>((resolve) => ports.after(RETRY_PAUSE, resolve));
    }
  } catch (error) {
    return notWritable(error);
  }
}

async function accessTo(
  sessionFolder: string,
  found: { readonly read: LogRead; readonly blobs: Blobs; readonly lock: Lock | ReadOnly },
  ports: SessionPorts,
): Promise<LogWriter | ReadOnly> {
  const { read, blobs, lock } = found;
  if (!(lock instanceof Lock)) return lock;
  const flaw = flawOf(read);
  if (flaw) return flaw;
  try {
    await removeDrafts(sessionFolder, ports.files);
    return await LogWriter.open(sessionFolder, { read, blobs, lock }, ports);
  } catch (error) {
    return notWritable(error);
  }
}

/** Why this version must not write to the log, or nothing. */
export function flawOf({ header, damagedLines }: LogRead): ReadOnly | undefined {
  if (header && header.schema > SCHEMA_VERSION) return newer();
  return damagedLines.length > 0 ? damaged(damagedLines) : undefined;
}

/** Files that a crash left half written; under the lock nobody else is at it. */
async function removeDrafts(sessionFolder: string, files: Files): Promise<void> {
  for (const folder of [sessionFolder, join(sessionFolder, "blobs")]) {
    for (const name of await files.list(folder)) {
      if (name.endsWith(".tmp")) await files.remove(join(folder, name));
    }
  }
}
