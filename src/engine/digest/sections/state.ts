import { changedPaths } from "../../calls/facts.ts";
import { cut } from "../../calls/wording.ts";
import { listDraft, type Line } from "../drafts.ts";
import type { Draft } from "../fit.ts";
import type { Head } from "../head.ts";
import {
  commandRuns,
  isMended,
  isProbe,
  lastPasses,
  toldOutcome,
  type CommandRuns,
} from "../reading/commands.ts";
import type { Deed } from "../reading/history.ts";
import type { Place } from "../reading/place.ts";

const MOST_FILES = 12;
const MOST_COMMANDS = 6;
const MOST_COMMITS = 5;
/** Characters. */
const SUBJECT = 70;
/** What is read of one output. */
const READ = 4_000;

/** Active State: where the work stands as far as commands have shown it; the newest showing counts. */
export function stateDraft({ history, place, earlier, focus }: Head): Draft {
  const { deeds } = history;
  const runs = commandRuns(history);
  const passed = lastPasses(history);
  const told = [
    place.root === "" ? "" : `Working folder: ${place.root} (paths below are told from there)`,
    labeled("Branch", newest(deeds, branchIn)),
    ...lastRuns(runs.filter(({ last }) => !last.outcome?.failed || !isMended(last, passed))),
    labeled("Edited since the last commit", uncommitted(deeds, place)),
    labeled("Last commits", newest(deeds, commitsIn)),
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

function newest(deeds: readonly Deed[], find: (deed: Deed) => string | undefined): string | undefined {
  for (const deed of deeds.toReversed()) {
    const found = find(deed);
    if (found !== undefined) return found;
  }
  return undefined;
}

/** As git tells it: status, switch and checkout, commit, branch. */
const BRANCH: readonly RegExp[] = [
  /^On branch (\S+)/m,
  /^Switched to (?:a new )?branch '([^']+)'/m,
  /^\[([\w./-]+)(?: \(root-commit\))? [0-9a-f]{7,40}\]/m,
  /^\* (?!\()([\w./-]+)$/m,
];

function branchIn({ facts, output }: Deed): string | undefined {
  if (facts.action !== "run" || !/\bgit\b/.test(facts.command)) return undefined;
  const shown = output.slice(0, READ);
  return BRANCH.map((pattern) => pattern.exec(shown)?.[1]).find((branch) => branch !== undefined);
}

const ONE_LINE = /^[*|\\/ ]*([0-9a-f]{7,12}) (?:\([^)]*\) )?(\S.*)$/gm;

/** As `git log --oneline` showed them last. */
function commitsIn({ facts, output }: Deed): string | undefined {
  if (facts.action !== "run" || !/\bgit\b.*\blog\b/.test(facts.command)) return undefined;
  const commits = [...output.slice(0, READ).matchAll(ONE_LINE)].slice(0, MOST_COMMITS);
  if (commits.length === 0) return undefined;
  return commits.map(([, hash = "", subject = ""]) => `${hash} ${cut(subject, SUBJECT)}`).join("; ");
}

const COMMIT = /\bgit (?:-C \S+ )?commit\b/;

/** Files edited after the last commit of the head; undefined without a commit. */
function uncommitted(deeds: readonly Deed[], place: Place): string | undefined {
  const isGood = ({ outcome }: Deed): boolean => !outcome?.failed;
  const commit = deeds.findLastIndex(
    (deed) => deed.facts.action === "run" && COMMIT.test(deed.facts.command) && isGood(deed),
  );
  if (commit < 0) return undefined;
  const edits = deeds.slice(commit + 1).filter(isGood);
  const files = [
    ...new Set(edits.flatMap(({ facts }) => changedPaths(facts)).map((path) => `\`${place.tell(path)}\``)),
  ];
  if (files.length === 0) return "nothing";
  const more = files.length > MOST_FILES ? ` and ${files.length - MOST_FILES} more` : "";
  return files.slice(0, MOST_FILES).join(", ") + more;
}

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
