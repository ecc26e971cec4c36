import { flat } from "../calls/wording.ts";
import { definitionsIn } from "../reading/names.ts";
import type { Look } from "./touches.ts";

/** A file that was looked at and is not read again: `looks` newest first. */
export interface Outlined {
  readonly name: string;
  readonly text: string;
  readonly looks: readonly Look[];
}

interface Room {
  /** Tokens. */
  readonly most: number;
  readonly count: (text: string) => number;
}

/** No file takes more of the outline than this share, so that it tells of several. */
const SHARE = 0.5;
const MOST_RANGES = 6;

/**
 * One line for each file: its length, the lines that were looked at, and what
 * it defines at which line, so that a part of it can be asked for. Those that
 * do not fit are left out.
 */
export function outlineOf(files: readonly Outlined[], { most, count }: Room): string[] {
  let left = most;
  const lines: string[] = [];
  for (const file of files) {
    const line = lineOf(file, { most: Math.min(left, most * SHARE), count });
    const cost = count(`- ${line}\n`);
    if (cost > left) break;
    left -= cost;
    lines.push(line);
  }
  return lines;
}

function lineOf({ name, text, looks }: Outlined, { most, count }: Room): string {
  const lines = text.trimEnd().split("\n");
  const ranges = looks
    .flatMap((look) => (look.kind === "lines" && look.to !== undefined ? [`${look.from}–${look.to}`] : []))
    .slice(0, MOST_RANGES);
  const looked = ranges.length > 0 ? `, looked at ${[...new Set(ranges)].join(" ")}` : "";
  const head = `${flat(name)} (${lines.length} lines${looked})`;
  let left = most - count(head);
  const names: string[] = [];
  for (const [defined, line] of definedBy(lines)) {
    const told = `${defined} ${line}`;
    left -= count(told) + 1;
    if (left < 0) break;
    names.push(told);
  }
  return joined(head, names);
}

/** Go declares constants, variables and types in groups, in which the keyword stands once. */
const GROUP = /^(?:const|var|type) \($/;
const MEMBER = /^\t([A-Za-z_]\w*)/;

/** Each name that is defined, with its first line, counted from 1. */
function definedBy(lines: readonly string[]): ReadonlyMap<string, number> {
  const defined = new Map<string, number>();
  let isGroup = false;
  for (const [i, line] of lines.entries()) {
    if (GROUP.test(line)) isGroup = true;
    if (line.startsWith(")")) isGroup = false;
    const member = isGroup ? MEMBER.exec(line)?.[1] : undefined;
    for (const name of member === undefined ? definitionsIn(line).keys() : [member])
      if (!defined.has(name)) defined.set(name, i + 1);
  }
  return defined;
}

const joined = (head: string, names: readonly string[]): string =>
  names.length > 0 ? `${head}: ${names.join(", ")}` : head;
