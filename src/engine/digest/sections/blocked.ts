import { failingTests } from "../../calls/tests.ts";
import { cut, flat } from "../../calls/wording.ts";
import { carried, listDraft, type Line } from "../drafts.ts";
import type { Draft } from "../fit.ts";
import type { Head } from "../head.ts";
import {
  commandRuns,
  isMended,
  isProbe,
  lastPasses,
  toldOutcome,
  verbsOf,
  type CommandRuns,
} from "../reading/commands.ts";
import type { Deed } from "../reading/history.ts";

/** Lines that name a fault, in the words of compilers, shells and test runners. */
const FAULT =
  /\b(?:error|fail(?:ed|ure)?|fatal|panic|exception|undefined|cannot|can't|could not|unable|unexpected|expected|not found|no such|denied|refused|missing|invalid|conflict|mismatch|timed? ?out|assert\w*|Traceback)\b/i;
const LINE = 180;
const MOST_LINES = 3;
const MOST_FAULTS = 8;

/** Blocked: commands that failed and never passed afterwards, with their error lines; the newest first. */
export function blockedDraft({ history, earlier, focus }: Head): Draft {
  const passed = lastPasses(history);
  const open = commandRuns(history).filter(
    ({ last }) => last.outcome?.failed && isWork(last) && !isMended(last, passed),
  );
  const lines = open
    .toReversed()
    .slice(0, MOST_FAULTS)
    .map((run): Line => ({ order: run.last.at, text: faultLine(run) }));
  const old = earlier.lines("Blocked").filter((text) => !namesPassed(text, passed));
  return listDraft({ heading: "Blocked", share: 0.08 }, [...lines, ...carried(old)], focus);
}

/** As assistants report a call that the user did not let happen. */
const REFUSED =
  /^\W*(?:the )?(?:user|tool use|operation) (?:doesn't want|does not want|was (?:rejected|denied|cancell?ed)|declined|rejected|denied|cancell?ed)/i;

/** A failed probe and a refused call block nothing. */
const isWork = ({ facts, output }: Deed): boolean =>
  facts.action === "run" && !isProbe(facts) && !REFUSED.test(output.slice(0, 200));

/** The previous summary's line quotes a command that passes now. */
function namesPassed(line: string, passes: ReadonlyMap<string, number>): boolean {
  const command = /`([^`]+)`/.exec(line)?.[1];
  if (command === undefined) return false;
  const verbs = verbsOf({ command });
  return verbs.length > 0 && verbs.every((verb) => passes.has(verb));
}

function faultLine({ command, runs, last }: CommandRuns): string {
  const times = runs > 1 ? ` (×${runs})` : "";
  const faults = faultLines(last.output)
    .map((line) => cut(line, LINE))
    .join(" / ");
  return `\`${command}\`${times} → ${toldOutcome(last)}${faults === "" ? "" : `: ${faults}`}`;
}

/** The lines that say what is wrong: failing tests by name, lines with words of failure, else the last ones. */
function faultLines(output: string): string[] {
  const tests = failingTests(output);
  const lines = output
    .split("\n")
    .map(flat)
    .filter((line) => /\p{L}/u.test(line));
  const faults = [...new Set(lines.filter((line) => FAULT.test(line)))];
  const told = faults.length > 0 ? faults.slice(0, MOST_LINES) : lines.slice(-MOST_LINES);
  return tests.length > 0 ? [`failing: ${tests.join(", ")}`, ...told.slice(0, 2)] : told;
}
