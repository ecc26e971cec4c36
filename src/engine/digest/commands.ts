import type { RunFacts } from "../calls/facts.ts";
import { cut, flat } from "../calls/wording.ts";
import type { Deed, History } from "./history.ts";

/** One command of the head, however often it ran. */
export interface CommandRuns {
  readonly command: string;
  readonly runs: number;
  readonly last: Deed;
}

const LONGEST = 160;
const SETUP = /^(?:cd|export|source|set|echo|sleep|true)\b/;
const READING =
  /^(?:cat|ls|head|tail|sed -n|grep|rg|find|wc|pwd|which|file|stat|tree|diff|jq|awk|printf|date|env|ps|lsof|du|df|git (?:status|log|diff|show|branch|remote|rev-parse|ls-files|ls-tree|cat-file|blame|reflog|describe|config --get|for-each-ref|merge-base|grep|rev-list|stash list|worktree list)|gh (?:pr|issue|run|repo) (?:view|list|diff|checks|status)|gh api(?!.*(?:-X|--method|-f |-F )))\b/;

/** The parts of a compound command that do something, without set-up and redirections. */
function partsOf(command: string): string[] {
  return flat(command.replace(/<<-?\s*['"]?(\w+)['"]?[\s\S]*?\n\1\b/g, ""))
    .split(/\s*(?:&&|\|\||;)\s*/)
    .map((part) => part.replace(/\s*\d?>(?:&\d|\s*\S+)/g, "").replace(/^(?:\w+=\S*\s+)+/, "").trim())
    .filter((part) => part !== "" && !SETUP.test(part));
}

/** `command` as it is told: without changes of folder and redirections, on one line. */
export const toldCommand = ({ command }: RunFacts): string =>
  cut(flat(command).replace(/^(?:cd \S+ && )+/, "").replaceAll(/\s*2>(?:&1|\/dev\/null)/g, ""), LONGEST);

/** Nothing but looking: it leaves no trace and blocks nothing. */
export const onlyReads = ({ command }: RunFacts): boolean => partsOf(command).every((part) => READING.test(part));

/** Program and subcommand of each part: "go test", "npm run lint", "mise run test:ci". */
export function verbsOf({ command }: RunFacts): string[] {
  return partsOf(command).map((part) => {
    const words = (part.split(/\s*\|\s*/)[0] ?? part).split(" ");
    const taken = words[1] === "run" || words[1] === "exec" ? 3 : 2;
    return words.slice(0, taken).filter((word, i) => i === 0 || !/^-|[/.=]/.test(word)).join(" ");
  });
}

/** Every command that does more than look, by its wording; in order of its last run. */
export function commandRuns({ turns }: History): CommandRuns[] {
  const byWording = new Map<string, CommandRuns>();
  for (const deed of turns.flatMap(({ steps }) => steps.flatMap(({ deeds }) => deeds))) {
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
  const counts = [tests.failed > 0 ? `${tests.failed} failed` : "", `${tests.passed} passed`].filter(Boolean).join(", ");
  return `${code}, ${counts}`;
}
