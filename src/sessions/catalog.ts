/**
 * The list of sessions. What each log says is kept in an index file, and read
 * again from a log that has changed since: the index can be lost at any time.
 */
import { join } from "node:path";

import * as z from "zod";

import { language, t } from "../l10n/l10n.ts";
import { Blobs } from "./blobs.ts";
import type { Files, FileStat } from "./files.ts";
import { addToTally, EMPTY_TALLY, infoOf, type SessionInfo } from "./info.ts";
import { flawOf } from "./openSession.ts";
import { logPath, readLog } from "./readLog.ts";
import { REASONS } from "./readOnly.ts";
import { hasCode } from "./storageError.ts";

/** `logBytes` and `logChanged`: the log as it was when the row was made. */
const rowSchema = z.object({
  id: z.string(),
  title: z.string(),
  created: z.number(),
  changed: z.number(),
  bytes: z.number(),
  messages: z.number(),
  tokens: z.number(),
  compactions: z.number(),
  problem: z.exactOptional(z.string()),
  reason: z.exactOptional(z.enum(REASONS)),
  logBytes: z.number(),
  logChanged: z.number(),
} satisfies { readonly [K in keyof SessionInfo]-?: z.ZodType<SessionInfo[K]> } & Record<string, z.ZodType>);
type Row = z.infer<typeof rowSchema>;

const INDEX_VERSION = 3;
/** `language`: of the sentences in its rows. */
const indexSchema = z.object({
  version: z.literal(INDEX_VERSION),
  language: z.string(),
  sessions: z.array(rowSchema),
});

/** Where sessions lie, each in a folder named by its id, and where their index is. */
export interface Shelf {
  readonly folder: string;
  readonly index: string;
}

/** Newest first. `open`: what is known of the sessions that this window writes, so that their logs need no reading. */
export async function listSessions(
  shelf: Shelf,
  files: Files,
  open: (id: string) => SessionInfo | undefined,
): Promise<readonly SessionInfo[]> {
  const indexed = await readIndex(shelf.index, files);
  const infos: SessionInfo[] = [];
  const rows: Row[] = [];
  for (const id of (await files.list(shelf.folder)).filter(isSessionId)) {
    const folder = join(shelf.folder, id);
    const stat = await files.stat(logPath(folder));
    if (!stat) continue;
    const row = await rowFor(indexed.get(id), { id, folder, stat, files, open });
    infos.push(row ? infoIn(row) : unreadable(id, stat));
    if (row) rows.push(row);
  }
  if (rows.length !== indexed.size || rows.some((row) => indexed.get(row.id) !== row)) {
    await writeIndex(shelf.index, rows, files);
  }
  return infos.sort((a, b) => b.changed - a.changed || (a.id < b.id ? 1 : -1));
}

/** Ids become folder names, and come from the panel too: no path passes. */
export const isSessionId = (id: string): boolean => /^[0-9A-Za-z][\w-]{0,63}$/.test(id);

interface Found {
  readonly id: string;
  readonly folder: string;
  readonly stat: FileStat;
  readonly files: Files;
  readonly open: (id: string) => SessionInfo | undefined;
}

/** Undefined when the log cannot be read. */
async function rowFor(indexed: Row | undefined, found: Found): Promise<Row | undefined> {
  const { id, stat } = found;
  // Asked for after the stat: a row is never older than the figures that vouch for it.
  const info = found.open(id);
  if (info) return { ...info, logBytes: stat.bytes, logChanged: stat.changed };
  if (indexed?.logBytes === stat.bytes && indexed.logChanged === stat.changed) return indexed;
  const read = await readInfo(id, found.folder, found.files);
  return read && { ...read, logBytes: stat.bytes, logChanged: stat.changed };
}

async function readInfo(id: string, folder: string, files: Files): Promise<SessionInfo | undefined> {
  const blobs = new Blobs(folder, files);
  const read = await readLog(folder, files, blobs).catch((error: unknown) => {
    if (hasCode(error)) return undefined;
    throw error;
  });
  if (!read) return undefined;
  return infoOf({
    id,
    tally: read.entries.reduce(addToTally, EMPTY_TALLY),
    bytes: read.bytes + blobs.bytes,
    created: read.header?.at,
    flaw: flawOf(read),
  });
}

function infoIn(row: Row): SessionInfo {
  const { logBytes: _logBytes, logChanged: _logChanged, ...info } = row;
  return info;
}

const unreadable = (id: string, stat: FileStat): SessionInfo => ({
  id,
  title: t("Unreadable conversation"),
  created: stat.changed,
  changed: stat.changed,
  bytes: stat.bytes,
  messages: 0,
  tokens: 0,
  compactions: 0,
  problem: t("The disk does not let this conversation be read."),
  reason: "storage",
});

async function readIndex(path: string, files: Files): Promise<ReadonlyMap<string, Row>> {
  try {
    const text = (await files.read(path))?.toString("utf8") ?? "";
    const index = indexSchema.parse(JSON.parse(text));
    return new Map(index.language === language() ? index.sessions.map((row) => [row.id, row]) : []);
  } catch {
    return new Map();
  }
}

/** A disk that does not take the index costs time at the next list, nothing else. */
async function writeIndex(path: string, sessions: readonly Row[], files: Files): Promise<void> {
  const bytes = Buffer.from(JSON.stringify({ version: INDEX_VERSION, language: language(), sessions }));
  await files.replace(path, bytes).catch(() => undefined);
}
