import { counted, whole } from "../protocol/format.ts";
import { sectionBudget } from "./budgets.ts";
import { lineRange, type SummaryDocument } from "./document.ts";
import type { Facts, Sizes } from "./facts.ts";
import type { Finding } from "./finding.ts";

const keyOf = (heading: string): string => heading.toLowerCase();

/** One finding for all of them: a section with nothing to say may be left out. */
export function missing(document: SummaryDocument, { template }: Facts): Finding[] {
  const present = new Set(document.sections.map(({ heading }) => keyOf(heading)));
  const headings = template.map(([heading]) => heading).filter((heading) => !present.has(keyOf(heading)));
  if (headings.length === 0) return [];
  const message = `Left out of the template's sections: ${headings.join(", ")}.`;
  const severity = headings.length === template.length ? "warning" : "hint";
  return [{ flaw: { code: "missing-section", headings }, range: lineRange(document, 0), severity, message }];
}

export function unknown(document: SummaryDocument, { template }: Facts): Finding[] {
  if (template.length === 0) return [];
  const known = new Set(template.map(([heading]) => keyOf(heading)));
  return document.sections
    .filter(({ heading }) => !known.has(keyOf(heading)))
    .map(({ heading, line }) => ({
      flaw: { code: "unknown-section", heading },
      range: lineRange(document, line),
      severity: "warning",
      message: `"${heading}" is no section of the template in use. The next compaction may drop it.`,
    }));
}

export function duplicates(document: SummaryDocument): Finding[] {
  const first = new Map<string, number>();
  return document.sections.flatMap(({ heading, line }): Finding[] => {
    const before = first.get(keyOf(heading));
    first.set(keyOf(heading), before ?? line);
    if (before === undefined) return [];
    return [
      {
        flaw: { code: "duplicate-section", heading, line },
        range: lineRange(document, line),
        severity: "warning",
        message: `"${heading}" is already a section, on line ${before + 1}.`,
      },
    ];
  });
}

export function overBudget(document: SummaryDocument, facts: Facts, sizes: Sizes | undefined): Finding[] {
  return document.sections.flatMap(({ heading, line }, i): Finding[] => {
    const budget = sectionBudget(heading, facts);
    const tokens = sizes?.sections[i];
    if (budget === undefined || tokens === undefined || tokens <= budget) return [];
    const message = `This section has ${counted(tokens, "token")}; more than ${whole(budget)} crowd out the others.`;
    return [
      {
        flaw: { code: "over-budget", heading },
        range: lineRange(document, line),
        severity: "information",
        message,
      },
    ];
  });
}
