import { basename } from "node:path";

import type { Entry, NewEntry } from "../engine/entries.ts";
import { AnswerCheckpoint, hasAnswer, takeAnswer, type NewMessage } from "./checkpoint.ts";
import { addToTally, EMPTY_TALLY, infoOf, type SessionInfo, type Tally } from "./info.ts";
import type { OpenReport } from "./openReport.ts";
import { openSession, type OpenedSession } from "./openSession.ts";
import type { SessionPorts } from "./ports.ts";
import type { OpaqueLine } from "./readLog.ts";
import { closed, notWritable, takenOver, type ReadOnly } from "./readOnly.ts";
import { onDisk } from "./storageError.ts";
import { LogWriter } from "./writer.ts";

/**
 * One open session. Failures of the disk come as `UserFacingError`; whatever
 * rejects, the entries are those that the log on the disk has.
 */
export class SessionLog {
  readonly id: string;
  readonly #folder: string;
  readonly #ports: SessionPorts;
  readonly #opened: OpenedSession;
  readonly #answer: AnswerCheckpoint;
  #access: LogWriter | ReadOnly;
  #report: OpenReport;
  #tally: Tally;
  #last: Promise<unknown> = Promise.resolve();

  private constructor(sessionFolder: string, opened: OpenedSession, ports: SessionPorts) {
    this.id = basename(sessionFolder);
    this.#folder = sessionFolder;
    this.#ports = ports;
    this.#opened = opened;
    this.#answer = new AnswerCheckpoint(sessionFolder, ports, () => this.#isHeld());
    this.#access = opened.access;
    this.#report = reportOn(opened);
    this.#tally = opened.read.entries.reduce(addToTally, EMPTY_TALLY);
  }

  /**
   * Rejects only when there is no log or it cannot be read; else see `readOnly` and `report`.
   * `patience`: milliseconds to wait for another window that has the session open.
   */
  static open(sessionFolder: string, ports: SessionPorts, patience = 0): Promise<SessionLog> {
    return onDisk(async () => {
      const opened = await openSession(sessionFolder, ports, patience);
      const log = new SessionLog(sessionFolder, opened, ports);
      await log.#recoverAnswer();
      return log;
    });
  }

  /** In the order of the log; one array for as long as the session is open, growing with each append. */
  get entries(): readonly Entry[] {
    return this.#opened.read.entries;
  }

  /** Lines that this version does not understand; they stay in the log as they are. */
  get opaque(): readonly OpaqueLine[] {
    return this.#opened.read.opaque;
  }

  get report(): OpenReport {
    return this.#report;
  }

  /** Undefined while the session can be written. */
  get readOnly(): ReadOnly | undefined {
    return this.#access instanceof LogWriter ? undefined : this.#access;
  }

  get info(): SessionInfo {
    const { read, blobs } = this.#opened;
    const logBytes = this.#access instanceof LogWriter ? this.#access.logBytes : read.bytes;
    return infoOf({
      id: this.id,
      tally: this.#tally,
      bytes: logBytes + blobs.bytes,
      created: read.header?.at,
      flaw: this.readOnly,
    });
  }

  /**
   * Gives the entries their ids and times and puts them into the log, all or
   * none. They survive the end of this process when it resolves, and a power cut from the next `sync`.
   */
  append(newEntries: readonly NewEntry[]): Promise<readonly Entry[]> {
    return this.#inTurn(() => this.#append(newEntries));
  }

  /** Everything appended is on the disk when it resolves: for the end of a turn. */
  sync(): Promise<void> {
    return this.#inTurn(async () => {
      if (!(this.#access instanceof LogWriter)) return;
      await this.#access.sync();
      await this.#answer.clear();
    });
  }

  /** Saves the running answer beside the log; it is made and saved once a second at most. Appending an assistant message ends it. */
  checkpoint(make: () => NewMessage): void {
    if (this.#access instanceof LogWriter) this.#answer.offer({ make, after: this.entries.at(-1)?.id });
  }

  /** An answer that still runs is found again, as stopped, at the next opening. */
  close(): Promise<void> {
    return this.#inTurn(async () => {
      const access = this.#access;
      if (!(access instanceof LogWriter)) return;
      await this.#answer.close();
      this.#access = closed();
      try {
        await access.sync();
        await this.#answer.clear();
      } finally {
        await access.close();
      }
    });
  }

  /** One after the other, in the order of the calls. */
  #inTurn<T>(work: () => Promise<T>): Promise<T> {
    const result = this.#last.then(() => onDisk(work));
    this.#last = result.catch(() => undefined);
    return result;
  }

  async #append(newEntries: readonly NewEntry[]): Promise<readonly Entry[]> {
    const writer = await this.#heldWriter();
    const entries = await writer.append(newEntries);
    for (const entry of entries) {
      this.#opened.read.entries.push(entry);
      this.#tally = addToTally(this.#tally, entry);
    }
    if (entries.some((entry) => entry.kind === "message" && entry.role === "assistant")) {
      this.#answer.settle();
    }
    return entries;
  }

  async #heldWriter(): Promise<LogWriter> {
    if (!(this.#access instanceof LogWriter)) throw this.#access.error;
    if (await this.#isHeld()) return this.#access;
    throw (await this.#stopWriting(takenOver())).error;
  }

  /** Looks at the lock each time: a computer that slept may wake up without it. */
  async #isHeld(): Promise<boolean> {
    return this.#access instanceof LogWriter && this.#access.isHeld();
  }

  async #stopWriting(reason: ReadOnly): Promise<ReadOnly> {
    const access = this.#access;
    this.#access = reason;
    this.#answer.settle();
    if (access instanceof LogWriter) await access.close().catch(() => undefined);
    return reason;
  }

  /** Without room for the answer it stays where it is, and the session waits for room. */
  async #recoverAnswer(): Promise<void> {
    if (!(this.#access instanceof LogWriter)) return;
    try {
      const answer = await takeAnswer(this.#folder, this.#ports.files);
      if (answer === "unreadable") this.#report = { ...this.#report, hasUnreadableAnswer: true };
      if (answer === undefined || answer === "unreadable") return;
      if (answer.message.parts.length > 0 && !hasAnswer(this.entries, answer)) {
        const [entry] = await this.#append([{ ...answer.message, status: "stopped" }]);
        if (entry) this.#report = { ...this.#report, recoveredAnswer: entry.id };
      }
      await this.#access.sync();
      await this.#answer.clear();
    } catch (error) {
      if (!(this.#access instanceof LogWriter)) return;
      await this.#stopWriting(closed());
      this.#access = notWritable(error);
    }
  }
}

function reportOn({ read, access }: OpenedSession): OpenReport {
  // Another window's unfinished line is one that it is writing just now.
  const isBeingWritten = !(access instanceof LogWriter) && access.reason === "locked";
  return {
    tornBytes: isBeingWritten ? 0 : read.tornBytes,
    damagedLines: read.damagedLines,
    unknownEntries: read.opaque.length,
    missingBlobs: read.missingBlobs,
    hasUnreadableAnswer: false,
  };
}
