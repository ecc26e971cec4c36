import { basename, join } from "node:path";

import { isSessionId } from "../catalog.ts";
import { isLocked } from "../lock.ts";
import type { SessionPorts } from "../ports.ts";
import { logPath } from "../readLog.ts";
import { findSiblings, sessionsFolder } from "../storageRoot.ts";
import { headerLine } from "../writer.ts";
import type { Settled } from "./settled.ts";

/** A session in the storage of another window on the same workspace, which this storage does not have. */
export interface Lost {
  readonly id: string;
  readonly folder: string;
  /** Names this state of it; another one once the other window has written more. */
  readonly state: string;
}

/** A log with a header and nothing else has nothing to recover. */
const EMPTY = headerLine(0).length + String(Date.now()).length;

/**
 * What can be recovered into `root`, nothing of which is changed. Left out is
 * what this storage has already, also in its trash; what was recovered
 * before; and what another window is writing just now.
 */
export async function findLost(
  root: string,
  ports: SessionPorts,
  settled: Settled,
): Promise<readonly Lost[]> {
  const lost = new Map<string, Lost & { readonly bytes: number }>();
  for (const sibling of await findSiblings(root, ports.files)) {
    for (const id of await ports.files.list(sessionsFolder(sibling.root))) {
      const found = await lostIn(sibling.root, id, ports);
      // The same one in several storages: the longest has the others in it.
      const isMore = found && found.bytes > (lost.get(id)?.bytes ?? 0);
      if (isMore && !settled.has(found.state) && !(await isKnown(root, found, ports))) lost.set(id, found);
    }
  }
  return [...lost.values()];
}

async function lostIn(
  sibling: string,
  id: string,
  ports: SessionPorts,
): Promise<(Lost & { readonly bytes: number }) | undefined> {
  if (!isSessionId(id)) return undefined;
  const folder = join(sessionsFolder(sibling), id);
  const stat = await ports.files.stat(logPath(folder));
  if (!stat || stat.bytes <= EMPTY || (await isLocked(folder, ports))) return undefined;
  const window = basename(join(sibling, ".."));
  return { id, folder, bytes: stat.bytes, state: `${window}/${id}/${stat.bytes}` };
}

/** Whether this storage has all of it: the same log, perhaps continued here. */
async function isKnown(root: string, { id, folder }: Lost, { files }: SessionPorts): Promise<boolean> {
  for (const place of [sessionsFolder(root), join(root, "trash")]) {
    const own = await files.read(logPath(join(place, id)));
    const other = own && (await files.read(logPath(folder)));
    if (other && own.subarray(0, other.length).equals(other)) return true;
  }
  return false;
}
