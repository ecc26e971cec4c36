import { stillFaulty } from "../reading/faults.ts";
import { openPlan, stillOpen } from "../reading/openPlan.ts";
import type { Heading } from "../summary/template.ts";
import { isStated } from "./check.ts";
import type { KnownFact } from "./facts.ts";
import type { Findings } from "./findings.ts";
import { isWritten, line, type LedgerItem } from "./ledger.ts";

const MUST = {
  constraint: "Constraints & Preferences",
  unresolvedError: "Blocked",
  planItem: "Remaining Work",
} as const satisfies Partial<Record<KnownFact["kind"], Heading>>;

/** Rules, unresolved errors and open plan items, the newest first; then those of the previous ledger that still hold. */
export function mustItems({ head, facts, stated }: Findings): LedgerItem[] {
  const { history, earlier } = head;
  const missing = facts
    .filter((fact) => !isStated(fact, stated))
    .toSorted((a, b) => b.at - a.at)
    .flatMap(({ kind, text }) =>
      kind === "constraint" || kind === "unresolvedError" || kind === "planItem"
        ? [line(MUST[kind], text)]
        : [],
    );
  const rolled = (heading: Heading, lines: readonly string[]): LedgerItem[] =>
    lines.filter((text) => !stated.says(text)).map((text) => line(heading, text));
  return [
    ...missing,
    ...rolled(MUST.constraint, earlier.lines(MUST.constraint)),
    ...rolled(MUST.unresolvedError, stillFaulty(earlier.lines(MUST.unresolvedError), history)),
    ...(openPlan(history).isKnown
      ? []
      : rolled(MUST.planItem, stillOpen(earlier.lines(MUST.planItem), history))),
  ];
}

/** Files written that the summary does not name, the newest first. */
export function writtenItems({ files, stated }: Findings): LedgerItem[] {
  return files
    .filter((piece) => isWritten(piece) && !stated.hasPath(piece.file.path))
    .toSorted((a, b) => b.file.last - a.file.last)
    .map((piece) => ({ kind: "file", piece }));
}
