import { recency, worthOf } from "./evidence.ts";
import type { Draft } from "./fit.ts";
import { homeOf, type Evidence, type Name, type Role } from "./gather.ts";
import type { Deed, History } from "./history.ts";
import { isFile } from "./located.ts";
import type { Place } from "./place.ts";

/** What was done to a file, and the names that matter in it. */
interface FileRecord {
  readonly path: string;
  reads: number;
  edits: number;
  created: boolean;
  last: number;
  readonly names: Name[];
}

/** Names and files below this worth are not told, however much room there is. */
const LEAST_NAME = 1;
const LEAST_MENTION = 2;
/** Worth per character that a name costs: of two equal ones the shorter is told. */
const PER_CHARACTER = 0.04;

/** Relevant Files: what was done to each, and the names that matter there. */
export function filesDraft(history: History, evidence: Evidence, place: Place): Draft {
  const files = recordsOf(history, place);
  mention(files, evidence, history.length);
  assign(files, evidence);
  const pieces = ranked([...files.values()], evidence, history.length);
  return {
    heading: "Relevant Files",
    share: 0.6,
    costs: pieces.map(({ cost }) => cost),
    print: (shown) => printed(pieces.slice(0, shown)),
  };
}

function recordsOf({ turns }: History, place: Place): Map<string, FileRecord> {
  const files = new Map<string, FileRecord>();
  for (const deed of turns.flatMap(({ steps }) => steps.flatMap(({ deeds }) => deeds))) {
    if (!deed.outcome?.failed) touch(deed, files, place);
  }
  return files;
}

function touch({ facts, at }: Deed, files: Map<string, FileRecord>, place: Place): void {
  if (facts.action === "read") record(files, place.tell(facts.path), at).reads++;
  if (facts.action === "edit") for (const { path } of facts.changes) record(files, place.tell(path), at).edits++;
  if (facts.action !== "write") return;
  const file = record(files, place.tell(facts.path), at);
  if (file.reads + file.edits === 0) file.created = true;
  else file.edits++;
}

function record(files: Map<string, FileRecord>, path: string, at: number): FileRecord {
  const known = files.get(path) ?? { path, reads: 0, edits: 0, created: false, last: at, names: [] };
  known.last = Math.max(known.last, at);
  files.set(path, known);
  return known;
}

/** Files that were only talked about, where they are worth it. */
function mention(files: Map<string, FileRecord>, { paths }: Evidence, length: number): void {
  const known = [...files.keys()];
  for (const [path, met] of paths) {
    if (files.has(path) || worthOf(met, length) < LEAST_MENTION) continue;
    if (!known.some((other) => other.endsWith(`/${path}`))) record(files, path, met.last);
  }
}

/** Each name is told once, at its home. */
function assign(files: Map<string, FileRecord>, { names, worth }: Evidence): void {
  for (const name of names.values()) {
    const home = homeOf(name);
    if (home !== undefined && isFile(home) && worth(name.name) >= LEAST_NAME) record(files, home, name.met.last).names.push(name);
  }
}

interface Piece {
  readonly file: FileRecord;
  readonly cost: number;
  readonly worth: number;
  readonly name?: Name;
}

/** Files and names in one order of worth; a file comes before its first name. */
function ranked(files: readonly FileRecord[], { worth }: Evidence, length: number): Piece[] {
  const pieces: Piece[] = [];
  for (const file of files) {
    const names = chosen(file, worth).map((name): Piece => ({ file, name, cost: name.name.length + 2, worth: worth(name.name) - PER_CHARACTER * name.name.length }));
    const own = 1.2 * Math.log1p(file.reads / 2 + file.edits * 2 + (file.created ? 2 : 0)) + 3 * recency(file.last, length);
    pieces.push(...names, { file, worth: Math.max(own, ...names.map((name) => name.worth + 1e-6)), cost: file.path.length + 25 });
  }
  return pieces.sort((a, b) => b.worth - a.worth);
}

/** Names of one role in one file: more would be a heap of words. */
const MOST: Readonly<Record<Role, number>> = { added: 100, edited: 100, removed: 100, defined: 100, seen: 100 };

function chosen({ path, names }: FileRecord, worth: (name: string) => number): Name[] {
  const left = { ...MOST };
  return names.sort((a, b) => worth(b.name) - worth(a.name)).filter((name) => left[roleIn(name, path)]-- > 0);
}

function printed(pieces: readonly Piece[]): string {
  const lines = new Map<FileRecord, Name[]>();
  for (const { file, name } of pieces) {
    const names = lines.get(file) ?? [];
    if (name) names.push(name);
    lines.set(file, names);
  }
  return [...lines].map(([file, names]) => `- \`${file.path}\`: ${[done(file), ...listed(file, names)].filter(Boolean).join("; ")}`).join("\n");
}

function done({ reads, edits, created }: FileRecord): string {
  const told = [created ? "created" : "", edits > 0 ? `edited ×${edits}` : ""].filter(Boolean).join(", ");
  if (told !== "") return told;
  return reads > 0 ? "read" : "not opened";
}

const LABELS: Readonly<Record<Role, string>> = { added: "added", edited: "touched", removed: "removed", defined: "defines", seen: "uses" };

function listed({ path }: FileRecord, names: readonly Name[]): string[] {
  return (["added", "edited", "removed", "defined", "seen"] as const).flatMap((role) => {
    const own = names.filter((name) => roleIn(name, path) === role).map((name) => (role === "defined" && name.line !== undefined ? `${name.name}:${name.line}` : name.name));
    return own.length === 0 ? [] : `${LABELS[role]} \`${own.join(", ")}\``;
  });
}

function roleIn({ files }: Name, path: string): Role {
  return (["added", "edited", "removed", "defined"] as const).find((role) => files[role] === path) ?? "seen";
}
