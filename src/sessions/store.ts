import { join } from "node:path";

import { t } from "../l10n/l10n.ts";
import { isSessionId, listSessions, type Shelf } from "./catalog.ts";
import { copySession } from "./copySession.ts";
import { Ids } from "./ids.ts";
import type { SessionInfo } from "./info.ts";
import { Lock } from "./lock.ts";
import { SessionLog } from "./log.ts";
import { gone } from "./openSession.ts";
import type { SessionPorts } from "./ports.ts";
import { logPath } from "./readLog.ts";
import { locked } from "./readOnly.ts";
import { removeIndex } from "./search/indexFile.ts";
import { onDisk } from "./storageError.ts";
import { sessionsFolder } from "./storageRoot.ts";
import { headerLine } from "./writer.ts";

/** The sessions under one root folder, as this window sees them. Failures of the disk come as `UserFacingError`. */
export class SessionStore {
  readonly #shelf: Shelf;
  readonly #trash: Shelf;
  readonly #ports: SessionPorts;
  readonly #ids: Ids;
  readonly #root: string;
  /** By session id; one log for a session, whoever asks. */
  readonly #logs = new Map<string, SessionLog>();
  readonly #busy = new Map<string, Promise<unknown>>();

  constructor(root: string, ports: SessionPorts) {
    this.#shelf = { folder: sessionsFolder(root), index: join(root, "index.json") };
    const trash = join(root, "trash");
    this.#trash = { folder: trash, index: join(trash, "index.json") };
    this.#ports = ports;
    this.#root = root;
    this.#ids = new Ids(ports);
  }

  /** A new, empty session, open. */
  create(): Promise<SessionLog> {
    return onDisk(async () => {
      const id = this.#ids.next();
      const folder = this.#folderOf(id);
      await this.#ports.files.makeFolder(folder);
      await this.#ports.files.replace(logPath(folder), headerLine(this.#ports.now()));
      return this.open(id);
    });
  }

  /** Newest first. */
  list(): Promise<readonly SessionInfo[]> {
    return onDisk(() => listSessions(this.#shelf, this.#ports.files, (id) => this.#written(id)?.info));
  }

  /**
   * The same log for as long as it is open and can be written; one that is read-only is opened anew.
   * `patience`: milliseconds to wait for another window, such as the one that this was before a reload.
   */
  open(id: string, patience = 0): Promise<SessionLog> {
    return this.#alone(id, async () => {
      const written = this.#written(id);
      if (written) return written;
      const log = await SessionLog.open(this.#folderOf(id), this.#ports, patience);
      this.#logs.set(id, log);
      return log;
    });
  }

  rename(id: string, title: string): Promise<void> {
    return this.#alone(id, async () => {
      const written = this.#written(id);
      const log = written ?? (await SessionLog.open(this.#folderOf(id), this.#ports));
      try {
        await log.append([{ kind: "title", title }]);
        await log.sync();
      } finally {
        if (!written) await log.close();
      }
    });
  }

  /** A new session, open, with everything of this one that can be read: how a damaged one is continued. */
  copy(id: string): Promise<SessionLog> {
    return onDisk(async () => {
      const copied = this.#ids.next();
      await copySession(this.#folderOf(id), this.#folderOf(copied), this.#ports.files);
      const log = await this.open(copied);
      await log.append([{ kind: "title", title: t("Copy of {0}", log.info.title) }]);
      await log.sync();
      return log;
    });
  }

  /** Closes the session and puts it into the trash. Rejects while another window writes it. */
  trash(id: string): Promise<void> {
    return this.#alone(id, async () => {
      const folder = this.#folderOf(id);
      await this.#logs.get(id)?.close();
      this.#logs.delete(id);
      if (!(await this.#ports.files.stat(folder))) throw gone();
      const lock = await Lock.acquire(folder, this.#ports);
      if (!lock) throw locked().error;
      await this.#move(folder, this.#trash.folder, id).catch(async (error: unknown) => {
        await lock.release();
        throw error;
      });
      await lock.release(join(this.#trash.folder, id));
    });
  }

  /** For good, past the trash: for a session that could not be finished. */
  discard(id: string): Promise<void> {
    return this.#alone(id, async () => {
      const log = this.#logs.get(id);
      this.#logs.delete(id);
      // What it cannot sync any more is removed in any case.
      await log?.close().catch(() => undefined);
      await this.#ports.files.remove(this.#folderOf(id));
    });
  }

  /** Newest first. */
  listTrash(): Promise<readonly SessionInfo[]> {
    return onDisk(() => listSessions(this.#trash, this.#ports.files, () => undefined));
  }

  /** Out of the trash again. */
  restore(id: string): Promise<void> {
    return this.#alone(id, async () => {
      const trashed = join(this.#trash.folder, checked(id));
      if (!(await this.#ports.files.stat(trashed))) throw gone();
      await this.#move(trashed, this.#shelf.folder, id);
    });
  }

  /** For good. */
  emptyTrash(): Promise<void> {
    return onDisk(async () => {
      await this.#ports.files.remove(this.#trash.folder);
      await removeIndex(this.#root, this.#ports.files);
    });
  }

  /** Closes every log and frees it for other windows. Rejects if one could not be synced; the others are closed all the same. */
  async close(): Promise<void> {
    // Writes the index while the figures are at hand, which saves the next start from reading the logs.
    await this.list();
    const closings = await Promise.allSettled([...this.#logs.values()].map((log) => log.close()));
    this.#logs.clear();
    for (const closing of closings) if (closing.status === "rejected") throw closing.reason;
  }

  #written(id: string): SessionLog | undefined {
    const log = this.#logs.get(id);
    return log?.readOnly ? undefined : log;
  }

  #folderOf(id: string): string {
    return join(this.#shelf.folder, checked(id));
  }

  async #move(from: string, toFolder: string, id: string): Promise<void> {
    await this.#ports.files.makeFolder(toFolder);
    await this.#ports.files.move(from, join(toFolder, id));
  }

  /** One after the other for each session, in the order of the calls. */
  #alone<T>(id: string, work: () => Promise<T>): Promise<T> {
    const before = this.#busy.get(id) ?? Promise.resolve();
    const result = before.then(() => onDisk(work));
    this.#busy.set(
      id,
      result.catch(() => undefined),
    );
    return result;
  }
}

function checked(id: string): string {
  if (!isSessionId(id)) throw gone();
  return id;
}
