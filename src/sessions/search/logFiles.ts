/** Logs as search reads them: in a thread of its own, where waiting for the disk holds up nobody. */
import { closeSync, openSync, readdirSync, readSync, statSync } from "node:fs";
import { join } from "node:path";

import { isSessionId } from "../catalog.ts";
import { logPath } from "../readLog.ts";
import { type Searchable, searchableIn } from "./searchable.ts";

export interface LogFile {
  readonly session: string;
  readonly folder: string;
  /** When it was looked at; `changed` in milliseconds since 1970. */
  readonly bytes: number;
  readonly changed: number;
}

/** The logs of all sessions in this folder. */
export function logFiles(sessionsFolder: string): readonly LogFile[] {
  return namesIn(sessionsFolder)
    .filter(isSessionId)
    .flatMap((session) => {
      const folder = join(sessionsFolder, session);
      const stat = statSync(logPath(folder), { throwIfNoEntry: false });
      return stat?.isFile() ? [{ session, folder, bytes: stat.size, changed: stat.mtimeMs }] : [];
    });
}

function namesIn(folder: string): readonly string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}

/** `length` bytes from `start`, or what there is of them; none when the file cannot be read. */
export function readBytes(path: string, start: number, length: number): Buffer {
  try {
    const file = openSync(path, "r");
    try {
      const bytes = Buffer.alloc(Math.max(0, length));
      return bytes.subarray(0, readSync(file, bytes, 0, bytes.length, start));
    } finally {
      closeSync(file);
    }
  } catch {
    return Buffer.alloc(0);
  }
}

/** A line in which something can be found. */
export interface Line extends Searchable {
  /** Its place in the file, bytes, without the newline. */
  readonly start: number;
  readonly length: number;
}

const NEWLINE = 0x0a;

/** The whole lines from byte `from` on, and where the last one ends; a line still being written is left for later. */
export function linesFrom(
  log: LogFile,
  from: number,
): { readonly lines: readonly Line[]; readonly end: number } {
  const bytes = readBytes(logPath(log.folder), from, log.bytes - from);
  const lines: Line[] = [];
  let start = 0;
  for (let end = bytes.indexOf(NEWLINE); end >= 0; end = bytes.indexOf(NEWLINE, start)) {
    const found = readLine(bytes.subarray(start, end), log.folder);
    if (found) lines.push({ ...found, start: from + start, length: end - start });
    start = end + 1;
  }
  return { lines, end: from + start };
}

/** The line that stood there; undefined when the log is another one by now. */
export function lineAt(folder: string, start: number, length: number): Searchable | undefined {
  return readLine(readBytes(logPath(folder), start, length), folder);
}

function readLine(bytes: Buffer, folder: string): Searchable | undefined {
  try {
    return searchableIn(JSON.parse(bytes.toString("utf8")), folder);
  } catch {
    return undefined;
  }
}
