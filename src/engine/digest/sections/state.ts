import {
  commandRuns,
  isMended,
  isProbe,
  lastPasses,
  toldOutcome,
  type CommandRuns,
} from "../../reading/commands.ts";
import type { Head } from "../../reading/head.ts";
import { toldRoot } from "../../reading/place.ts";
import { branchOf, commitsOf, toldCommits, uncommittedOf } from "../../reading/repository.ts";
import { listDraft, type Line } from "../drafts.ts";
import type { Draft } from "../fit.ts";

const MOST_COMMANDS = 6;

/** Active State: where the work stands as far as commands have shown it; the newest showing counts. */
export function stateDraft({ history, place, earlier, focus }: Head): Draft {
  const runs = commandRuns(history);
  const passed = lastPasses(history);
  const told = [
    toldRoot(place),
    labeled("Branch", branchOf(history)),
    ...lastRuns(runs.filter(({ last }) => !last.outcome?.failed || !isMended(last, passed))),
    labeled("Edited since the last commit", uncommittedOf(history, place)),
    labeled("Last commits", toldCommits(commitsOf(history))),
  ].filter(Boolean);
  const fresh = new Set([...told.map(labelOf), ...runs.map(({ command }) => `\`${command}\``)]);
  const old = earlier.lines("Active State").filter((line) => !fresh.has(labelOf(line)));
  return listDraft(
    { heading: "Active State", share: 0.08 },
    [...told, ...old].map((text, order): Line => ({ text, order })),
    focus,
  );
}

/** What a line is about: a later line about the same takes its place. */
const labelOf = (line: string): string =>
  /^`[^`]+`/.exec(line)?.[0] ?? /^[^:]+(?=: )/.exec(line)?.[0] ?? line;

const labeled = (label: string, value: string | undefined): string => (value ? `${label}: ${value}` : "");

/** Test runs, and commands that are run again and again, with how they ended last; the newest first. */
function lastRuns(runs: readonly CommandRuns[]): string[] {
  return runs
    .filter(
      ({ last, runs: times }) =>
        last.outcome?.tests || (times > 1 && last.facts.action === "run" && !isProbe(last.facts)),
    )
    .slice(-MOST_COMMANDS)
    .toReversed()
    .map(
      ({ command, runs: times, last }) =>
        `\`${command}\`${times > 1 ? ` ×${times}, last` : ""}: ${toldOutcome(last)}`,
    );
}
