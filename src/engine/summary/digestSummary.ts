import { asSummary, ledgerShare } from "../audit/ledger.ts";
import { digest } from "../digest/digest.ts";
import type { Plan } from "../plan.ts";
import { maskSecrets } from "../secrets/maskSecrets.ts";
import { newestRequest } from "./newest.ts";
import { parseSections, printSections } from "./template.ts";

/** Tokens, the ledger included. Beyond this names are added that nobody asks for again, measured on real conversations. */
const DIGEST_MOST = 3_850;

/** What a digest and its ledger may have together. Tokens. */
export const digestBudget = (summaryBudget: number): number => Math.min(summaryBudget, DIGEST_MOST);

/** The summary that code writes: there always is one. */
export function digestSummary(
  { selection, summaryBudget, policy, wishes: { instructions, focus } }: Plan,
  count: (text: string) => number,
): string {
  const anchor = anchorText(selection.transcript);
  const budget = digestBudget(summaryBudget);
  const wanted = [focus, instructions].filter(Boolean).join("\n");
  const made = digest({
    messages: selection.head,
    budget: budget - (policy.summary.ledger ? ledgerShare(budget) : 0),
    count,
    ...(anchor === undefined ? {} : { anchor }),
    ...(wanted === "" ? {} : { instructions: wanted }),
  });
  const newest = newestRequest(selection.tail);
  return withActiveTask(made, newest === undefined ? undefined : maskSecrets(newest).text);
}

/** The summary before it, with its ledger as further sections. */
function anchorText({ anchor }: Plan["selection"]["transcript"]): string | undefined {
  const ledger = anchor?.compaction.ledger;
  return anchor && ledger ? `${anchor.summary}\n\n${asSummary(ledger)}` : anchor?.summary;
}

/** Characters. */
const TASK_MOST = 300;

/** A digest knows the head only; a request in the tail is newer than any it found there. */
function withActiveTask(markdown: string, newest: string | undefined): string {
  if (newest === undefined) return markdown;
  const [first = ""] = newest.slice(0, TASK_MOST).split("\n");
  const body = `> ${first}${first.length < newest.length ? " …" : ""}\n\n(It follows this summary word for word.)`;
  const others = parseSections(markdown).filter(({ heading }) => heading !== "Active Task");
  return printSections([{ heading: "Active Task", body }, ...others]);
}
