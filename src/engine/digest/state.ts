import { pathsOf } from "../calls/facts.ts";
import { cut } from "../calls/wording.ts";
import { commandRuns, toldOutcome } from "./commands.ts";
import { listDraft, type Line } from "./drafts.ts";
import type { Earlier } from "./earlier.ts";
import type { Draft } from "./fit.ts";
import type { Deed, History } from "./history.ts";
import type { Place } from "./place.ts";

const BRANCH = [
  /^On branch (\S+)/m,
  /^Switched to (?:a new )?branch '([^']+)'/m,
  /^\[([\w./-]+)(?: \(root-commit\))? [0-9a-f]{7,40}\]/m,
  /^\* (?!\()([\w./-]+)$/m,
];
const MOST_FILES = 12;
const MOST_COMMANDS = 6;

/** Active State: where the work stands as far as commands have shown it; the newest showing counts. */
export function stateDraft(history: History, place: Place, earlier: Earlier): Draft {
  const deeds = history.turns.flatMap(({ steps }) => steps.flatMap((step) => step.deeds));
  const told = [
    place.root === "" ? "" : `Working folder: ${place.root} (paths below are told from there)`,
    labeled("Branch", newest(deeds, branchIn)),
    labeled("Not committed since the last commit", uncommitted(deeds, place)),
    labeled("Last commits", newest(deeds, commitsIn)),
    ...lastRuns(history),
  ].filter(Boolean);
  const labels = new Set(told.map(labelOf));
  const carried = earlier.lines("Active State").filter((line) => !labels.has(labelOf(line)) && !isRun(line, history));
  const lines: Line[] = [...told, ...carried].map((text, order) => ({ text, order }));
  return listDraft({ heading: "Active State", share: 0.08 }, lines);
}

const labelOf = (line: string): string => line.slice(0, Math.max(0, line.indexOf(":"))) || line;
const labeled = (label: string, value: string | undefined): string => (value ? `${label}: ${value}` : "");

/** A line about a command that ran again in this head. */
const isRun = (line: string, history: History): boolean =>
  commandRuns(history).some(({ command }) => line.startsWith(`\`${command}\``));

function newest(deeds: readonly Deed[], find: (deed: Deed) => string | undefined): string | undefined {
  for (const deed of deeds.toReversed()) {
    const found = find(deed);
    if (found !== undefined) return found;
  }
  return undefined;
}

function branchIn({ facts, output }: Deed): string | undefined {
  if (facts.action !== "run" || !/\bgit\b/.test(facts.command)) return undefined;
  for (const pattern of BRANCH) {
    const found = pattern.exec(output.slice(0, 4_000))?.[1];
    if (found !== undefined) return found;
  }
  return undefined;
}

const ONE_LINE = /^[*|\\/ ]*([0-9a-f]{7,12}) (?:\([^)]*\) )?(\S.*)$/gm;
const MOST_COMMITS = 5;

/** As `git log --oneline` showed them last. */
function commitsIn({ facts, output }: Deed): string | undefined {
  if (facts.action !== "run" || !/\bgit\b.*\blog\b/.test(facts.command)) return undefined;
  const commits = [...output.slice(0, 4_000).matchAll(ONE_LINE)].slice(0, MOST_COMMITS);
  return commits.length === 0 ? undefined : commits.map(([, hash = "", subject = ""]) => `${hash} ${cut(subject, 70)}`).join("; ");
}

const COMMITS = /\bgit (?:-C \S+ )?commit\b/;

function uncommitted(deeds: readonly Deed[], place: Place): string | undefined {
  const commit = deeds.findLastIndex(({ facts, outcome }) => facts.action === "run" && COMMITS.test(facts.command) && !outcome?.failed);
  if (commit < 0) return undefined;
  const files = new Set<string>();
  for (const { facts, outcome } of deeds.slice(commit + 1)) {
    if (!outcome?.failed && (facts.action === "edit" || facts.action === "write")) for (const path of pathsOf(facts)) files.add(`\`${place.tell(path)}\``);
  }
  if (files.size === 0) return "nothing edited";
  const more = files.size > MOST_FILES ? ` and ${files.size - MOST_FILES} more` : "";
  return [...files].slice(0, MOST_FILES).join(", ") + more;
}

/** Test runs, and commands that are run again and again, with how they ended last. */
function lastRuns(history: History): string[] {
  return commandRuns(history)
    .filter(({ last, runs }) => last.outcome?.tests || runs > 1)
    .slice(-MOST_COMMANDS)
    .toReversed()
    .map(({ command, runs, last }) => `\`${command}\`${runs > 1 ? ` ×${runs}, last` : ""}: ${toldOutcome(last)}`);
}
