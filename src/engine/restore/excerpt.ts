import { gapsOf, marksOf } from "./gaps.ts";
import type { Look } from "./touches.ts";

/** Lines `from` … `to`, counted from 1, both included. */
export interface Lines {
  readonly from: number;
  readonly to: number;
}

export interface Excerpt {
  readonly text: string;
  /** What of the file it holds; absent: all of it. */
  readonly shown?: readonly Lines[];
  /** Lines of the whole file. */
  readonly lines: number;
}

interface Excerpting {
  /** The newest first. */
  readonly looks: readonly Look[];
  /** Tokens. */
  readonly most: number;
  readonly count: (text: string) => number;
}

/** Lines around a text that was written: enough to tell which function it stands in. */
const AROUND = 20;
/** What of the room is for telling what the lines that are left out define. */
const NAMES_SHARE = 0.1;
/** No text of more than so many characters a token is worth counting whole. */
const CHARACTERS_A_TOKEN = 16;

/**
 * The text with its line numbers, so that a part of it can be asked for: all
 * of it if it fits `most` tokens, else the parts that were looked at last, then
 * what lies around them, and what the rest defines; undefined where nothing
 * fits. Linear.
 */
export function excerptOf(text: string, { looks, most, count }: Excerpting): Excerpt | undefined {
  const lines = text.split("\n");
  if (lines.at(-1) === "") lines.pop();
  if (text.length <= most * CHARACTERS_A_TOKEN) {
    const whole = printed(lines, { from: 1, to: lines.length });
    if (count(whole) <= most) return { text: whole, lines: lines.length };
  }
  const forNames = Math.floor(most * NAMES_SHARE);
  const shown = rangesOf(choose(lines, looks, { most: most - forNames, count }));
  if (shown.length === 0) return undefined;
  return { text: withGaps(lines, shown, { most: forNames, count }), shown, lines: lines.length };
}

/** The lines that fit, by their index. */
function choose(
  lines: readonly string[],
  looks: readonly Look[],
  { most, count }: Omit<Excerpting, "looks">,
): ReadonlySet<number> {
  const chosen = new Set<number>();
  let left = most;
  const take = (i: number): boolean => {
    if (i < 0 || i >= lines.length || chosen.has(i)) return true;
    left -= costOf(numbered(lines[i] ?? "", i + 1), count) + (chosen.has(i - 1) ? 0 : GAP);
    if (left < 0) return false;
    chosen.add(i);
    return true;
  };
  for (const { from, to } of placesOf(lines, looks)) {
    for (let i = from; i <= to; i++) if (!take(i)) return chosen;
  }
  while (chosen.size > 0 && chosen.size < lines.length) {
    const grown = rangesOf(chosen).every(({ from, to }) => take(to) && take(from - 2));
    if (!grown) return chosen;
  }
  return chosen;
}

/** Tokens of the line between two parts. */
const GAP = 12;
/** A line longer than this many characters is no line that a person wrote; it is not counted, and does not fit. */
const LONGEST_LINE = 20_000;

const costOf = (line: string, count: (text: string) => number): number =>
  line.length > LONGEST_LINE ? Infinity : Math.max(1, count(`${line}\n`));

const numbered = (line: string, number: number): string => `${number}\t${line}`;

/** Indices of the lines that were looked at; those that are no longer there are left out. */
function placesOf(lines: readonly string[], looks: readonly Look[]): { from: number; to: number }[] {
  const last = lines.length - 1;
  const places = looks.flatMap((look) => {
    if (look.kind === "lines")
      return look.from > lines.length
        ? []
        : [{ from: look.from - 1, to: Math.min(last, (look.to ?? lines.length) - 1) }];
    const at = findLines(lines, look.text);
    return at ? [{ from: Math.max(0, at.from - AROUND), to: Math.min(last, at.to + AROUND) }] : [];
  });
  return places.length > 0 ? places : [{ from: 0, to: last }];
}

/** Where `text` begins: its first telling line, found again as a whole line. */
function findLines(lines: readonly string[], text: string): { from: number; to: number } | undefined {
  const wanted = text.split("\n");
  const telling = wanted.findIndex((line) => line.trim().length > 3);
  const first = wanted[telling]?.trim();
  if (first === undefined) return undefined;
  const at = lines.findIndex((line) => line.includes(first));
  return at < 0 ? undefined : { from: Math.max(0, at - telling), to: at - telling + wanted.length - 1 };
}

function rangesOf(chosen: ReadonlySet<number>): Lines[] {
  const ranges: { from: number; to: number }[] = [];
  for (const i of [...chosen].sort((a, b) => a - b)) {
    const last = ranges.at(-1);
    if (last?.to === i) last.to = i + 1;
    else ranges.push({ from: i + 1, to: i + 1 });
  }
  return ranges;
}

const printed = (lines: readonly string[], { from, to }: Lines): string =>
  lines
    .slice(from - 1, to)
    .map((line, i) => numbered(line, from + i))
    .join("\n");

function withGaps(
  lines: readonly string[],
  shown: readonly Lines[],
  room: { readonly most: number; readonly count: (text: string) => number },
): string {
  const gaps = gapsOf(shown, lines.length);
  const marks = marksOf(lines, gaps, room);
  const pieces = [
    ...shown.map((range) => ({ from: range.from, text: printed(lines, range) })),
    ...gaps.map(({ from }, i) => ({ from, text: marks[i] ?? "" })),
  ];
  return pieces
    .sort((a, b) => a.from - b.from)
    .map(({ text }) => text)
    .join("\n");
}
