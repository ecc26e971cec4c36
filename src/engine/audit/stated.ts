import { flat } from "../calls/wording.ts";
import { verbsOf } from "../reading/commands.ts";
import { CUT } from "../reading/earlierFiles.ts";
import type { Place } from "../reading/place.ts";
import { tellingWords } from "./tellingWords.ts";
import { valuesIn } from "./values.ts";

/** What a summary states, as far as code can tell. Every question is answered in about constant time. */
export interface Stated {
  /** The name or number stands there as a word. */
  readonly hasName: (name: string) => boolean;
  /** The path stands there, whole or as an ending that no other known path has. */
  readonly hasPath: (path: string) => boolean;
  /** The path as it is told beside the summary: its shortest clear ending where the summary has it whole. */
  readonly tell: (path: string) => string;
  readonly hasValue: (value: string) => boolean;
  /** The command stands there, or program and subcommand of each of its parts. */
  readonly hasCommand: (command: string) => boolean;
  /** These very words stand there. */
  readonly quotes: (text: string) => boolean;
  /** One line has most of the telling words of `text`. */
  readonly says: (text: string) => boolean;
}

interface Known {
  readonly place: Place;
  /** All paths that a suffix could mean, told from the working folder. */
  readonly paths: Iterable<string>;
}

const RUN = /\w+/g;
const PATH_RUN = /[\w.@~+/-]+/g;
const FILE = /\w\.[A-Za-z]\w{0,7}$/;
const LONGEST_PATH = 300;

/** Reads `summary` once. Linear. */
export function readStated(summary: string, { place, paths }: Known): Stated {
  const words = new Set(summary.match(RUN));
  const values = new Set(valuesIn(summary).map(({ value }) => value));
  const text = flat(summary);
  return {
    ...readPaths(summary, { place, paths }),
    hasName: (name) => words.has(name),
    hasValue: (value) => values.has(value) || words.has(value),
    hasCommand: (command) => {
      const verbs = verbsOf({ command });
      return text.includes(command) || (verbs.length > 0 && verbs.every((verb) => text.includes(verb)));
    },
    quotes: (quoted) => text.includes(flat(quoted)),
    says: readLines(summary),
  };
}

/** Paths are compared from the root of the disk on: a summary may tell them from another folder. */
function readPaths(summary: string, { place: { root }, paths }: Known): Pick<Stated, "hasPath" | "tell"> {
  const whole = (path: string): string => (root === "" || path.startsWith("/") ? path : `${root}/${path}`);
  const named = new Set(filesIn(summary));
  const owners = ownersOf([...paths].map(whole));
  const clear = (path: string): string[] =>
    endingsOf(whole(path)).filter((ending) => (owners.get(ending) ?? 0) <= 1);
  return {
    hasPath: (path) =>
      named.has(path) ||
      clear(path).some((ending) => named.has(ending)) ||
      (!isPlain(path) && summary.includes(path)),
    tell: (path) => {
      const endings = clear(path).filter((ending) => ending.length <= path.length);
      const isTold = clear(path).some((ending) => ending.length >= path.length && named.has(ending));
      const shortest = isTold ? endings.at(-1) : undefined;
      return shortest === undefined || shortest === path ? path : `${CUT}${shortest}`;
    },
  };
}

/** Paths and bare file names in running text. */
const filesIn = (text: string): string[] =>
  (text.match(PATH_RUN) ?? [])
    .map((run) => (run.length > LONGEST_PATH ? "" : run.replace(/[.-]+$/, "").replace(/^(?:\.\/)+/, "")))
    .filter((run) => FILE.test(run));

/** Without spaces and with an ending, so that it can be found in running text. */
const isPlain = (path: string): boolean => /^[\w.@~+/-]+$/.test(path) && FILE.test(path);

/** How many of the paths end so. */
function ownersOf(paths: Iterable<string>): ReadonlyMap<string, number> {
  const owners = new Map<string, number>();
  for (const path of new Set(paths))
    for (const ending of endingsOf(path)) owners.set(ending, (owners.get(ending) ?? 0) + 1);
  return owners;
}

/** "a/b/c.ts", "b/c.ts", "c.ts". */
function endingsOf(path: string): string[] {
  const endings = [path];
  for (let slash = path.indexOf("/"); slash >= 0; slash = path.indexOf("/", slash + 1))
    endings.push(path.slice(slash + 1));
  return endings;
}

/** The share of a text's telling words that one line must have to say the same. */
const ENOUGH = 0.6;

function readLines(summary: string): (text: string) => boolean {
  const linesWith = new Map<string, number[]>();
  summary.split("\n").forEach((line, at) => {
    for (const word of tellingWords(line)) {
      const lines = linesWith.get(word) ?? [];
      lines.push(at);
      linesWith.set(word, lines);
    }
  });
  return (text) => {
    const words = tellingWords(text);
    if (words.size === 0) return summary.includes(text);
    const hits = new Map<number, number>();
    for (const word of words)
      for (const line of linesWith.get(word) ?? []) hits.set(line, (hits.get(line) ?? 0) + 1);
    return Math.max(0, ...hits.values()) >= Math.max(1, words.size * ENOUGH);
  };
}
