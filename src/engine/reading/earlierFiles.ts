import { cut } from "../calls/wording.ts";
import type { Earlier } from "./earlier.ts";
import { newMeetings } from "./evidence.ts";
import { recordOf, type FileRecord, type FileRecords } from "./files.ts";
import type { Evidence, Name, Role } from "./gather.ts";
import { pathsIn } from "./names.ts";
import { earlierRoot, type Place } from "./place.ts";

/** How the list of files that were only named begins. */
export const BARE = "Named, not opened: ";
/** What stands in front of an earlier note where something newer is told as well. */
export const NOTED = "earlier: ";

/** What stands for the folders that are left out of a path. */
export const CUT = "…/";

/** Of a file that this head does not touch; per file. */
const MOST_NAMES = 8;
const NOTE = 160;

/** A line of files is not a file, and is hardly ever cut: what is longer than this is not read. */
const LONGEST = 8_000;

/** Adds what an earlier summary said of files: counts go on, names and notes stay while there is room. */
export function addEarlier(files: FileRecords, earlier: Earlier, { evidence, place }: Known): void {
  const root = earlierRoot(earlier);
  const lines = earlier.lines("Relevant Files", LONGEST).filter((line) => !line.startsWith(BARE));
  lines.forEach((line, i) => {
    const told = /^`([^`]+)`/.exec(line)?.[1] ?? [...pathsIn(line)][0];
    if (told === undefined) return;
    const isWhole = root === undefined || told.startsWith("/") || told.startsWith(CUT);
    const path = whole(place.tell(isWhole ? told : `${root}/${told}`), { files, place });
    const rest = line.slice(line.indexOf(told) + told.length).replace(/^[`*]*\s*[:—–-]*\s*/, "");
    addLine(recordOf(files, path, -1 - i), rest, evidence);
  });
}

/** "…/a.ts" is the one known file that ends so; it stays as it is when there is none or are several. */
function whole(
  path: string,
  { files, place }: { readonly files: FileRecords; readonly place: Place },
): string {
  if (!path.startsWith(CUT)) return path;
  const ending = path.slice(CUT.length - 1);
  const [found, ...others] = [...files.keys()].filter((known) => `${place.root}/${known}`.endsWith(ending));
  return found === undefined || others.length > 0 ? path : found;
}

function addLine(file: FileRecord, rest: string, { names }: Evidence): void {
  const own = readOwn(rest);
  const note = own ? own.note : rest;
  if (file.note === "") file.note = cut(note.replaceAll(";", ","), NOTE);
  if (!own) return;
  file.edits += own.edits;
  file.reads += own.reads;
  file.created ||= own.created;
  const old = own.names.filter(({ name }) => !names.has(name)).slice(0, MOST_NAMES);
  file.names.push(
    ...old.map(({ name, role }): Name => ({ name, met: newMeetings(), files: { [role]: file.path } })),
  );
}

interface Known {
  readonly evidence: Evidence;
  readonly place: Place;
}

interface Own {
  readonly edits: number;
  readonly reads: number;
  readonly created: boolean;
  readonly names: readonly { readonly name: string; readonly role: Role }[];
  readonly note: string;
}

const DONE =
  /^(?:created)?(?:, )?(edited(?: ×(\d+))?)?(?:, )?(?:read(?: lines \d+–\d+(?:, \d+–\d+){0,9})?)?$|^not opened$/;
const ROLES: Readonly<Record<string, Role>> = {
  added: "added",
  touched: "edited",
  removed: "removed",
  defines: "defined",
  uses: "seen",
};
/** Spaces; digests once put commas between names. */
const SEPARATOR = /[, ]+/;
const LIST = /^(added|touched|removed|defines|uses) `([^`]+)`$/;

/** A line in the digest's own form; undefined for any other. */
function readOwn(rest: string): Own | undefined {
  const [done = "", ...more] = rest.split("; ");
  const found = DONE.exec(done);
  const note = more.at(-1)?.startsWith(NOTED) ? (more.pop()?.slice(NOTED.length) ?? "") : "";
  if (!found || done === "" || !more.every((list) => LIST.test(list))) return undefined;
  return {
    edits: found[1] === undefined ? 0 : Number(found[2] ?? 1),
    reads: /\bread\b/.test(done) ? 1 : 0,
    created: done.startsWith("created"),
    names: more.flatMap(namesOf),
    note,
  };
}

function namesOf(list: string): { name: string; role: Role }[] {
  const [, label = "", told = ""] = LIST.exec(list) ?? [];
  const role = ROLES[label] ?? "seen";
  const used = [...told.matchAll(/\(([^)]*)\)/g)].flatMap(([, inside = ""]) => inside.split(SEPARATOR));
  const own = told.replaceAll(/ \([^)]*\)/g, "").split(SEPARATOR);
  return [
    ...own.map((name) => ({ name: name.replace(/:\d+$/, ""), role })),
    ...used.map((name) => ({ name, role: "seen" as const })),
  ];
}
