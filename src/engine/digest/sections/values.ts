import { cut, flat } from "../../calls/wording.ts";
import { carried, interleaved, listDraft, type Line } from "../drafts.ts";
import type { Draft } from "../fit.ts";
import type { Head } from "../head.ts";
import { recentness } from "../reading/evidence.ts";
import type { Deed } from "../reading/history.ts";
import { spread } from "../spread.ts";

const COMMIT = /^\[([\w./-]+)(?: \(root-commit\))? ([0-9a-f]{7,40})\] (.+)$/m;
const CREATED = /https:\/\/\S+\/(?:pull|merge_requests|issues)\/\d+\b\S*/;
const SUBJECT = 120;
const MOST_MADE = 12;
const MOST_SAID = 60;
/** What it adds to a sentence that it holds an exact value. */
const VALUE = 2;

/** Critical Context: values that cannot be guessed, in the sentences that explain them. */
export function valuesDraft({ history, statements, reports, evidence, earlier, focus }: Head): Draft {
  const told = new Set([...reports.values()].flat());
  const made = history.deeds.flatMap(madeBy).slice(-MOST_MADE).toReversed();
  const said = statements
    .filter((statement) => !told.has(statement))
    .filter(
      ({ topic, isReport, names }) =>
        topic === "value" || (topic === "other" && !isReport && names.length > 0),
    )
    .map(({ at, text, names, topic }) => ({
      order: at,
      text,
      names,
      bonus: (topic === "value" ? VALUE : 0) + recentness(at, history.length),
    }));
  const lines = interleaved<Line>(made, spread(said, MOST_SAID, evidence.singly));
  const all = [...lines, ...carried(earlier.lines("Critical Context"))];
  return listDraft({ heading: "Critical Context", share: 0.12 }, all, focus);
}

/** Commits and pull requests that a command reports. */
function madeBy({ facts, output, at }: Deed): Line[] {
  if (facts.action !== "run") return [];
  const commit = /\bgit\b.*\bcommit\b/s.test(facts.command) ? COMMIT.exec(output) : null;
  const created = /\bgh (?:pr|issue) create\b/.test(facts.command) ? CREATED.exec(output) : null;
  return [
    ...(commit
      ? [{ order: at, text: `Commit ${commit[2]} on ${commit[1]}: ${cut(flat(commit[3] ?? ""), SUBJECT)}` }]
      : []),
    ...(created ? [{ order: at, text: `Created ${created[0]}` }] : []),
  ];
}
