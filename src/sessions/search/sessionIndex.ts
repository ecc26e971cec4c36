import type { DatabaseSync } from "node:sqlite";

import * as z from "zod";

import { logPath } from "../readLog.ts";
import { keysOf } from "./keys.ts";
import { type Line, type LogFile, linesFrom, readBytes } from "./logFiles.ts";

/** Bytes. */
const TAIL = 64;

const row = z.object({
  number: z.number(),
  id: z.string(),
  bytes: z.number(),
  changed: z.number(),
  size: z.number(),
  tail: z.instanceof(Uint8Array),
});
/** `bytes`: how far the log is indexed; `size`: how large it was then, with a line that was not whole yet. */
type Row = z.infer<typeof row>;

/** Keeps the index as the logs are. Each log is read on from where it ended last time. */
export class SessionIndex {
  readonly #database: DatabaseSync;

  constructor(database: DatabaseSync) {
    this.#database = database;
  }

  /** Forgets the sessions that are gone, and returns the logs that have changed since they were read. */
  changed(logs: readonly LogFile[]): readonly LogFile[] {
    const rows = this.#rows();
    const there = new Set(logs.map(({ session }) => session));
    const gone = [...rows.values()].filter(({ id }) => !there.has(id));
    if (gone.length > 0) this.#inTransaction(() => gone.forEach((one) => this.#forget(one)));
    return logs.filter(({ session, bytes, changed }) => {
      const known = rows.get(session);
      return known?.size !== bytes || known.changed !== changed;
    });
  }

  /** Reads some logs, and keeps what is new in them. */
  update(logs: readonly LogFile[]): void {
    const rows = this.#rows();
    const read = logs.map((log) => readOn(log, rows.get(log.session)));
    this.#inTransaction(() => {
      const now = this.#rows();
      // Another window may have been here since.
      const ours = read.filter(({ log, known }) => now.get(log.session)?.bytes === known?.bytes);
      const places = ours.map((one) => ({ ...one, number: this.#keepSession(one) }));
      this.#keepLines(
        places.flatMap(({ lines, number }) => lines.map((line) => ({ line, session: number }))),
      );
    });
  }

  #rows(): ReadonlyMap<string, Row> {
    const rows = this.#database.prepare("SELECT * FROM session").all();
    return new Map(rows.map((one) => row.parse(one)).map((one) => [one.id, one]));
  }

  #keepSession({ log, known, isReplaced, end, tail }: ReadOn): number {
    if (known && isReplaced) this.#forget(known);
    const kept = this.#database
      .prepare(
        `INSERT INTO session (id, bytes, changed, size, tail) VALUES (?, ?, ?, ?, ?)
         ON CONFLICT (id) DO UPDATE SET bytes = excluded.bytes, changed = excluded.changed,
         size = excluded.size, tail = excluded.tail RETURNING number`,
      )
      .get(log.session, end, log.changed, log.bytes, tail);
    return z.object({ number: z.number() }).parse(kept).number;
  }

  /** In the order of their numbers, which is what SQLite is quickest at. */
  #keepLines(lines: readonly { readonly line: Line; readonly session: number }[]): void {
    const isTaken = this.#database.prepare("SELECT 1 FROM line WHERE number = ?");
    const addLine = this.#database.prepare("INSERT INTO line VALUES (?, ?, ?, ?)");
    const addWords = this.#database.prepare("INSERT INTO words (rowid, keys) VALUES (?, ?)");
    let last = 0;
    for (const { line, session } of lines.toSorted((a, b) => a.line.at - b.line.at)) {
      let number = Math.max(last + 1, numberAt(line.at));
      while (isTaken.get(number)) number++;
      last = number;
      addLine.run(number, session, line.start, line.length);
      addWords.run(number, [...keysOf(line.text)].join(" "));
    }
  }

  #forget({ number }: Row): void {
    this.#database
      .prepare("DELETE FROM words WHERE rowid IN (SELECT number FROM line WHERE session = ?)")
      .run(number);
    this.#database.prepare("DELETE FROM line WHERE session = ?").run(number);
    this.#database.prepare("DELETE FROM session WHERE number = ?").run(number);
  }

  #inTransaction(work: () => void): void {
    this.#database.exec("BEGIN IMMEDIATE");
    try {
      work();
      this.#database.exec("COMMIT");
    } catch (error) {
      this.#database.exec("ROLLBACK");
      throw error;
    }
  }
}

/** Lines of one millisecond get numbers of their own. Beyond the year 2200 there is no order. */
const A_MILLISECOND = 1024;
const LAST_TIME = 7.2e12;
const numberAt = (at: number): number => Math.floor(Math.min(Math.max(at, 1), LAST_TIME)) * A_MILLISECOND;

interface ReadOn {
  readonly log: LogFile;
  readonly known: Row | undefined;
  /** The log is another one than was indexed. */
  readonly isReplaced: boolean;
  readonly lines: readonly Line[];
  readonly end: number;
  readonly tail: Uint8Array;
}

function readOn(log: LogFile, known: Row | undefined): ReadOn {
  const path = logPath(log.folder);
  const hasGrown =
    known !== undefined && log.bytes >= known.bytes && tailOf(path, known.bytes).equals(known.tail);
  const { lines, end } = linesFrom(log, hasGrown ? known.bytes : 0);
  return { log, known, isReplaced: !hasGrown, lines, end, tail: tailOf(path, end) };
}

const tailOf = (path: string, end: number): Buffer =>
  readBytes(path, Math.max(0, end - TAIL), Math.min(end, TAIL));
