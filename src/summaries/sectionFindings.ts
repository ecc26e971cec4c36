import { counted, t } from "../l10n/l10n.ts";
import { whole } from "../protocol/format.ts";
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
  const message = t("Left out of the template's sections: {0}.", headings.join(", "));
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
      message: t('"{0}" is no section of the template in use. The next compaction may drop it.', heading),
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
        message: t('"{0}" is already a section, on line {1}.', heading, before + 1),
      },
    ];
  });
}

export function overBudget(document: SummaryDocument, facts: Facts, sizes: Sizes | undefined): Finding[] {
  return document.sections.flatMap(({ heading, line }, i): Finding[] => {
    const budget = sectionBudget(heading, facts);
    const tokens = sizes?.sections[i];
    if (budget === undefined || tokens === undefined || tokens <= budget) return [];
    const message = counted(
      tokens,
      "This section has {0} token; more than {1} crowd out the others.",
      "This section has {0} tokens; more than {1} crowd out the others.",
      whole(budget),
    );
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
