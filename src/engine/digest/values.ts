import { cut, flat } from "../calls/wording.ts";
import { listDraft, type Line } from "./drafts.ts";
import type { Earlier } from "./earlier.ts";
import type { Draft } from "./fit.ts";
import type { Deed, History } from "./history.ts";
import type { Statement } from "./statements.ts";

/** Exact values: addresses, hashes, versions, ids, ports, numbers with or without units. */
const VALUE =
  /\bhttps?:\/\/[^\s)>"'`]+|\b(?=[0-9a-f]*\d)(?=[0-9]*[a-f])[0-9a-f]{7,40}\b|\bv?\d+\.\d+(?:\.\d+)+\b|#\d+\b|\b[A-Z]{2,10}-\d+\b|\b\d[\d,_]*(?:\.\d+)?\s?(?:%|[kKMGT]i?B|bytes|ms|s|sec(?:onds)?|min(?:utes)?|hours?|days?|tokens|lines?|characters|chars|px|files?|tests?)\b|\b\d{3,}\b/g;
const COMMIT = /^\[([\w./-]+)(?: \(root-commit\))? ([0-9a-f]{7,40})\] (.+)$/m;
const PULL_REQUEST = /https:\/\/\S+\/(?:pull|merge_requests|issues)\/\d+\b\S*/;
const MOST_COMMITS = 12;
const MOST_SENTENCES = 60;

/** Critical Context: values that cannot be guessed, in the sentence that explains them. */
export function valuesDraft(history: History, statements: readonly Statement[], earlier: Earlier): Draft {
  const deeds = history.turns.flatMap(({ steps }) => steps.flatMap((step) => step.deeds));
  const made = deeds.flatMap(madeBy).slice(-MOST_COMMITS).toReversed();
  const said = statements
    .map((statement) => ({ ...statement, values: new Set(statement.text.match(VALUE)).size }))
    .filter(({ values }) => values > 0)
    .map(({ at, text, worth, values }) => ({ order: at, text, weight: Math.min(values, 4) + worth / 3 + (4 * at) / Math.max(1, history.length) }))
    .sort((a, b) => b.weight - a.weight)
    .slice(0, MOST_SENTENCES);
  const carried = earlier.lines("Critical Context").map((text, i): Line => ({ text, order: i - 1_000 }));
  return listDraft({ heading: "Critical Context", share: 0.1 }, [...interleaved(made, said), ...carried]);
}

/** One of each in turn, while there are any. */
function interleaved<T>(a: readonly T[], b: readonly T[]): T[] {
  return Array.from({ length: Math.max(a.length, b.length) }, (_, i) => [...a.slice(i, i + 1), ...b.slice(i, i + 1)]).flat();
}

/** Commits and pull requests that a command reports. */
function madeBy({ facts, output, at }: Deed): Line[] {
  if (facts.action !== "run") return [];
  const commit = /\bgit\b.*\bcommit\b/s.test(facts.command) ? COMMIT.exec(output) : null;
  const lines: Line[] = commit ? [{ order: at, text: `Commit ${commit[2]} on ${commit[1]}: ${cut(flat(commit[3] ?? ""), 120)}` }] : [];
  const request = /\bgh (?:pr|issue) create\b/.test(facts.command) ? PULL_REQUEST.exec(output) : null;
  return request ? [...lines, { order: at, text: `Created ${request[0]}` }] : lines;
}
