import { percent } from "../../protocol/format.ts";
import type { ContextView, Gauge } from "../../protocol/view.ts";
import type { Category } from "../gauge.ts";

/** One line of the table of what fills the window. */
export interface CategoryRow {
  readonly name: string;
  readonly shownAs: Category | "free" | "reserve";
  readonly tokens: number;
  /** Whole percent of the window; absent: it is not known. */
  readonly percent?: number;
}

/** Every category, the draft, what is free and what is reserved; together the window, or more. */
export function categoryRows(
  { categories }: Pick<ContextView, "categories">,
  { window, reserve, used }: Gauge,
  draft: number,
): CategoryRow[] {
  const free = window === undefined ? 0 : Math.max(0, window - reserve - used - draft);
  const rows: Omit<CategoryRow, "percent">[] = [
    ...categories,
    { name: "Draft", shownAs: "draft", tokens: draft },
    { name: "Free", shownAs: "free", tokens: free },
    { name: "Reserved for the answer", shownAs: "reserve", tokens: reserve },
  ];
  return rows
    .filter(({ tokens }) => tokens > 0)
    .map((row) => (window === undefined ? row : { ...row, percent: percent(row.tokens, window) }));
}
