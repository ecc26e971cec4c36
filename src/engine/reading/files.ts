import { worthOf } from "./evidence.ts";
import { homeOf, type Evidence, type Name, type Role } from "./gather.ts";
import type { Deed, History } from "./history.ts";
import { isFile } from "./located.ts";
import type { Place } from "./place.ts";

/** What was done to a file, and the names that matter in it. */
export interface FileRecord {
  readonly path: string;
  reads: number;
  /** Lines of the last readings of parts, oldest first: "120–180". */
  readonly ranges: string[];
  edits: number;
  created: boolean;
  /** Position of the last message that has it; negative: before this head. */
  last: number;
  readonly names: Name[];
  /** What an earlier summary in another form said of it. */
  note: string;
}

export type FileRecords = Map<string, FileRecord>;

/** Mentions below this worth are not told, however much room there is. */
const LEAST_NAME = 0.5;
const LEAST_MENTION = 1;
const MOST_RANGES = 3;

/** The files of the head, with their names. */
export function fileRecords(history: History, evidence: Evidence, place: Place): FileRecords {
  const files: FileRecords = new Map();
  for (const deed of history.deeds) if (!deed.outcome?.failed) touch(deed, files, place);
  mention(files, evidence, history.length);
  assign(files, evidence);
  return files;
}

/** The record of `path`, made if need be, seen at `at`. */
export function recordOf(files: FileRecords, path: string, at: number): FileRecord {
  const known = files.get(path) ?? {
    path,
    reads: 0,
    ranges: [],
    edits: 0,
    created: false,
    last: at,
    names: [],
    note: "",
  };
  known.last = Math.max(known.last, at);
  files.set(path, known);
  return known;
}

function touch({ facts, at }: Deed, files: FileRecords, { tell }: Place): void {
  if (facts.action === "edit") for (const { path } of facts.changes) recordOf(files, tell(path), at).edits++;
  if (facts.action === "write") write(recordOf(files, tell(facts.path), at));
  if (facts.action === "read") readPart(recordOf(files, tell(facts.path), at), facts);
  for (const touched of facts.action === "run" ? facts.files : []) {
    const file = recordOf(files, tell(touched.path), at);
    if (touched.did === "read") readPart(file, touched);
    else if (touched.did === "write") write(file);
    else file.edits++;
  }
}

/** A file that was never seen before is taken for a new one. */
function write(file: FileRecord): void {
  if (file.reads + file.edits === 0 && !file.created) file.created = true;
  else file.edits++;
}

function readPart(file: FileRecord, { from, to }: { readonly from?: number; readonly to?: number }): void {
  file.reads++;
  if (from === undefined || to === undefined) return;
  const range = `${from}–${to}`;
  if (file.ranges.includes(range)) return;
  file.ranges.push(range);
  if (file.ranges.length > MOST_RANGES) file.ranges.shift();
}

/** Files that were only named. A path that ends like a known one is that one. */
function mention(files: FileRecords, { paths }: Evidence, length: number): void {
  const known = new Set([...files.keys()].flatMap(endings));
  for (const [path, met] of paths) {
    if (!known.has(path) && worthOf(met, length) >= LEAST_MENTION) recordOf(files, path, met.last);
  }
}

/** "a/b/c.ts", "b/c.ts", "c.ts". */
function endings(path: string): string[] {
  const parts = path.split("/");
  return parts.map((_, i) => parts.slice(i).join("/"));
}

/** Each name is told once, at its home. */
function assign(files: FileRecords, { names, worth }: Evidence): void {
  for (const name of names.values()) {
    const home = homeOf(name);
    if (home !== undefined && isFile(home) && worth(name.name) >= LEAST_NAME)
      recordOf(files, home, name.met.last).names.push(name);
  }
}

const ROLES: readonly Role[] = ["added", "edited", "removed", "defined"];

export const roleIn = ({ files }: Name, path: string): Role =>
  ROLES.find((role) => files[role] === path) ?? "seen";
