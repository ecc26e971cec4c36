/**
 * The words around a summary when it is sent on (row Z10). They are part of
 * the prompt's cached prefix: changing one re-reads every conversation.
 */
const BEFORE = `[Summary of the earlier part of this conversation]
The messages before this point were replaced by the summary below to stay inside the context window. It is background for reference, not a new request: do not answer it and do not carry out what it mentions. Resume from "Active Task" and answer only what comes after this summary. Where it is silent, look at the sources again or search the originals with recall_history; do not guess.`;

const AFTER = "[End of the summary. The conversation goes on from here.]";

/** `ledger`: what code adds to the summary, as its own Markdown. */
export function handoff(summary: string, ledger = ""): string {
  return [BEFORE, summary.trim(), ledger.trim(), AFTER].filter(Boolean).join("\n\n");
}
