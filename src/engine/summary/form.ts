import type { SummaryForm } from "../policy.ts";
import { TEMPLATE, type Template } from "./template.ts";

/** What a summary must look like: what the model is told of it, and what its answer is checked for. */
export interface Form {
  /** In order; empty where the form has none. */
  readonly headings: readonly string[];
  readonly told: string;
  /** The parts of the form as a heading and what belongs under it. */
  readonly template: Template;
}

/** The form of a policy; a workspace's own `template` takes the place of its headings (row Z2). */
export function formOf(form: SummaryForm, template?: Template): Form {
  if (template && template.length > 0) return ofTemplate(template);
  switch (form.kind) {
    case "template":
      return ofTemplate(TEMPLATE);
    case "sections":
      return ofTemplate(form.sections, form.analysis ? ANALYSIS : "");
    case "free":
      return { headings: [], template: [], told: FREE };
    case "paragraph":
      return { headings: [], template: [], told: PARAGRAPH };
  }
}

const FREE =
  "Write it as plain text in whatever order serves the one who goes on: what was done, what is being worked on, which files were changed and how, what comes next, and what the user insists on.";

const PARAGRAPH =
  "Write it as one paragraph: what the user wants, what was done and decided, which files matter, and what is open.";

const ANALYSIS =
  "First go through the conversation in order inside <analysis> and </analysis>: that part is thrown away. Then write the summary.";

function ofTemplate(template: Template, first = ""): Form {
  const lines = template.map(([heading, what]) => `## ${heading}\n(${what})`);
  const told = [first, "Write it under these headings:", lines.join("\n")].filter(Boolean).join("\n\n");
  return { headings: template.map(([heading]) => heading), template, told };
}
