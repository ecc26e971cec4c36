import { CODE_KEYS } from "./keys/code.ts";
import type { KeyFormat } from "./keys/format.ts";
import { MODEL_KEYS } from "./keys/models.ts";
import { SERVICE_KEYS } from "./keys/services.ts";
import { matchAt } from "./scan.ts";
import type { Span } from "./span.ts";

export const KEY_FORMATS: readonly KeyFormat[] = [...MODEL_KEYS, ...CODE_KEYS, ...SERVICE_KEYS];

const sticky = (pattern: RegExp): RegExp => new RegExp(pattern, "y");

const FORMATS = new Map(
  KEY_FORMATS.flatMap(({ kind, starts, rest, run = /[\w-]*/ }) =>
    starts.map((start) => [start, { kind, rest: sticky(rest), run: sticky(run) }] as const),
  ),
);

/** The longest start first: "sk-ant-" is tried before "sk-". Behind an escaped line end a word begins, too. */
const STARTS = [...FORMATS.keys()]
  .toSorted((a, b) => b.length - a.length)
  .map((start) => start.replaceAll(/[./]/g, String.raw`\$&`));
const ANY_START = new RegExp(String.raw`(?:(?<![A-Za-z0-9])|(?<=\\[nrt]))(?:${STARTS.join("|")})`, "g");

/** Keys that their issuers made recognizable by their first letters. */
export function knownKeys(text: string): Span[] {
  const spans: Span[] = [];
  for (const { 0: start, index: from } of text.matchAll(ANY_START)) {
    const format = FORMATS.get(start);
    if (!format || from < (spans.at(-1)?.to ?? 0)) continue;
    const behind = from + start.length;
    const least = matchAt(format.rest, text, behind);
    const to = least === -1 ? cutOff(text, behind) : withoutStop(text, matchAt(format.run, text, least));
    if (to > behind) spans.push({ from, to, kind: format.kind });
  }
  return spans;
}

const CUT = /[\w.-]{1,100}(?=…)/y;

/** Where the beginning of a key ends that was cut off, as in a shortened command; -1: it is none. Examples ("sk-…") have no digits. */
function cutOff(text: string, from: number): number {
  const to = matchAt(CUT, text, from);
  return /\d/.test(text.slice(from, Math.max(from, to))) ? to : -1;
}

/** A dot can stand in a key, but at its end it is the sentence's. */
function withoutStop(text: string, end: number): number {
  let to = end;
  while (text[to - 1] === ".") to--;
  return to;
}
