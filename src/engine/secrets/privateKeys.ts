import { matchAt } from "./scan.ts";
import type { Span } from "./span.ts";

/** RFC 7468 and RFC 4716; PGP: RFC 9580. */
const BEGIN = /-----BEGIN [A-Z0-9 ]{0,40}PRIVATE KEY(?: BLOCK)?-----/g;
const END = /-----END [A-Z0-9 ]{0,40}PRIVATE KEY(?: BLOCK)?-----/y;

/** A line of a block, with the line end, quotes or line number that programs print around it. */
const LINE = /[\s\\"',→|>]{0,40}([A-Za-z0-9+/=]*)/y;

/** Characters. An RSA key of 16,384 bits has 12,700. */
const LONGEST = 40_000;

/** Private key blocks from the first dash to the last, or to where they were cut off. */
export function privateKeys(text: string): Span[] {
  const spans: Span[] = [];
  for (const { 0: head, index: from } of text.matchAll(BEGIN)) {
    if (from < (spans.at(-1)?.to ?? 0)) continue;
    const to = endOfBlock(text, from + head.length);
    if (to !== undefined) spans.push({ from, to, kind: "private key" });
  }
  return spans;
}

/** Undefined where the words stand without a key: code and prose that speak of them. */
function endOfBlock(text: string, start: number): number | undefined {
  const dashes = text.indexOf("-----", start);
  const isClosed = dashes !== -1 && dashes - start < LONGEST;
  const closed = isClosed ? matchAt(END, text, dashes) : -1;
  if (closed !== -1) return dashes - start > 30 ? closed : undefined;
  return endOfLines(text, start);
}

/** A block cut off before its end: as far as its lines go on. */
function endOfLines(text: string, start: number): number | undefined {
  let to = start;
  let longest = 0;
  for (;;) {
    LINE.lastIndex = to;
    const line = LINE.exec(text)?.[1] ?? "";
    if (line.length < 20 && !/\d/.test(line)) break;
    to = LINE.lastIndex;
    longest = Math.max(longest, line.length);
  }
  return longest >= 20 ? to : undefined;
}
