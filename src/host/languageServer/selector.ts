import { SCHEME } from "../../summaries/address.ts";

/** The documents that the server has features for: Markdown to all others, so outline, folding and preview come with it. */
export const SUMMARY_DOCUMENTS = [
  { scheme: SCHEME },
  { pattern: "**/.anchored-chat/template.md" },
  { pattern: "**/*.summary.md" },
] as const;
