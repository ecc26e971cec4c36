import { fold, Unfolding } from "./fold.ts";
import type { Query } from "./query.ts";
import { beginsWord } from "./words.ts";

/** A piece of a text around what was found in it. */
export type Excerpt = readonly ExcerptPiece[];

export interface ExcerptPiece {
  readonly text: string;
  readonly isHit?: true;
}

/** Characters in front of the first hit, and in all. */
const BEFORE = 40;
const LENGTH = 240;

/** What is shown of a text in which every term stands; undefined when one does not. */
export function excerptOf(text: string, { terms }: Query): Excerpt | undefined {
  const folded = fold(text);
  const firsts = terms.map((term) => firstIn(text, folded, term.folded));
  const found = firsts.filter((first) => first !== undefined);
  if (found.length < firsts.length) return undefined;
  return cut(
    text,
    found.toSorted((a, b) => a.from - b.from),
  );
}

interface Span {
  readonly from: number;
  readonly to: number;
}

function firstIn(text: string, folded: string, term: string): Span | undefined {
  const unfolding = new Unfolding(text, folded);
  for (let at = folded.indexOf(term); at >= 0; at = folded.indexOf(term, at + 1)) {
    const from = unfolding.from(at);
    if (beginsWord(text, from)) return { from, to: unfolding.through(at + term.length - 1) };
  }
  return undefined;
}

/** Around the first hit, with the others that are near. */
function cut(text: string, hits: readonly Span[]): Excerpt {
  const [first] = hits;
  const start = startFor(text, first?.from ?? 0);
  const end = Math.min(text.length, Math.max(start + LENGTH, first?.to ?? 0));
  const pieces: ExcerptPiece[] = start > 0 ? [{ text: "…" }] : [];
  let at = start;
  for (const { from, to } of hits.filter((hit) => hit.to <= end)) {
    if (from < at) continue;
    pieces.push({ text: text.slice(at, from) }, { text: text.slice(from, to), isHit: true });
    at = to;
  }
  pieces.push({ text: text.slice(at, end) + (end < text.length ? "…" : "") });
  return pieces
    .map((piece) => ({ ...piece, text: piece.text.replaceAll(/\s+/g, " ").toWellFormed() }))
    .filter((piece) => piece.text !== "");
}

/** At the beginning of a word, if there is one near. */
function startFor(text: string, hit: number): number {
  const start = Math.max(0, hit - BEFORE);
  const space = start === 0 ? -1 : text.slice(start, hit).search(/\s/);
  return space < 0 ? start : start + space + 1;
}
