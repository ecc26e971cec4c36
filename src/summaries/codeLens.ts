import { counted, t } from "../l10n/l10n.ts";
import { percent, whole } from "../protocol/format.ts";
import { sectionBudget } from "./budgets.ts";
import type { SummaryDocument } from "./document.ts";
import type { Facts, Sizes } from "./facts.ts";

export interface Lens {
  readonly line: number;
  readonly title: string;
}

/** Tokens of the whole, above the first line, and of each section above its heading. */
export function lensesOf(document: SummaryDocument, facts: Facts, sizes: Sizes): Lens[] {
  if (facts.kind === "messages" || facts.kind === "template") return [];
  const sections = document.sections.map(({ heading, line }, i) => ({
    line,
    title: sizeText(sizes.sections[i] ?? 0, sectionBudget(heading, facts)),
  }));
  return [{ line: 0, title: t("Summary: {0}", sizeText(sizes.total, facts.budget)) }, ...sections];
}

const sizeText = (tokens: number, budget: number | undefined): string =>
  budget === undefined
    ? counted(tokens, "{0} token", "{0} tokens")
    : counted(tokens, "{0} token of at most {1}", "{0} tokens of at most {1}", whole(budget));

/** "412 tokens, 14% of the summary". */
export const shareText = (tokens: number, { total }: Sizes): string =>
  counted(
    tokens,
    "{0} token, {1}% of the summary",
    "{0} tokens, {1}% of the summary",
    percent(tokens, total),
  );
