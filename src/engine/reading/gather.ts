import type { Change, FileTouch } from "../calls/facts.ts";
import { meet, newMeetings, recency, worthOf, type Meetings, type Source } from "./evidence.ts";
import type { Deed, History } from "./history.ts";
import { isFile, located } from "./located.ts";
import { definitionsIn, holdersIn, namesAndIdsIn, pathsIn } from "./names.ts";
import type { Place } from "./place.ts";
import { wordsIn, type Word } from "./words.ts";

/** What one name is to one file. */
export type Role = "added" | "removed" | "edited" | "defined" | "seen";

export interface Name {
  readonly name: string;
  readonly met: Meetings;
  /** The file, told from the working folder, in which it last was that. */
  readonly files: Partial<Record<Role, string>>;
  /** The line of its definition as it was last shown. */
  line?: number;
  /** The definition in whose text it was last seen, and that one's file. */
  within?: { readonly holder: string; readonly path: string };
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

/** Characters of a changed text that are read. */
const READ_CHANGE = 60_000;
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
  /** The file whose text it is. */
  readonly path?: string | undefined;
}

/** Gathers what the head names. Linear in its text. */
export function gather(history: History, place: Place): Evidence {
  const gathering: Gathering = { names: new Map(), paths: new Map(), touched: new Map(), place };
  for (const { request, steps } of history.turns) {
    if (request) read(gathering, request.text, { source: "user", at: request.at });
    for (const { at, said, thought, deeds } of steps) {
      read(gathering, said, { source: "said", at });
      read(gathering, thought, { source: "thought", at });
      for (const deed of deeds) if (deed.at >= history.since) readDeed(gathering, deed);
    }
  }
  for (const { at, text } of history.notices) read(gathering, text, { source: "shown", at });
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
  const singly = (name: string): number =>
    worth(name) * (homeOf(names.get(name)) === undefined ? HOMELESS : 1);
  const weigh = (text: string): number =>
    [...namesAndIdsIn(text)]
      .map(singly)
      .sort((a, b) => b - a)
      .reduce((sum, one, i) => sum + one * FADE ** i, 0);
  return { names, paths, worth, singly, weigh };
}

/** Notes the names, ids and paths of `text`; in the text of a file also what defines and holds them. */
function read(gathering: Gathering, text: string, meeting: Meeting): readonly Word[] {
  const { source, at, path } = meeting;
  const words = wordsIn(text);
  for (const word of words) meet(nameOf(gathering, word.text).met, source, at);
  for (const named of pathsIn(text)) meet(pathOf(gathering, gathering.place.tell(named)), source, at);
  if (path !== undefined) readCode(gathering, text, { words, path, isShown: source === "shown" });
  return words;
}

interface Code {
  readonly words: readonly Word[];
  readonly path: string;
  /** As the file is, not as it was changed. */
  readonly isShown: boolean;
}

function readCode(gathering: Gathering, text: string, { words, path, isShown }: Code): void {
  const holders = holdersIn(text);
  let next = 0;
  for (const { text: word, at, kind } of words) {
    if (kind === "id") continue;
    const name = nameOf(gathering, word);
    if (isShown) name.files.seen = path;
    while ((holders[next]?.at ?? Infinity) < at) next++;
    const holder = holders[next - 1]?.name;
    if (holder !== undefined) name.within = { holder, path };
  }
  for (const [word, line] of definitionsIn(text)) {
    const name = gathering.names.get(word);
    if (!name) continue;
    name.files.defined = path;
    if (line !== undefined) name.line = line;
  }
}

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
  const { facts, at } = deed;
  if (facts.action === "edit") for (const change of facts.changes) readChange(gathering, change, at);
  else if (facts.action === "write")
    readChange(gathering, { path: facts.path, before: "", after: facts.content }, at);
  else {
    read(gathering, askedText(deed), { source: "asked", at });
    for (const { path, content } of facts.action === "run" ? facts.files : []) {
      if (content !== undefined) readChange(gathering, { path, before: "", after: content }, at);
    }
    readOutput(gathering, deed);
  }
}

function readChange(gathering: Gathering, { path: named, before, after }: Change, at: number): void {
  const path = gathering.place.tell(named);
  gathering.touched.set(path, at);
  const old = namesOf(read(gathering, before.slice(0, READ_CHANGE), { source: "changed", at }));
  const now = namesOf(read(gathering, after.slice(0, READ_CHANGE), { source: "changed", at, path }));
  for (const name of now) nameOf(gathering, name).files[old.has(name) ? "edited" : "added"] = path;
  for (const name of old) if (!now.has(name)) nameOf(gathering, name).files.removed = path;
}

const namesOf = (words: readonly Word[]): ReadonlySet<string> =>
  new Set(words.filter(({ kind }) => kind === "name").map(({ text }) => text));

function readOutput(gathering: Gathering, { facts, at, output }: Deed): void {
  const named = facts.action === "run" ? onlyRead(facts.files) : "path" in facts ? facts.path : undefined;
  const file = named !== undefined && isFile(named) ? gathering.place.tell(named) : undefined;
  if (file !== undefined) gathering.touched.set(file, at);
  const chunks = facts.action === "read" ? [{ path: file, text: output }] : located(output, file);
  for (const { path, text } of chunks) {
    read(gathering, text, {
      source: "shown",
      at,
      path: path === undefined ? undefined : gathering.place.tell(path),
    });
  }
}

/** The file that a command prints, if it prints one only. */
function onlyRead(files: readonly FileTouch[]): string | undefined {
  const shown = new Set(files.filter(({ did }) => did === "read").map(({ path }) => path));
  return shown.size === 1 ? [...shown][0] : undefined;
}

function askedText({ facts, args }: Deed): string {
  if (facts.action === "run") return facts.command.slice(0, READ_CHANGE);
  if (facts.action === "search") return facts.pattern;
  return facts.action === "other" || facts.action === "plan" ? args.slice(0, READ_CHANGE) : "";
}
