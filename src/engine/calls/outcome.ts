import type { ResultPart } from "../entries.ts";
import type { CallFacts } from "./facts.ts";
import { toolKey } from "./names.ts";
import { outputOf } from "./output.ts";
import { testCounts, type TestCounts } from "./tests.ts";

/** How a call ended, as far as its result tells. */
export interface Outcome {
  readonly failed: boolean;
  /** Characters and lines of the output, wrapping left out. */
  readonly characters: number;
  readonly lines: number;
  readonly exitCode?: number;
  /** Of a search or listing. */
  readonly matches?: number;
  readonly tests?: TestCounts;
  /** First and last line of what a failed call printed; the same when there is only one. */
  readonly error?: { readonly first: string; readonly last: string };
}

/** What `result` says about the call of which `facts` are known. */
export function outcomeOf(facts: CallFacts, result: Pick<ResultPart, "text" | "isError" | "tool">): Outcome {
  const output = outputOf(result.text);
  const exitCode = output.exitCode ?? impliedExitCode(facts, result);
  const tests = facts.action === "run" ? testCounts(output.text) : undefined;
  const failed = result.isError || (exitCode ?? 0) !== 0 || (tests?.failed ?? 0) > 0;
  const error = failed ? errorIn(output.text) : undefined;
  const matches = failed ? undefined : matchesIn(facts, output.text);
  return {
    failed,
    characters: output.text.length,
    lines: linesIn(output.text),
    ...(exitCode === undefined ? {} : { exitCode }),
    ...(matches === undefined ? {} : { matches }),
    ...(tests ? { tests } : {}),
    ...(error ? { error } : {}),
  };
}

/** Claude Code and pi report a failed command as an error with its code, a good one without any. */
function impliedExitCode(
  facts: CallFacts,
  { isError, tool }: Pick<ResultPart, "isError" | "tool">,
): number | undefined {
  return facts.action === "run" && !isError && toolKey(tool) === "bash" ? 0 : undefined;
}

/** Lines that hold something at the end of which nothing is missing: "a\nb\n" has two. */
function linesIn(text: string): number {
  const trimmed = text.trimEnd();
  if (trimmed === "") return 0;
  let count = 1;
  for (let at = trimmed.indexOf("\n"); at >= 0; at = trimmed.indexOf("\n", at + 1)) count++;
  return count;
}

function errorIn(text: string): Outcome["error"] {
  const trimmed = text.trim();
  if (trimmed === "") return undefined;
  const first = trimmed.slice(0, indexOr(trimmed.indexOf("\n"), trimmed.length)).trim();
  return { first, last: trimmed.slice(trimmed.lastIndexOf("\n") + 1).trim() };
}

const indexOr = (index: number, otherwise: number): number => (index < 0 ? otherwise : index);

const NONE = /^(?:\(?no (?:\w+ )?(?:matches|files|results|entries|output)\b|nothing (?:found|matches))/i;
const COUNTED =
  /^(?:found )?(\d+) (?:total )?(?:\w+ )?(?:match(?:es)?|files?|results?|occurrences?|entries|lines?)\b/im;
/** What a search prints besides its matches. */
const NO_MATCH = /^(?:\s*|--|found \d+ .*|\[?(?:showing|results? (?:is|are)|\(results|\d+ more).*)$/i;
const CONTEXT_LINE = /^(?:\S*?-)?\d+-/;

function matchesIn({ action }: CallFacts, text: string): number | undefined {
  if (action !== "search" && action !== "list") return undefined;
  const trimmed = text.trim();
  if (NONE.test(trimmed)) return 0;
  const counted = COUNTED.exec(trimmed.slice(0, 200));
  if (counted) return Number(counted[1]);
  return trimmed.split("\n").filter((line) => !NO_MATCH.test(line) && !CONTEXT_LINE.test(line)).length;
}
