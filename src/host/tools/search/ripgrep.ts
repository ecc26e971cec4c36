import { spawn } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";

import { ToolProblem } from "../../../tools/problem.ts";
import { onFiles } from "../files/diskProblem.ts";

export interface RipgrepRun {
  readonly program: string;
  /** Never through a shell. */
  readonly args: readonly string[];
  readonly cwd: string;
  readonly signal: AbortSignal;
}

/** Milliseconds; after that what was found so far is the answer. */
const TIME_LIMIT = 20_000;

/** Characters of what it says about a bad pattern. */
const MOST_ERRORS = 2_000;

/** Exit code 2: an error, perhaps beside matches; 1 says that nothing was found. */
const FAILED = 2;

/**
 * Hands each line of ripgrep's output to `take` until that returns false, and
 * tells whether it came to its end. The process does not outlive the call.
 */
export async function ripgrep(
  { program, args, cwd, signal }: RipgrepRun,
  take: (line: string) => boolean,
): Promise<{ readonly isWhole: boolean }> {
  signal.throwIfAborted();
  const limit = AbortSignal.any([signal, AbortSignal.timeout(TIME_LIMIT)]);
  const child = spawn(program, args, { cwd, stdio: ["ignore", "pipe", "pipe"], windowsHide: true });
  const kill = (): boolean => child.kill("SIGKILL");
  limit.addEventListener("abort", kill, { once: true });
  let errors = "";
  child.stderr.setEncoding("utf8").on("data", (text: string) => {
    errors = (errors + text).slice(0, MOST_ERRORS);
  });
  const closed = once(child, "close");
  // Where it cannot be started, this is thrown below.
  closed.catch(() => undefined);
  let isWhole = true;
  try {
    for await (const line of createInterface({ input: child.stdout.setEncoding("utf8") })) {
      isWhole = take(line);
      if (!isWhole) break;
    }
    if (!isWhole) kill();
    const [code] = await onFiles(() => closed);
    signal.throwIfAborted();
    if (code === FAILED && errors !== "") throw new ToolProblem(wordsOf(errors));
    return { isWhole: isWhole && !limit.aborted };
  } finally {
    kill();
    limit.removeEventListener("abort", kill);
  }
}

/** "rg: regex parse error: …", without the name of a program that nobody has called. */
const wordsOf = (errors: string): string => errors.replace(/^rg: /gm, "").trim();
