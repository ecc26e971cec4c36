import { failingTests } from "../calls/tests.ts";
import { cut, flat } from "../calls/wording.ts";
import {
  commandRuns,
  isMended,
  isProbe,
  lastPasses,
  toldOutcome,
  verbsOf,
  type CommandRuns,
} from "./commands.ts";
import type { Deed, History } from "./history.ts";

/** A command that failed and never passed afterwards. */
export interface Fault {
  readonly at: number;
  readonly command: string;
  /** The lines of its output that say what is wrong. */
  readonly errors: readonly string[];
  /** The command with its outcome and its errors. */
  readonly text: string;
}

/** Lines that name a fault, in the words of compilers, shells and test runners. */
const FAULT =
  /\b(?:error|fail(?:ed|ure)?|fatal|panic|exception|undefined|cannot|can't|could not|unable|unexpected|expected|not found|no such|denied|refused|missing|invalid|conflict|mismatch|timed? ?out|assert\w*|Traceback)\b/i;
const LINE = 180;
const MOST_LINES = 3;

/** Unresolved errors, the newest first, at most `most`. */
export function openFaults(history: History, most: number): Fault[] {
  const passed = lastPasses(history);
  return commandRuns(history)
    .filter(({ last }) => last.outcome?.failed && isWork(last) && !isMended(last, passed))
    .slice(-most)
    .toReversed()
    .map(faultOf);
}

/** As assistants report a call that the user did not let happen. */
const REFUSED =
  /^\W*(?:the )?(?:user|tool use|operation) (?:doesn't want|does not want|was (?:rejected|denied|cancell?ed)|declined|rejected|denied|cancell?ed)/i;

/** A failed probe and a refused call block nothing. */
const isWork = ({ facts, output }: Deed): boolean =>
  facts.action === "run" && !isProbe(facts) && !REFUSED.test(output.slice(0, 200));

/** Lines of an earlier summary without those that quote a command that passes now. */
export function stillFaulty(lines: readonly string[], history: History): string[] {
  const passed = lastPasses(history);
  return lines.filter((line) => !namesPassed(line, passed));
}

function namesPassed(line: string, passes: ReadonlyMap<string, number>): boolean {
  const command = /`([^`]+)`/.exec(line)?.[1];
  if (command === undefined) return false;
  const verbs = verbsOf({ command });
  return verbs.length > 0 && verbs.every((verb) => passes.has(verb));
}

function faultOf({ command, runs, last }: CommandRuns): Fault {
  const times = runs > 1 ? ` (×${runs})` : "";
  const errors = errorLines(last.output).map((line) => cut(line, LINE));
  const told = errors.length === 0 ? "" : `: ${errors.join(" / ")}`;
  return { at: last.at, command, errors, text: `\`${command}\`${times} → ${toldOutcome(last)}${told}` };
}

/** Failing tests by name, lines with words of failure, else the last ones. */
function errorLines(output: string): string[] {
  const tests = failingTests(output);
  const lines = output
    .split("\n")
    .map(flat)
    .filter((line) => /\p{L}/u.test(line));
  const faults = [...new Set(lines.filter((line) => FAULT.test(line)))];
  const told = faults.length > 0 ? faults.slice(0, MOST_LINES) : lines.slice(-MOST_LINES);
  return tests.length > 0 ? [`failing: ${tests.join(", ")}`, ...told.slice(0, 2)] : told;
}
