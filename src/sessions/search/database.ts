/**
 * The index of all words of all sessions: a cache that can be deleted at any
 * time. Several windows may use it at once; SQLite keeps them apart.
 */
import { existsSync, rmSync } from "node:fs";
import type { DatabaseSync } from "node:sqlite";

import { INDEX_SUFFIXES } from "./indexFile.ts";

/** Rises when what is stored means something else; an index of another version is made anew. */
const VERSION = 1;

/** Milliseconds to wait for another window that writes. */
const PATIENCE = 2_000;

/**
 * `words` keeps no texts, only which line has which key (keys.ts): the texts
 * stay in the logs. A line's number is made from its time, so that the newest
 * come first. `tail`: the last bytes that were read, by which a log that was
 * replaced is told from one that has grown.
 */
const SCHEMA = `
  CREATE TABLE session (number INTEGER PRIMARY KEY, id TEXT UNIQUE, bytes INTEGER, changed REAL, size INTEGER, tail BLOB);
  CREATE TABLE line (number INTEGER PRIMARY KEY, session INTEGER, start INTEGER, length INTEGER);
  CREATE INDEX line_of_session ON line (session);
  CREATE VIRTUAL TABLE words USING fts5 (
    keys, content='', contentless_delete=1, detail=none, tokenize='ascii', prefix='1 2'
  );
  PRAGMA user_version = ${VERSION};
`;

/** Undefined where there is no SQLite with full-text search, or the disk does not let it work. */
export async function openDatabase(path: string): Promise<DatabaseSync | undefined> {
  const sqlite = await import("node:sqlite").catch(() => undefined);
  if (!sqlite) return undefined;
  for (let tries = 0; tries < 2; tries++) {
    try {
      return opened(new sqlite.DatabaseSync(path));
    } catch {
      // Damaged, or without the module: the second try begins with no file.
      if (!removeDatabase(path)) return undefined;
    }
  }
  return undefined;
}

function opened(database: DatabaseSync): DatabaseSync {
  try {
    database.exec(
      `PRAGMA busy_timeout = ${PATIENCE}; PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL;`,
    );
    if (versionOf(database) === 0) create(database);
    if (versionOf(database) !== VERSION) throw new Error("The index is of another version.");
    return database;
  } catch (error) {
    database.close();
    throw error;
  }
}

const versionOf = (database: DatabaseSync): unknown =>
  database.prepare("PRAGMA user_version").get()?.["user_version"];

/** Unless another window does it just now. */
function create(database: DatabaseSync): void {
  database.exec("BEGIN IMMEDIATE");
  if (versionOf(database) === 0) database.exec(SCHEMA);
  database.exec("COMMIT");
}

/** False when the disk does not let it go, as where another window has it open on Windows. */
export function removeDatabase(path: string): boolean {
  try {
    for (const suffix of INDEX_SUFFIXES) rmSync(path + suffix, { force: true });
    return true;
  } catch {
    return false;
  }
}

export const isThere = (path: string): boolean => existsSync(path);

const BUSY = [5, 6];

/** Another window is at it, for longer than one waits: no reason to make the index anew. */
export const isBusy = (error: unknown): boolean =>
  error instanceof Error && "errcode" in error && BUSY.includes(Number(error.errcode) & 0xff);
