import { defaultRangeExtractor, type Range } from "@tanstack/virtual-core";

import { type List, type Rows, useVirtualizer } from "./useVirtualizer.ts";

export type RowList = List;

interface Wanted extends Rows {
  /** This row is drawn wherever the list is scrolled to: it has the focus. */
  readonly kept: number | undefined;
}

/** A list that is read from its beginning. */
export const useRowList = ({ kept, ...rows }: Wanted): RowList =>
  useVirtualizer(rows, () => ({
    overscan: 6,
    rangeExtractor: (range: Range) => withKept(defaultRangeExtractor(range), kept, rows.count),
  }));

function withKept(indexes: number[], kept: number | undefined, count: number): number[] {
  if (kept === undefined || kept >= count || indexes.includes(kept)) return indexes;
  return [...indexes, kept].sort((a, b) => a - b);
}
