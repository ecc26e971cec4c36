import { linesRange, type Range, type SummaryDocument } from "./document.ts";

/** What is wrong at a place, with what a fix has to know. */
export type Flaw =
  | { readonly code: "missing-section"; readonly headings: readonly string[] }
  | { readonly code: "unknown-section"; readonly heading: string }
  | { readonly code: "duplicate-section"; readonly heading: string; readonly line: number }
  | { readonly code: "over-budget"; readonly heading: string }
  | { readonly code: "secret"; readonly kind: string }
  | { readonly code: "gone-path"; readonly path: string }
  | { readonly code: "other-folder" }
  | { readonly code: "unsourced"; readonly claim: string }
  | { readonly code: "empty" };

export type Severity = "error" | "warning" | "information" | "hint";

export interface Finding {
  readonly flaw: Flaw;
  readonly range: Range;
  readonly severity: Severity;
  readonly message: string;
}

/** The whole line of a finding, with its break. */
export const lineOf = (document: SummaryDocument, { range }: Finding): Range =>
  linesRange(document, range.start.line, range.start.line + 1);
