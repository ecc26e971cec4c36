import { t } from "../l10n/l10n.ts";
import { lineRange, type SummaryDocument } from "./document.ts";
import type { Facts, Sizes } from "./facts.ts";
import type { Finding } from "./finding.ts";
import { duplicates, missing, overBudget, unknown } from "./sectionFindings.ts";
import { gonePaths, secretFindings, unsourced } from "./textFindings.ts";

/** All findings in a document; what is kept as it was has none. */
export function diagnose(document: SummaryDocument, facts: Facts, sizes?: Sizes): Finding[] {
  if (facts.kind === "messages" || facts.kind === "version") return [];
  const secrets = secretFindings(document);
  if (facts.kind === "template") return [...templateFindings(document), ...duplicates(document), ...secrets];
  if (document.text.trim() === "") return [emptyFinding(document)];
  return [
    ...missing(document, facts),
    ...unknown(document, facts),
    ...duplicates(document),
    ...overBudget(document, facts, sizes),
    ...secrets,
    ...gonePaths(document, facts),
    ...unsourced(document, facts),
  ];
}

function emptyFinding(document: SummaryDocument): Finding {
  const message = t("A summary cannot be empty: it cannot be saved like this.");
  return { flaw: { code: "empty" }, range: lineRange(document, 0), severity: "error", message };
}

function templateFindings(document: SummaryDocument): Finding[] {
  if (document.sections.length > 0) return [];
  const message = t(
    'A template needs headings, each on a line that begins with "## ". Ours are used until then.',
  );
  return [{ flaw: { code: "empty" }, range: lineRange(document, 0), severity: "warning", message }];
}
