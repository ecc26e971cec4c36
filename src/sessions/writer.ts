import type { Entry, NewEntry } from "../engine/entries.ts";
import type { Blobs } from "./blobs.ts";
import { Ids } from "./ids.ts";
import type { Lock } from "./lock.ts";
import type { SessionPorts } from "./ports.ts";
import { logPath, type LogRead } from "./readLog.ts";
import { entrySchema, SCHEMA_VERSION, type Header } from "./schema.ts";
import { LogTail } from "./tail.ts";

/** The writing half of an open session: gives entries their ids and times, and puts them on the disk. */
export class LogWriter {
  readonly #ids: Ids;
  readonly #blobs: Blobs;
  readonly #tail: LogTail;
  readonly #lock: Lock;
  readonly #ports: SessionPorts;

  private constructor(parts: { ids: Ids; blobs: Blobs; tail: LogTail; lock: Lock; ports: SessionPorts }) {
    this.#ids = parts.ids;
    this.#blobs = parts.blobs;
    this.#tail = parts.tail;
    this.#lock = parts.lock;
    this.#ports = parts.ports;
  }

  /** Cuts off the torn end, and completes a last line or a first that a crash left short. */
  static async open(
    sessionFolder: string,
    found: { readonly read: LogRead; readonly blobs: Blobs; readonly lock: Lock },
    ports: SessionPorts,
  ): Promise<LogWriter> {
    const { read, blobs, lock } = found;
    const tail = await LogTail.open(logPath(sessionFolder), ports.files, read.bytes - read.tornBytes);
    try {
      if (read.isUnterminated) await tail.append(Buffer.from("\n"));
      if (!read.header) await tail.append(headerLine(ports.now()));
    } catch (error) {
      await tail.close();
      throw error;
    }
    return new LogWriter({ ids: new Ids(ports, read.lastId), blobs, tail, lock, ports });
  }

  isHeld(): Promise<boolean> {
    return this.#lock.isHeld();
  }

  get logBytes(): number {
    return this.#tail.bytes;
  }

  /** All of them in one write, or none. */
  async append(newEntries: readonly NewEntry[]): Promise<readonly Entry[]> {
    const at = this.#ports.now();
    // Parsed, so that what is written can be read again, and memory holds what the disk does.
    const entries = newEntries.map((entry) => entrySchema.parse({ at, ...entry, id: this.#ids.next() }));
    await this.#tail.append(Buffer.from(await this.#blobs.toLines(entries)));
    return entries;
  }

  sync(): Promise<void> {
    return this.#tail.sync();
  }

  async close(): Promise<void> {
    try {
      await this.#tail.close();
    } finally {
      await this.#lock.release();
    }
  }
}

export const headerLine = (at: number): Buffer =>
  Buffer.from(`${JSON.stringify({ kind: "header", schema: SCHEMA_VERSION, at } satisfies Header)}\n`);
