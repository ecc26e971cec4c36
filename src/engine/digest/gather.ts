import type { Change } from "../calls/facts.ts";
import { meet, newMeetings, recency, worthOf, type Meetings, type Source } from "./evidence.ts";
import type { Deed, History } from "./history.ts";
import { isFile, located } from "./located.ts";
import { definitionsIn, idsIn, namesIn, pathsIn } from "./names.ts";
import type { Place } from "./place.ts";

/** What one name is to one file. */
export type Role = "added" | "removed" | "edited" | "defined" | "seen";

export interface Name {
  readonly name: string;
  readonly met: Meetings;
  /** The file, told from the working folder, in which it last was that. */
  readonly files: Partial<Record<Role, string>>;
  /** The line of its definition as it was last shown. */
  line?: number;
}

/** Everything that the head names, with how often, where and when. */
export interface Evidence {
  readonly names: ReadonlyMap<string, Name>;
  readonly paths: ReadonlyMap<string, Meetings>;
  /** How likely a name is needed again; 0 for one that the head does not have. */
  readonly worth: (name: string) => number;
  /** The same, more for a name that no file can tell: a sentence must. */
  readonly singly: (name: string) => number;
  /** What the names in `text` are worth together; each further one adds less. */
  readonly weigh: (text: string) => number;
}

/** Characters of one text that are read: its beginning and its end. */
const READ_FIRST = 60_000;
const READ_LAST = 4_000;
const FADE = 0.7;
const HOMELESS = 1.5;
/** What it adds that the file in which a name lives was touched last. */
const HOME = 1.3;

interface Gathering {
  readonly names: Map<string, Name>;
  readonly paths: Map<string, Meetings>;
  /** When a call touched the file last. */
  readonly touched: Map<string, number>;
  readonly place: Place;
}

interface Meeting {
  readonly source: Source;
  readonly at: number;
  readonly path?: string | undefined;
  readonly role?: Role;
}

/** Gathers what the head names. Linear in its text. */
export function gather(history: History, place: Place): Evidence {
  const gathering: Gathering = { names: new Map(), paths: new Map(), touched: new Map(), place };
  for (const { request, steps } of history.turns) {
    if (request) read(gathering, request.text, { source: "user", at: request.at });
    for (const { at, said, thought, deeds } of steps) {
      read(gathering, said, { source: "said", at });
      read(gathering, thought, { source: "thought", at });
      for (const deed of deeds) readDeed(gathering, deed);
    }
  }
  return evidenceOf(gathering, history.length);
}

/** The file where a name lives: where it is defined, else where it was edited, else where it was seen last. */
export const homeOf = (known: Name | undefined): string | undefined => {
  const files = known?.files ?? {};
  return files.defined ?? files.added ?? files.edited ?? files.removed ?? files.seen;
};

function evidenceOf({ names, paths, touched }: Gathering, length: number): Evidence {
  const worth = (name: string): number => {
    const known = names.get(name);
    if (!known) return 0;
    const home = touched.get(homeOf(known) ?? "");
    return worthOf(known.met, length) + (home === undefined ? 0 : HOME * recency(home, length));
  };
  const singly = (name: string): number => worth(name) * (homeOf(names.get(name)) === undefined ? HOMELESS : 1);
  const weigh = (text: string): number =>
    [...namesIn(text), ...idsIn(text)]
      .map(singly)
      .sort((a, b) => b - a)
      .reduce((sum, one, i) => sum + one * FADE ** i, 0);
  return { names, paths, worth, singly, weigh };
}

function read(gathering: Gathering, text: string, { source, at, path, role }: Meeting): void {
  if (text === "") return;
  const shown = ends(text);
  for (const name of namesIn(shown)) {
    const known = nameOf(gathering, name);
    meet(known.met, source, at);
    if (path !== undefined) known.files[role ?? "seen"] = path;
  }
  for (const id of idsIn(shown)) meet(nameOf(gathering, id).met, source, at);
  for (const named of pathsIn(shown)) meet(pathOf(gathering, gathering.place.tell(named)), source, at);
}

const ends = (text: string): string =>
  text.length <= READ_FIRST + READ_LAST ? text : `${text.slice(0, READ_FIRST)}\n${text.slice(-READ_LAST)}`;

function nameOf({ names }: Gathering, name: string): Name {
  const known = names.get(name);
  if (known) return known;
  const created: Name = { name, met: newMeetings(), files: {} };
  names.set(name, created);
  return created;
}

function pathOf({ paths }: Gathering, path: string): Meetings {
  const known = paths.get(path) ?? newMeetings();
  paths.set(path, known);
  return known;
}

function readDeed(gathering: Gathering, deed: Deed): void {
  const { facts, at, output } = deed;
  if (facts.action === "edit") for (const change of facts.changes) readChange(gathering, change, at);
  else if (facts.action === "write") readChange(gathering, { path: facts.path, before: "", after: facts.content }, at);
  else {
    read(gathering, askedText(deed), { source: "asked", at });
    readOutput(gathering, deed, output);
  }
}

function readChange(gathering: Gathering, { path: named, before, after }: Change, at: number): void {
  const path = gathering.place.tell(named);
  gathering.touched.set(path, at);
  const [old, now] = [namesIn(ends(before)), namesIn(ends(after))];
  read(gathering, before, { source: "changed", at });
  read(gathering, after, { source: "changed", at });
  for (const name of now) nameOf(gathering, name).files[old.has(name) ? "edited" : "added"] = path;
  for (const name of old) if (!now.has(name)) nameOf(gathering, name).files.removed = path;
  define(gathering, after, path);
}

function readOutput(gathering: Gathering, { facts, at }: Deed, output: string): void {
  const named = "path" in facts && facts.path !== undefined ? gathering.place.tell(facts.path) : undefined;
  const file = named !== undefined && isFile(named) ? named : undefined;
  if (file !== undefined) gathering.touched.set(file, at);
  const chunks = facts.action === "read" ? [{ path: file, text: ends(output) }] : located(ends(output), file);
  for (const { path: raw, text } of chunks) {
    const path = raw === undefined ? undefined : gathering.place.tell(raw);
    read(gathering, text, { source: "shown", at, path });
    if (path !== undefined) define(gathering, text, path);
  }
}

function define({ names }: Gathering, code: string, path: string): void {
  for (const [name, line] of definitionsIn(ends(code))) {
    const known = names.get(name);
    if (!known) continue;
    known.files.defined = path;
    if (line !== undefined) known.line = line;
  }
}

function askedText({ facts, args }: Deed): string {
  if (facts.action === "run") return facts.command;
  if (facts.action === "search") return facts.pattern;
  return facts.action === "other" || facts.action === "plan" ? args : "";
}
