import { join } from "node:path";

import type { Entry, EntryId } from "../engine/entries.ts";
import type { Blobs } from "./blobs.ts";
import type { Files } from "./files.ts";
import { isId } from "./ids.ts";
import { splitLines, type Line } from "./lines.ts";
import { withoutMissingMedia } from "./missingMedia.ts";
import { entrySchema, headerSchema, type Header } from "./schema.ts";

export const logPath = (sessionFolder: string): string => join(sessionFolder, "log.jsonl");

/** A line that this version cannot read: of an unknown kind, or of a shape it does not expect. */
export interface OpaqueLine {
  readonly number: number;
  /** As it stands in the log. */
  readonly text: string;
}

/** A log as it was found; reading changes nothing. */
export interface LogRead {
  /** Undefined when the first line is none. */
  readonly header: Header | undefined;
  readonly entries: Entry[];
  readonly opaque: readonly OpaqueLine[];
  /** Numbers of the lines that are no JSON, counted from 1; 1 also where the header is not the first. */
  readonly damagedLines: readonly number[];
  readonly missingBlobs: number;
  /** Of the whole file, the torn end included. */
  readonly bytes: number;
  readonly tornBytes: number;
  readonly isUnterminated: boolean;
  /** The greatest id of any line, also of one that is opaque. */
  readonly lastId: EntryId | undefined;
}

/** Undefined when there is no log. Fails only where the disk does. */
export async function readLog(
  sessionFolder: string,
  files: Files,
  blobs: Blobs,
): Promise<LogRead | undefined> {
  const bytes = await files.read(logPath(sessionFolder));
  if (!bytes) return undefined;
  const { lines, tornBytes, isUnterminated } = splitLines(bytes);
  const header = headerSchema.safeParse(lines[0]?.value).data;
  const read = await readEntries(header ? lines.slice(1) : lines, blobs);
  // Without any line nothing is damaged: the log was cut within its first write.
  const isBeheaded = !header && lines.length > 0;
  const damagedLines = isBeheaded ? [...new Set([1, ...read.damagedLines])] : read.damagedLines;
  return { ...read, damagedLines, header, bytes: bytes.length, tornBytes, isUnterminated };
}

async function readEntries(lines: readonly Line[], blobs: Blobs) {
  const entries: Entry[] = [];
  const opaque: OpaqueLine[] = [];
  const damagedLines: number[] = [];
  let missingBlobs = 0;
  let lastId: EntryId | undefined;
  for (const { number, text, value } of lines) {
    if (!value) {
      damagedLines.push(number);
      continue;
    }
    const filled = await blobs.fromLine({ text, value });
    missingBlobs += filled.missing;
    const parsed = entrySchema.safeParse(filled.value);
    if (parsed.success) entries.push(filled.missing > 0 ? withNotices(parsed.data) : parsed.data);
    else opaque.push({ number, text });
    lastId = greater(lastId, idOf(value));
  }
  return { entries, opaque, damagedLines, missingBlobs, lastId };
}

const withNotices = (entry: Entry): Entry => (entry.kind === "message" ? withoutMissingMedia(entry) : entry);

/** Ids of another program's making do not sort by time. */
const idOf = (value: object): EntryId | undefined =>
  "id" in value && typeof value.id === "string" && isId(value.id) ? value.id : undefined;

function greater(a: EntryId | undefined, b: EntryId | undefined): EntryId | undefined {
  if (a === undefined || b === undefined) return a ?? b;
  return a > b ? a : b;
}
