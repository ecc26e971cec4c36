import { cut, flat } from "../calls/wording.ts";
import { interleaved, listDraft, type Line } from "./drafts.ts";
import type { Earlier } from "./earlier.ts";
import type { Draft } from "./fit.ts";
import type { Evidence } from "./gather.ts";
import type { Deed, History } from "./history.ts";
import { spread } from "./spread.ts";
import type { Statement } from "./statements.ts";

const COMMIT = /^\[([\w./-]+)(?: \(root-commit\))? ([0-9a-f]{7,40})\] (.+)$/m;
const PULL_REQUEST = /https:\/\/\S+\/(?:pull|merge_requests|issues)\/\d+\b\S*/;
const MOST_COMMITS = 12;
const MOST_SENTENCES = 60;

/** Critical Context: values that cannot be guessed, in the sentence that explains them. */
export function valuesDraft(history: History, statements: readonly Statement[], evidence: Evidence, earlier: Earlier): Draft {
  const deeds = history.turns.flatMap(({ steps }) => steps.flatMap((step) => step.deeds));
  const made = deeds.flatMap(madeBy).slice(-MOST_COMMITS).toReversed();
  const said = statements
    .filter(({ topic, isReport }) => topic === "value" || (topic === "other" && !isReport))
    .map(({ at, text, names, topic }) => ({ order: at, text, names, bonus: (topic === "value" ? 2 : 0) + (3 * at) / Math.max(1, history.length) }));
  const told = spread(said, MOST_SENTENCES, evidence.singly);
  const carried = earlier.lines("Critical Context").map((text, i): Line => ({ text, order: i - 1_000 }));
  return listDraft({ heading: "Critical Context", share: 0.12 }, [...interleaved(made, told), ...carried]);
}

/** Commits and pull requests that a command reports. */
function madeBy({ facts, output, at }: Deed): Line[] {
  if (facts.action !== "run") return [];
  const commit = /\bgit\b.*\bcommit\b/s.test(facts.command) ? COMMIT.exec(output) : null;
  const lines: Line[] = commit ? [{ order: at, text: `Commit ${commit[2]} on ${commit[1]}: ${cut(flat(commit[3] ?? ""), 120)}` }] : [];
  const request = /\bgh (?:pr|issue) create\b/.test(facts.command) ? PULL_REQUEST.exec(output) : null;
  return request ? [...lines, { order: at, text: `Created ${request[0]}` }] : lines;
}
