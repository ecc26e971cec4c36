import { counted, percent, whole } from "../protocol/format.ts";
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
  return [{ line: 0, title: `Summary: ${sizeText(sizes.total, facts.budget)}` }, ...sections];
}

const sizeText = (tokens: number, budget: number | undefined): string =>
  budget === undefined ? counted(tokens, "token") : `${counted(tokens, "token")} of at most ${whole(budget)}`;

/** "412 tokens, 14% of the summary". */
export const shareText = (tokens: number, { total }: Sizes): string =>
  `${counted(tokens, "token")}, ${percent(tokens, total)}% of the summary`;
