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

const maskFor = (kind: string): string => `[masked: ${kind}]`;

/**
 * The text with each secret replaced, as a whole, by a mark that names its kind
 * (row A4). Masking twice equals masking once. Linear in the text.
 */
export function maskSecrets(text: string): Masked {
  const counts = new Map<string, number>();
  const pieces = text.split(MASK);
  const masked = pieces.map((piece, i) =>
    i % 2 === 1 ? piece : maskPiece(piece, { i, of: pieces.length }, counts),
  );
  return { text: masked.join(""), redactions: [...counts].map(([kind, count]) => ({ kind, count })) };
}

/** Piece `i` is searched with the bracket of the mask before it: what stands there does not begin a line. */
function maskPiece(piece: string, { i, of }: { i: number; of: number }, counts: Map<string, number>): string {
  if (piece === "") return piece;
  const lead = i > 0 ? "]" : "";
  const text = lead + piece;
  // A value that goes on in a mask was judged with all of it before that was masked.
  const isWhole = ({ to }: Span): boolean => to < text.length || i === of - 1;
  const byPlace = BY_PLACE.flatMap((find) => find(text)).filter(isWhole);
  return replaceSpans(text, union([...BY_FORM.flatMap((find) => find(text)), ...byPlace]), counts).slice(
    lead.length,
  );
}

function replaceSpans(text: string, spans: readonly Span[], counts: Map<string, number>): string {
  let masked = "";
  let at = 0;
  for (const { from, to, kind } of spans) {
    masked += text.slice(at, from) + maskFor(kind);
    counts.set(kind, (counts.get(kind) ?? 0) + 1);
    at = to;
  }
  return masked + text.slice(at);
}

/** Several counts as one, by kind. */
export function addRedactions(...lists: readonly (readonly Redaction[])[]): Redaction[] {
  const counts = new Map<string, number>();
  for (const { kind, count } of lists.flat()) counts.set(kind, (counts.get(kind) ?? 0) + count);
  return [...counts].map(([kind, count]) => ({ kind, count }));
}
