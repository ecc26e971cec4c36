import { addEarlier, BARE, NOTED } from "./earlierFiles.ts";
import { recency } from "./evidence.ts";
import { fileRecords, roleIn, type FileRecord } from "./files.ts";
import type { Name, Role } from "./gather.ts";
import type { Head } from "./head.ts";
import { outline } from "./outline.ts";

/** Worth that a name must have for each of its characters: of two equal ones the shorter is told. */
const PER_CHARACTER = 0.02;
/** Worth of a file and of a name that only the previous summary has. */
const EARLIER_FILE = 0.8;
const EARLIER = 0.5;
/** A file begins with about so many characters besides its path. */
const LINE = 25;

/** The files of the head and of the previous summary, and their names, the most important first. */
export function filePieces(head: Head): FilePiece[] {
  const files = fileRecords(head.history, head.evidence, head.place);
  addEarlier(files, head.earlier, head);
  return ranked([...files.values()], head);
}

/** A file, or one name in a file. */
export interface FilePiece {
  readonly file: FileRecord;
  readonly name?: Name;
  /** Characters. */
  readonly cost: number;
  readonly worth: number;
}

/** Files and names in one order of worth; a file comes before its first name. */
function ranked(files: readonly FileRecord[], { evidence, history, focus }: Head): FilePiece[] {
  const pieces = files.flatMap((file): FilePiece[] => {
    const names = chosen(file, evidence.worth).map((name, i): FilePiece => {
      const { length } = name.name;
      const known = evidence.worth(name.name);
      const worth = known > 0 ? known - PER_CHARACTER * length : EARLIER - i / 1_000;
      return { file, name, cost: length + 2, worth };
    });
    const best = names.reduce((most, { worth }) => Math.max(most, worth), ownWorth(file, history.length));
    const worth = focus(file.path) ? Infinity : best + 1e-6;
    return [{ file, cost: file.path.length + file.note.length + LINE, worth }, ...names];
  });
  return pieces.sort((a, b) => b.worth - a.worth);
}

/** Files that were only named. */
const MOST_BARE = 24;
/** Names of one role in one file at most: a line that nobody reads to its end helps nobody. */
const MOST: Readonly<Record<Role, number>> = { added: 50, edited: 50, removed: 10, defined: 50, seen: 60 };

function chosen({ path, names }: FileRecord, worth: (name: string) => number): Name[] {
  const left = { ...MOST };
  return names
    .toSorted((a, b) => worth(b.name) - worth(a.name))
    .filter((name) => left[roleIn(name, path)]-- > 0);
}

/** By what was done to it and when; a file that only the previous summary has keeps its place there. */
function ownWorth({ reads, edits, created, last }: FileRecord, length: number): number {
  if (last < 0) return EARLIER_FILE + last / 1_000;
  return 1.2 * Math.log1p(reads / 2 + edits * 2 + (created ? 2 : 0)) + 3 * recency(last, length);
}

/** Some of the pieces as a list, one line for each file, the unimportant ones together on one; `tell` writes a path. */
export function printFiles(pieces: readonly FilePiece[], tell = (path: string): string => path): string {
  const files = new Map<FileRecord, Name[]>();
  for (const { file, name } of pieces) {
    const names = files.get(file) ?? [];
    if (name) names.push(name);
    files.set(file, names);
  }
  const isBare = (file: FileRecord, names: readonly Name[]): boolean =>
    doneTo(file) === "" && file.note === "" && names.length === 0;
  const bare = [...files]
    .filter(([file, names]) => isBare(file, names))
    .map(([{ path }]) => `\`${tell(path)}\``)
    .slice(0, MOST_BARE);
  const lines = [...files]
    .filter(([file, names]) => !isBare(file, names))
    .map(([file, names]) => lineOf(file, names, tell));
  return [...lines, ...(bare.length > 0 ? [`- ${BARE}${bare.join(", ")}`] : [])].join("\n");
}

function lineOf(file: FileRecord, names: readonly Name[], tell: (path: string) => string): string {
  const done = doneTo(file);
  const told = [done, ...outline(file.path, names)].filter(Boolean);
  if (file.note !== "") told.push(told.length === 0 ? file.note : `${NOTED}${file.note}`);
  else if (done === "") told.unshift("not opened");
  return `- \`${tell(file.path)}\`: ${told.join("; ")}`;
}

function doneTo({ reads, ranges, edits, created }: FileRecord): string {
  const isChanged = created || edits > 0;
  const told = [
    created ? "created" : "",
    edits > 0 ? `edited${edits > 1 ? ` ×${edits}` : ""}` : "",
    // Whoever edits a file has read it.
    reads > 0 && (!isChanged || ranges.length > 0)
      ? `read${ranges.length === 0 ? "" : ` lines ${ranges.join(", ")}`}`
      : "",
  ];
  return told.filter(Boolean).join(", ");
}
