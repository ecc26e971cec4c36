import type { Redaction } from "../compactionEntry.ts";
import { assignments } from "./assignments.ts";
import { commandSecrets } from "./commands.ts";
import { headerSecrets } from "./headers.ts";
import { knownKeys } from "./knownKeys.ts";
import { privateKeys } from "./privateKeys.ts";
import { type Finder, type Span, union } from "./span.ts";
import { jsonWebTokens, shapedTokens } from "./tokens.ts";
import { urlSecrets } from "./urls.ts";

/** Find what is a secret by its own form. The most telling first: where spans overlap, its kind is the one that stays. */
const BY_FORM: readonly Finder[] = [privateKeys, knownKeys, jsonWebTokens, shapedTokens];

/** Find what its place makes a secret, and judge whether the value can be one. */
const BY_PLACE: readonly Finder[] = [urlSecrets, headerSecrets, commandSecrets, assignments];

export interface Masked {
  readonly text: string;
  /** By kind, in the order in which they were found; empty when there was nothing to mask. */
  readonly redactions: readonly Redaction[];
}

/** What earlier masking left; nothing is looked for in it or across it. */
const MASK = /(\[masked: [^[\]\n]{1,40}\])/;

/** What stands in a secret's place. */
export const maskFor = (kind: string): string => `[masked: ${kind}]`;

/**
 * The text with each secret replaced, as a whole, by a mark that names its kind
 * (row A4). Masking twice equals masking once. Linear in the text.
 */
export function maskSecrets(text: string): Masked {
  const counts = new Map<string, number>();
  let masked = "";
  let at = 0;
  for (const { from, to, kind } of secretsIn(text)) {
    masked += text.slice(at, from) + maskFor(kind);
    counts.set(kind, (counts.get(kind) ?? 0) + 1);
    at = to;
  }
  return {
    text: masked + text.slice(at),
    redactions: [...counts].map(([kind, count]) => ({ kind, count })),
  };
}

/** The secrets of a text, in order, without overlaps; masks are none. Linear in the text. */
export function secretsIn(text: string): Span[] {
  const pieces = text.split(MASK);
  let next = 0;
  return pieces.flatMap((piece, i) => {
    const at = next;
    next += piece.length;
    return i % 2 === 1 ? [] : secretsOf(piece, { i, of: pieces.length }).map(movedBy(at));
  });
}

/** Piece `i` is searched with the bracket of the mask before it: what stands there does not begin a line. */
function secretsOf(piece: string, { i, of }: { i: number; of: number }): Span[] {
  if (piece === "") return [];
  const lead = i > 0 ? "]" : "";
  const text = lead + piece;
  // A value that goes on in a mask was judged with all of it before that was masked.
  const isWhole = ({ to }: Span): boolean => to < text.length || i === of - 1;
  const byPlace = BY_PLACE.flatMap((find) => find(text)).filter(isWhole);
  return union([...BY_FORM.flatMap((find) => find(text)), ...byPlace]).map(movedBy(-lead.length));
}

const movedBy =
  (by: number) =>
  ({ from, to, kind }: Span): Span => ({ from: from + by, to: to + by, kind });

/** Several counts as one, by kind. */
export function addRedactions(...lists: readonly (readonly Redaction[])[]): Redaction[] {
  const counts = new Map<string, number>();
  for (const { kind, count } of lists.flat()) counts.set(kind, (counts.get(kind) ?? 0) + count);
  return [...counts].map(([kind, count]) => ({ kind, count }));
}
