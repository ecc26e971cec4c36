import { join } from "node:path";

import type { Entry } from "../engine/entries.ts";
import { Blobs } from "./blobs.ts";
import { isSessionId } from "./catalog.ts";
import type { Files } from "./files.ts";
import { addToTally, EMPTY_TALLY, infoOf } from "./info.ts";
import { readLog } from "./readLog.ts";
import { onDisk } from "./storageError.ts";
import { sessionsFolder } from "./storageRoot.ts";

/** A session as it is on the disk at this moment. */
export interface SessionRead {
  readonly id: string;
  readonly title: string;
  /** Milliseconds since 1970. */
  readonly created: number;
  readonly entries: readonly Entry[];
  /** Lines that this version does not understand, as they stand in the log. */
  readonly opaque: readonly string[];
}

/** For looking at only: nothing is locked, opened or repaired. Undefined when there is no such session. */
export function readSession(root: string, id: string, files: Files): Promise<SessionRead | undefined> {
  return onDisk(async () => {
    if (!isSessionId(id)) return undefined;
    const folder = join(sessionsFolder(root), id);
    const read = await readLog(folder, files, new Blobs(folder, files));
    if (!read) return undefined;
    const { entries, bytes, header } = read;
    const tally = entries.reduce(addToTally, EMPTY_TALLY);
    const { title, created } = infoOf({ id, tally, bytes, created: header?.at, flaw: undefined });
    return { id, title, created, entries, opaque: read.opaque.map(({ text }) => text) };
  });
}
