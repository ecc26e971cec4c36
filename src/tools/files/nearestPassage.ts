import { cut } from "../../engine/calls/wording.ts";

/** The part of a text that was probably meant; lines counted from 1, both included. */
export interface Passage {
  readonly from: number;
  readonly to: number;
  readonly text: string;
  /** It differs in white space only. */
  readonly isSpacing: boolean;
}

/** Lines and characters of a passage that are shown. */
const MOST_LINES = 40;
const MOST_CHARACTERS = 3_000;
/** Beyond so many lines single ones are not compared letter by letter. */
const MOST_COMPARED = 20_000;
const LONGEST_LINE = 300;
/** Share of letter pairs in common from which on two lines look alike. */
const ALIKE = 0.5;

/** Where `text` is nearest to `old`; undefined where nothing is near. Both with `\n`; linear. */
export function nearestPassage(text: string, old: string): Passage | undefined {
  const lines = text.split("\n");
  const plain = lines.map(spaced);
  const wanted = old.split("\n").map(spaced);
  const body = wanted.slice(wanted.findIndex(Boolean), wanted.findLastIndex(Boolean) + 1);
  if (body.length === 0) return undefined;
  const same = whereSame(plain, body);
  if (same !== undefined) return { ...passage(lines, same, body.length), isSpacing: true };
  const near = mostShared(plain, body) ?? mostAlike(plain, body);
  return near === undefined ? undefined : { ...passage(lines, near, body.length), isSpacing: false };
}

const spaced = (line: string): string => line.replaceAll(/\s+/g, " ").trim();

function passage(lines: readonly string[], at: number, length: number): Omit<Passage, "isSpacing"> {
  const to = Math.min(lines.length, at + Math.min(length, MOST_LINES));
  return { from: at + 1, to, text: cut(lines.slice(at, to).join("\n"), MOST_CHARACTERS) };
}

function whereSame(lines: readonly string[], body: readonly string[]): number | undefined {
  const all = `\n${lines.join("\n")}\n`;
  const at = all.indexOf(`\n${body.join("\n")}\n`);
  if (at < 0) return undefined;
  let line = 0;
  for (let feed = all.indexOf("\n"); feed < at; feed = all.indexOf("\n", feed + 1)) line++;
  return line;
}

/** The window of as many lines as `body` has that shares most of its lines, longer ones counting more. */
function mostShared(lines: readonly string[], body: readonly string[]): number | undefined {
  const wanted = new Set(body.filter((line) => line.length > 3));
  const worth = lines.map((line) => (wanted.has(line) ? Math.min(line.length, 40) : 0));
  let sum = 0;
  let best = { at: 0, sum: 0 };
  for (const [i, value] of worth.entries()) {
    sum += value - (worth[i - body.length] ?? 0);
    const at = Math.max(0, i - body.length + 1);
    if (sum > best.sum) best = { at, sum };
  }
  if (best.sum === 0) return undefined;
  const shared = worth.findIndex((value, i) => i >= best.at && value > 0);
  return Math.max(0, shared - body.indexOf(lines[shared] ?? ""));
}

/** The window around the line that looks most like the longest of `body`. */
function mostAlike(lines: readonly string[], body: readonly string[]): number | undefined {
  const longest = body.reduce((one, other) => (other.length > one.length ? other : one), "");
  const pairs = pairsOf(longest);
  let best = { at: -1, share: ALIKE };
  for (const [i, line] of lines.slice(0, MOST_COMPARED).entries()) {
    if (line.length < longest.length / 3 || line.length > longest.length * 3 + 10) continue;
    const share = shareOf(pairs, pairsOf(line));
    if (share > best.share) best = { at: i, share };
  }
  return best.at < 0 ? undefined : Math.max(0, best.at - body.indexOf(longest));
}

function pairsOf(line: string): ReadonlySet<string> {
  const pairs = new Set<string>();
  for (let i = 0; i < Math.min(line.length, LONGEST_LINE) - 1; i++) pairs.add(line.slice(i, i + 2));
  return pairs;
}

/** Dice's coefficient. */
function shareOf(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  let common = 0;
  for (const pair of a) if (b.has(pair)) common++;
  return common === 0 ? 0 : (2 * common) / (a.size + b.size);
}
