import { t } from "../../l10n/l10n.ts";
import { inPercent, percent } from "../../protocol/format.ts";
import type { ContextView, Gauge } from "../../protocol/view.ts";
import type { Category } from "../gauge.ts";

/** One line of the table of what fills the window. */
export interface CategoryRow {
  readonly name: string;
  readonly shownAs: Category | "free" | "reserve";
  readonly tokens: number;
  /** Of the window, in whole percent: "12%", "<1%"; absent: it is not known. */
  readonly share?: string;
}

/** Every category, the draft, what is free and what is reserved; together the window, or more. */
export function categoryRows(
  { categories }: Pick<ContextView, "categories">,
  { window, reserve, used }: Gauge,
  draft: number,
): CategoryRow[] {
  const free = window === undefined ? 0 : Math.max(0, window - reserve - used - draft);
  const rows: Omit<CategoryRow, "share">[] = [
    ...categories,
    { name: t("Draft"), shownAs: "draft", tokens: draft },
    { name: t("Free"), shownAs: "free", tokens: free },
    { name: t("Reserved for the answer"), shownAs: "reserve", tokens: reserve },
  ];
  return rows
    .filter(({ tokens }) => tokens > 0)
    .map((row) => (window === undefined ? row : { ...row, share: shareOf(row.tokens, window) }));
}

const shareOf = (part: number, total: number): string =>
  part > 0 && part < total / 100 ? t("<{0}", inPercent(1)) : inPercent(percent(part, total));
