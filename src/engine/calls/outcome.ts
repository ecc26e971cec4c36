import type { ResultPart } from "../entries.ts";
import type { CallFacts } from "./facts.ts";
import { toolKey } from "./names.ts";
import { outputOf } from "./output.ts";
import { testCounts, type TestCounts } from "./tests.ts";
import { linesIn } from "./wording.ts";

/** How a call ended, as far as its result tells. */
export interface Outcome {
  readonly failed: boolean;
  /** Characters and lines of the output, wrapping left out. */
  readonly characters: number;
  readonly lines: number;
  readonly exitCode?: number;
  /** Matches of a search, entries of a list, replacements of an edit. */
  readonly count?: number;
  readonly tests?: TestCounts;
  /** First and last line of what a failed call printed; the same when there is only one. */
  readonly error?: { readonly first: string; readonly last: string };
}

type Result = Pick<ResultPart, "text" | "isError" | "tool">;

/** What `result` says about the call of which `facts` are known. */
export function outcomeOf(facts: CallFacts, result: Result): Outcome {
  const output = outputOf(facts.action, result.text);
  const exitCode = output.exitCode ?? impliedExitCode(facts, result);
  const tests = facts.action === "run" && TESTING.test(facts.command) ? testCounts(output.text) : undefined;
  // A pipe hides the exit code of the runner in front of it; its counts tell.
  const failed = result.isError || (exitCode ?? 0) !== 0 || (tests?.failed ?? 0) > 0;
  const error = failed ? errorIn(output.text) : undefined;
  const count = failed ? undefined : countIn(facts, output.text);
  return {
    failed,
    characters: output.text.length,
    lines: linesIn(output.text),
    ...(exitCode === undefined ? {} : { exitCode }),
    ...(count === undefined ? {} : { count }),
    ...(tests ? { tests } : {}),
    ...(error ? { error } : {}),
  };
}

/** Commands that may run tests: others print the same words when they show a log. */
const TESTING =
  /\b(?:\w*tests?\w*|spec|jest|mocha|ava|tap|rspec|phpunit|tox|nox|go|cargo|gradlew?|mvnw?|make|rake|just|bazel|dotnet|check|verify|ci)\b/;

/** Claude Code and pi report a failed command as an error with its code, a good one without any. */
const impliedExitCode = ({ action }: CallFacts, { isError, tool }: Result): number | undefined =>
  action === "run" && !isError && toolKey(tool) === "bash" ? 0 : undefined;

function errorIn(text: string): Outcome["error"] {
  const trimmed = text.trim();
  if (trimmed === "") return undefined;
  const end = trimmed.indexOf("\n");
  const first = end < 0 ? trimmed : trimmed.slice(0, end).trim();
  return { first, last: trimmed.slice(trimmed.lastIndexOf("\n") + 1).trim() };
}

const NONE = /^(?:\(?no (?:\w+ )?(?:matches|files|results|entries|output)\b|nothing (?:found|matches))/i;
const COUNTED =
  /^(?:found )?(\d+) (?:total )?(?:\w+ )?(?:match(?:es)?|files?|results?|occurrences?|entries|lines?)\b/im;
/** What a search prints besides its matches. */
const NO_MATCH = /^(?:\s*|--|found \d+ .*|\[?(?:showing|results? (?:is|are)|\(results|\d+ more).*)$/i;
/** grep -C: "a.ts-12-…"; a path that looks like it is counted as no match. */
const CONTEXT_LINE = /^(?:[^\s:]{1,300}?-)?\d{1,7}-/;

function countIn({ action }: CallFacts, text: string): number | undefined {
  const trimmed = text.trim();
  if (action === "edit")
    return (
      Number(/\b(\d{1,6}) (?:replacements?|occurrences?)\b/.exec(trimmed.slice(0, 300))?.[1]) || undefined
    );
  if (action !== "search" && action !== "list") return undefined;
  if (NONE.test(trimmed)) return 0;
  const counted = COUNTED.exec(trimmed.slice(0, 200));
  if (counted) return Number(counted[1]);
  return trimmed.split("\n").filter((line) => !NO_MATCH.test(line) && !CONTEXT_LINE.test(line)).length;
}
