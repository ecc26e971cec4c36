/** A secret in a text: code units `from` … `to`, the last one excluded. */
export interface Span {
  readonly from: number;
  readonly to: number;
  /** In the singular: "GitHub token", "password". */
  readonly kind: string;
}

/** Finds secrets of some kinds. The spans may overlap those of other finders. */
export type Finder = (text: string) => Span[];

/** Spans in order, without overlaps; of those that overlap, the kind of the one listed first stays. */
export function union(spans: readonly Span[]): Span[] {
  const ordered = spans.map((span, rank) => ({ ...span, rank })).toSorted((a, b) => a.from - b.from);
  const merged: (Span & { readonly rank: number })[] = [];
  for (const span of ordered) {
    const last = merged.at(-1);
    if (!last || span.from >= last.to) merged.push(span);
    else {
      const { kind, rank } = span.rank < last.rank ? span : last;
      merged[merged.length - 1] = { from: last.from, to: Math.max(last.to, span.to), kind, rank };
    }
  }
  return merged;
}
