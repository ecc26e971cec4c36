import { pathsOf } from "../calls/facts.ts";
import { cut, flat } from "../calls/wording.ts";
import type { Earlier } from "./earlier.ts";
import type { History } from "./history.ts";
import { isFile, located } from "./located.ts";

/** Where the work goes on: most paths are told from there. */
export interface Place {
  /** Absolute, without a slash at its end; "" where it is not known. */
  readonly root: string;
  /** `path` as it is told: from the root where it lies below it. */
  readonly tell: (path: string) => string;
}

/**
 * The folder that makes the relative paths of the head fit its absolute ones;
 * else the one of the previous summary, the one where commands were run, the
 * one that all files have in common.
 */
export function findPlace(history: History, earlier: Earlier): Place {
  const { absolute, relative } = pathsIn(history);
  const root =
    commonest(rootsOf(absolute, relative)) ??
    earlierRoot(earlier) ??
    commonest(foldersOf(history)) ??
    commonFolder([...absolute]);
  const below = `${root}/`;
  const isBelow = (path: string): boolean => root !== "" && path.startsWith(below);
  return {
    root,
    tell: (path) => {
      const plain = plainPath(path);
      // "../../home/me/project/a.ts": as tools tell a path from somewhere below the root.
      const climbed = plain.replace(/^(?:\.\.\/)+/, "/");
      return isBelow(plain)
        ? plain.slice(below.length)
        : isBelow(climbed)
          ? climbed.slice(below.length)
          : plain;
    },
  };
}

const LONGEST = 300;

/** On one line, with slashes, without what says nothing. */
function plainPath(path: string): string {
  const slashed = /^(?:[A-Za-z]:\\|[\w.-]+\\)/.test(path) ? path.replaceAll("\\", "/") : path;
  return cut(flat(slashed), LONGEST)
    .replaceAll("`", "'")
    .replace(/^file:\/\/|^(?:\.\/)+/, "");
}

const isAbsolute = (path: string): boolean => /^(?:\/|[A-Za-z]:\/)/.test(path);

function pathsIn({ deeds }: History): { absolute: Set<string>; relative: Set<string> } {
  const [absolute, relative] = [new Set<string>(), new Set<string>()];
  for (const { facts, output } of deeds) {
    const named = facts.action === "search" ? located(output).map(({ path }) => path ?? "") : [];
    for (const path of [...pathsOf(facts), ...named].map(plainPath)) {
      if (!path.includes("/") || !isFile(path)) continue;
      if (isAbsolute(path)) absolute.add(path);
      else relative.add(path);
    }
  }
  return { absolute, relative };
}

/** The folder from which paths are told, as a line of a summary; "" where it is not known. */
export const toldRoot = ({ root }: Place): string =>
  root === "" ? "" : `Working folder: ${root} (paths below are told from there)`;

/** The folder from which an earlier digest or ledger tells its paths. */
export const earlierRoot = (earlier: Earlier): string | undefined =>
  earlier
    .lines("Active State")
    .map((line) => /^Working folder: (.+) \(paths below/.exec(line)?.[1])
    .find(Boolean);

/** Where commands were run. */
function foldersOf({ deeds }: History): string[] {
  return deeds.flatMap(({ facts }) => {
    const folder =
      facts.action === "run" ? (facts.cwd ?? /^\s{0,9}cd (\/[^\s;&|]+)/.exec(facts.command)?.[1]) : undefined;
    return folder === undefined || !isAbsolute(folder) ? [] : [plainPath(folder).replace(/\/$/, "")];
  });
}

function rootsOf(absolute: ReadonlySet<string>, relative: ReadonlySet<string>): string[] {
  const roots: string[] = [];
  for (const path of absolute) {
    for (let slash = path.indexOf("/", 1); slash > 0; slash = path.indexOf("/", slash + 1)) {
      if (relative.has(path.slice(slash + 1))) roots.push(path.slice(0, slash));
    }
  }
  return roots;
}

function commonest(texts: readonly string[]): string | undefined {
  const counts = new Map<string, number>();
  for (const text of texts) counts.set(text, (counts.get(text) ?? 0) + 1);
  let best: string | undefined;
  for (const [text, count] of counts) {
    if (best === undefined || count > (counts.get(best) ?? 0)) best = text;
  }
  return best;
}

function commonFolder(paths: readonly string[]): string {
  let common = paths[0]?.split("/").slice(0, -1) ?? [];
  for (const path of paths) {
    const folders = path.split("/").slice(0, -1);
    const differs = common.findIndex((folder, i) => folders[i] !== folder);
    if (differs >= 0) common = common.slice(0, differs);
  }
  return common.length > 2 ? common.join("/") : "";
}
