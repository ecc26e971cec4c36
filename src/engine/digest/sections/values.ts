import { recentness } from "../../reading/evidence.ts";
import type { Head } from "../../reading/head.ts";
import { madeBy } from "../../reading/made.ts";
import { spread } from "../../reading/spread.ts";
import { carried, interleaved, listDraft, type Line } from "../drafts.ts";
import type { Draft } from "../fit.ts";

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
