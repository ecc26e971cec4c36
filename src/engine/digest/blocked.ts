import { failingTests } from "../calls/tests.ts";
import { cut, flat } from "../calls/wording.ts";
import { commandRuns, toldCommand, toldOutcome, verbsOf } from "./commands.ts";
import { listDraft, type Line } from "./drafts.ts";
import type { Earlier } from "./earlier.ts";
import type { Draft } from "./fit.ts";
import type { Deed, History } from "./history.ts";

/** Lines that name a fault, in the words of compilers, shells and test runners. */
const FAULT =
  /\b(?:error|fail(?:ed|ure)?|fatal|panic|exception|undefined|cannot|can't|could not|unable|unexpected|expected|not found|no such|denied|refused|missing|invalid|conflict|mismatch|timed? ?out|assert\w*|Traceback)\b/i;
const LINE = 180;
const MOST_LINES = 3;
const MOST_FAULTS = 8;

/** Blocked: commands that failed and never passed afterwards, with their error lines; the newest first. */
export function blockedDraft(history: History, earlier: Earlier): Draft {
  const passed = lastPasses(history);
  const open = commandRuns(history).filter(({ last }) => last.outcome?.failed && !isMended(last, passed));
  const lines: Line[] = open
    .toReversed()
    .slice(0, MOST_FAULTS)
    .map(({ last, runs }) => ({ order: last.at, text: faultLine(last, runs) }));
  const carried = earlier
    .lines("Blocked")
    .filter((text) => !namesPassed(text, passed))
    .map((text, i) => ({ text, order: i - 1_000 }));
  return listDraft({ heading: "Blocked", share: 0.08 }, [...lines, ...carried]);
}

/** By verb, the message in which it last passed. */
function lastPasses({ turns }: History): Map<string, number> {
  const passes = new Map<string, number>();
  for (const { facts, outcome, at } of turns.flatMap(({ steps }) => steps.flatMap(({ deeds }) => deeds))) {
    if (facts.action !== "run" || !outcome || outcome.failed) continue;
    for (const verb of verbsOf(facts)) passes.set(verb, at);
  }
  return passes;
}

/** Each thing that the failed command did has passed since. */
function isMended({ facts, at }: Deed, passes: ReadonlyMap<string, number>): boolean {
  return facts.action === "run" && verbsOf(facts).every((verb) => (passes.get(verb) ?? -1) > at);
}

/** The previous summary's line quotes a command that passes now. */
function namesPassed(line: string, passes: ReadonlyMap<string, number>): boolean {
  const command = /`([^`]+)`/.exec(line)?.[1];
  if (command === undefined) return false;
  const verbs = verbsOf({ action: "run", command });
  return verbs.length > 0 && verbs.every((verb) => passes.has(verb));
}

function faultLine(deed: Deed, runs: number): string {
  const command = deed.facts.action === "run" ? toldCommand(deed.facts) : deed.tool;
  const times = runs > 1 ? ` (×${runs})` : "";
  const faults = faultLines(deed.output).map((line) => cut(line, LINE)).join(" ⏎ ");
  return `\`${command}\`${times} → ${toldOutcome(deed)}${faults === "" ? "" : `: ${faults}`}`;
}

/** The lines that say what is wrong: failing tests by name, else lines with words of failure, else the last ones. */
export function faultLines(output: string): string[] {
  const tests = failingTests(output);
  const lines = output.split("\n").map(flat).filter((line) => /\p{L}/u.test(line));
  const faults = [...new Set(lines.filter((line) => FAULT.test(line)))];
  const told = faults.length > 0 ? faults.slice(0, MOST_LINES) : lines.slice(-MOST_LINES);
  return tests.length > 0 ? [`failing: ${tests.join(", ")}`, ...told.slice(0, 2)] : told;
}
