import type { RunFacts } from "../calls/facts.ts";
import { takeHeredocs } from "../calls/heredoc.ts";
import { partsOf } from "../calls/shell.ts";
import { cut, flat } from "../calls/wording.ts";
import type { Deed, History } from "./history.ts";

/** One command of the head, however often it ran. */
export interface CommandRuns {
  readonly command: string;
  readonly runs: number;
  readonly last: Deed;
}

/** Characters: as it is told, and as it is read. */
const LONGEST = 160;
const LONGEST_READ = 20_000;
const SETUP = /^(?:#|\w+=\S*$|(?:cd|export|source|set|echo|sleep|true|for|while|if|done|fi|else)\b|[})]$)/;
/** What stands behind a pipe to shorten the output. */
const FILTER = /^(?:head|tail|grep|rg|sed -n|awk|sort|uniq|wc|cut|tr|jq|xargs|tee|less|cat)\b/;
const READING =
  /^(?:cat|ls|head|tail|sed -n|grep|rg|find|wc|pwd|which|file|stat|tree|diff|jq|awk|printf|date|env|ps|lsof|du|df|git (?:status|log|diff|show|branch|remote|rev-parse|ls-files|ls-tree|cat-file|blame|reflog|describe|config --get|for-each-ref|merge-base|grep|rev-list|stash list|worktree list)|gh (?:pr|issue|run|repo) (?:view|list|diff|checks|status)|gh api(?!.*(?:-X|--method|-f |-F )))\b/;

/** What a compound command does, without set-up, redirections and the words around loops. */
function doingsOf(command: string): string[] {
  return partsOf(takeHeredocs(command.slice(0, LONGEST_READ)).rest)
    .map(plainDoing)
    .filter((part) => part !== "" && !SETUP.test(part));
}

function plainDoing(part: string): string {
  return flat(part.replaceAll(/\s*\d?>(?:&\d|\s*\S+)/g, ""))
    .replace(/^(?:(?:do|then|else|!|time|sudo|\{|\()\s+)+/, "")
    .replace(/^(?:\w+=\S*\s+)+/, "")
    .replace(/^\/(?:usr\/)?bin\//, "")
    .replace(/^git -C \S+ /, "git ");
}

/** `command` as it is told: its first line, without changes of folder and redirected errors. */
export function toldCommand({ command }: Pick<RunFacts, "command">): string {
  const plain = command.trim().replace(/^(?:cd [^\s;&]+ {0,4}(?:&&|;|\n) {0,4})+/, "");
  const [first = plain, ...more] = plain
    .split("\n")
    .filter((line) => line.trim() !== "" && !line.startsWith("#"));
  const told = flat(first).replaceAll(/\s*2>(?:&1|\/dev\/null)/g, "");
  return cut(more.length > 0 ? `${told} …` : told, LONGEST);
}

/** Code handed to an interpreter on the command line: a probe, run once. */
export const isProbe = ({ command }: Pick<RunFacts, "command">): boolean =>
  /\b(?:python[\d.]*|node|ruby|perl|php|deno|bun|sh|bash)\s+-(?:c|e|r|p)\b|<<-?\s*['"]?\w+/.test(command);

/** Nothing but looking, and reckoning with what was seen: it leaves no trace and blocks nothing. */
export function onlyReads({ command }: Pick<RunFacts, "command">): boolean {
  const [first = "", ...more] = doingsOf(command);
  const isReading = (part: string): boolean => READING.test(part) || FILTER.test(part);
  return (
    (first === "" || isReading(first)) && more.every((part) => isReading(part) || isProbe({ command: part }))
  );
}

/** Program and subcommand of each part that does more than filter: "go test", "npm run lint", "mise run test:ci". */
export function verbsOf({ command }: Pick<RunFacts, "command">): string[] {
  const doings = doingsOf(command).filter((part) => !FILTER.test(part));
  return doings.map((part) => {
    const words = part.split(" ");
    const taken = words[1] === "run" || words[1] === "exec" ? 3 : 2;
    return words
      .slice(0, taken)
      .filter((word, i) => i === 0 || !/^-|[/.="']/.test(word))
      .join(" ");
  });
}

/** Every command that does more than look, by its wording; in order of its last run. */
export function commandRuns({ deeds }: History): CommandRuns[] {
  const byWording = new Map<string, CommandRuns>();
  for (const deed of deeds) {
    if (deed.facts.action !== "run" || onlyReads(deed.facts)) continue;
    const command = toldCommand(deed.facts);
    const runs = (byWording.get(command)?.runs ?? 0) + 1;
    byWording.delete(command);
    byWording.set(command, { command, runs, last: deed });
  }
  return [...byWording.values()];
}

/** "exit 0, 41 passed", "3 failed, 41 passed", "failed". */
export function toldOutcome({ outcome }: Deed): string {
  if (!outcome) return "no result";
  const { tests, exitCode, failed } = outcome;
  const code = exitCode === undefined ? (failed ? "failed" : "done") : `exit ${exitCode}`;
  if (!tests) return code;
  const counts = [tests.failed > 0 ? `${tests.failed} failed` : "", `${tests.passed} passed`]
    .filter(Boolean)
    .join(", ");
  return `${code}, ${counts}`;
}

/** By verb, the message in which it last passed. */
export function lastPasses({ deeds }: History): Map<string, number> {
  const passes = new Map<string, number>();
  for (const { facts, outcome, at } of deeds) {
    if (facts.action !== "run" || !outcome || outcome.failed) continue;
    for (const verb of verbsOf(facts)) passes.set(verb, at);
  }
  return passes;
}

/** Each thing that the failed command did has passed since. */
export const isMended = ({ facts, at }: Deed, passes: ReadonlyMap<string, number>): boolean =>
  facts.action === "run" && verbsOf(facts).every((verb) => (passes.get(verb) ?? -1) > at);
