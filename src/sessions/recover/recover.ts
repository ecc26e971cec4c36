import { join } from "node:path";

import { Blobs } from "../blobs.ts";
import { copySession } from "../copySession.ts";
import { Ids } from "../ids.ts";
import { flawOf } from "../openSession.ts";
import type { SessionPorts } from "../ports.ts";
import { readLog } from "../readLog.ts";
import { sessionsFolder } from "../storageRoot.ts";
import type { Lost } from "./findLost.ts";
import type { Settled } from "./settled.ts";

export interface Recovered {
  /** Ids of the copies. */
  readonly copied: readonly string[];
  /** Of these, so many were damaged; what could be read of them is there. */
  readonly damaged: number;
  /** So many could not be copied: from a newer version, or not to be read. */
  readonly failed: number;
}

interface RecoverOptions {
  readonly signal: AbortSignal;
  readonly onDone: (done: number) => void;
}

/** Copies lost sessions into `root`; the originals stay as they are. A cancel keeps what is copied by then. */
export async function recover(
  lost: readonly Lost[],
  {
    root,
    ports,
    settled,
  }: { readonly root: string; readonly ports: SessionPorts; readonly settled: Settled },
  { signal, onDone }: RecoverOptions,
): Promise<Recovered> {
  const ids = new Ids(ports);
  const copied: string[] = [];
  let damaged = 0;
  let failed = 0;
  for (const [index, one] of lost.entries()) {
    if (signal.aborted) break;
    // One that went on elsewhere is told apart from ours by an id of its own.
    const own = join(sessionsFolder(root), one.id);
    const id = (await ports.files.stat(own)) ? ids.next() : one.id;
    const outcome = await copyOne(one, join(sessionsFolder(root), id), ports);
    if (outcome === "failed") failed++;
    else copied.push(id);
    if (outcome === "damaged") damaged++;
    if (outcome !== "failed") await settled.add(one.state);
    onDone(index + 1);
  }
  return { copied, damaged, failed };
}

async function copyOne(
  { folder }: Lost,
  to: string,
  { files }: SessionPorts,
): Promise<"whole" | "damaged" | "failed"> {
  try {
    const read = await readLog(folder, files, new Blobs(folder, files));
    if (!read) return "failed";
    await copySession(folder, to, files);
    return flawOf(read) || read.missingBlobs > 0 ? "damaged" : "whole";
  } catch {
    // Of a copy that breaks off there is no log, so that it is no session.
    await files.remove(to).catch(() => undefined);
    return "failed";
  }
}
