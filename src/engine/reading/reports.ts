import { hasEffect } from "./effects.ts";
import type { History, Turn } from "./history.ts";
import type { Statement } from "./statements.ts";

/** What the assistant said at the end of a turn in which it did something: its best sentences, in order. */
export type Reports = ReadonlyMap<Turn, readonly Statement[]>;

const MOST = 5;
/** How reports tell of deeds: "Added a test", "`a.ts` — renamed the field". */
const DONE =
  /(?:^|[—–:-] )(?:add|updat|creat|remov|fix|refactor|renam|mov|replac|implement|chang|extract|wrote|writ|commit|push|merg|simplif|convert|dropp|modifi|introduc|enabl|disabl|delet|clean|resolv|restructur|rewr|tighten|consolidat|mad|now\b)\w*/i;
/** What it adds to a sentence that it tells of a deed. */
const DEED = 4;

export function reportsOf({ turns }: History, statements: readonly Statement[]): Reports {
  const last = Map.groupBy(statements.filter(isTold), ({ at }) => at);
  return new Map(
    turns.filter(hasEffect).map((turn) => [turn, best(last.get(turn.steps.at(-1)?.at ?? -1) ?? [])]),
  );
}

const isTold = ({ isReport, topic }: Statement): boolean =>
  isReport && topic !== "ahead" && topic !== "choice";

function best(statements: readonly Statement[]): Statement[] {
  const weigh = ({ text, worth }: Statement): number => worth + (DONE.test(text) ? DEED : 0);
  const chosen = new Set(statements.toSorted((a, b) => weigh(b) - weigh(a)).slice(0, MOST));
  return statements.filter((statement) => chosen.has(statement));
}
