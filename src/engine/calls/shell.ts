import type { FileTouch } from "./facts.ts";
import { takeHeredocs } from "./heredoc.ts";

/** Characters of a command that are read. */
const LONGEST = 60_000;
const QUOTED = /"(?:[^"\\]|\\.)*"|'[^']*'/g;
const QUOTED_OR_SEPARATOR = /"(?:[^"\\]|\\.)*"|'[^']*'|&&|\|\||[;|\n]/g;
const READERS = /^(?:cat|nl|less|more|bat|head|tail)$/;
const IN_PLACE = /^-[a-z]*i/;
const RANGE = /^(\d+),(\d+)p$/;

/** The files that a shell command reads, writes or edits, as far as its words tell. Linear. */
export function filesIn(command: string): FileTouch[] {
  const { rest, heredocs } = takeHeredocs(command.slice(0, LONGEST));
  const written = heredocs.flatMap(({ line, content }): FileTouch[] => {
    const target = redirectIn(line);
    return target ? [{ path: target.path, did: "write", content }] : [];
  });
  const known = new Set(written.map(({ path }) => path));
  const touched = partsOf(rest).flatMap(touchesIn);
  return [...written, ...touched.filter(({ path, did }) => did === "read" || !known.has(path))];
}

/** The simple commands of a compound one; quoted text is never split. */
export function partsOf(command: string): string[] {
  const parts: string[] = [];
  let from = 0;
  for (const { 0: found, index } of command.matchAll(QUOTED_OR_SEPARATOR)) {
    if (/^["']/.test(found)) continue;
    parts.push(command.slice(from, index));
    from = index + found.length;
  }
  return [...parts, command.slice(from)].map((part) => part.trim()).filter((part) => part !== "");
}

function touchesIn(part: string): FileTouch[] {
  const redirected = redirectIn(part);
  const words = wordsOf(part.replace(REDIRECT, " "));
  const [program = "", ...args] = words;
  const files = args.filter(isFile);
  const touches = redirected ? [redirected] : [];
  if (program === "sed" || program === "perl") return [...touches, ...streamed(args, files)];
  if (program === "tee") return [...touches, ...files.map((path): FileTouch => ({ path, did: "write" }))];
  if (READERS.test(program)) return [...touches, ...files.map((path): FileTouch => ({ path, did: "read" }))];
  return touches;
}

/** `sed -n '10,20p' a.ts` reads, `sed -i` and `perl -pi` edit the last file. */
function streamed(args: readonly string[], files: readonly string[]): FileTouch[] {
  const path = files.at(-1);
  if (path === undefined) return [];
  if (args.some((arg) => IN_PLACE.test(arg))) return [{ path, did: "edit" }];
  const range = args.map((arg) => RANGE.exec(arg)).find((found) => found !== null);
  return [{ path, did: "read", ...(range ? { from: Number(range[1]), to: Number(range[2]) } : {}) }];
}

const REDIRECT = /(?<![\d&<>])(>{1,2})\s*([^\s;&|<>()]+)/;

function redirectIn(part: string): FileTouch | undefined {
  const [, arrow, target = ""] =
    REDIRECT.exec(part.replaceAll(QUOTED, (quote) => (/\s/.test(quote) ? "" : quote))) ?? [];
  const path = unquoted(target);
  return isFile(path) && !path.startsWith("/dev/")
    ? { path, did: arrow === ">>" ? "edit" : "write" }
    : undefined;
}

const wordsOf = (part: string): string[] =>
  (part.match(/(?:"(?:[^"\\]|\\.)*"|'[^']*'|[^\s"'])+/g) ?? []).map(unquoted);

const unquoted = (word: string): string => word.replaceAll(/^["']|["']$/g, "");

/** A name with an extension or a folder; no flag, pattern or variable. */
const isFile = (word: string): boolean =>
  word.length <= 300 &&
  /^[\w./~@+-]+$/.test(word) &&
  !word.startsWith("-") &&
  /[/.]\w/.test(word) &&
  !/^\d+(?:\.\d+)?$/.test(word);
