import { createContext, Script } from "node:vm";

import type { TextRequest } from "../../../tools/ports.ts";
import { ToolProblem } from "../../../tools/problem.ts";

/** Milliseconds for the lines of one file: nothing else runs meanwhile. */
const TIME_LIMIT = 250;

/** Run apart, as nothing else ends a pattern that never ends: `(a+)+$`. */
const SCRIPT = new Script("lines.map((line) => line.search(regex) !== -1)");

/**
 * Tells for each line whether the pattern is in it. Throws a ToolProblem for a
 * pattern that is none, or takes too long.
 */
export function linePattern({
  pattern,
  isRegex,
  isCaseSensitive,
}: Pick<TextRequest, "pattern" | "isRegex" | "isCaseSensitive">): (lines: readonly string[]) => boolean[] {
  const source = isRegex ? pattern : pattern.replace(/[\\^$.*+?()[\]{}|]/g, "\\$&");
  const regex = compiled(source, isCaseSensitive ? "u" : "iu");
  return (lines) => {
    try {
      return SCRIPT.runInContext(createContext({ lines, regex }), { timeout: TIME_LIMIT });
    } catch (error) {
      if (!isTimeout(error)) throw error;
      throw new ToolProblem("The pattern takes too long. Use a simpler one, without nested repetition.");
    }
  };
}

function compiled(source: string, flags: string): RegExp {
  try {
    return new RegExp(source, flags);
  } catch (error) {
    const message = error instanceof Error ? error.message : "The pattern is no regular expression.";
    throw new ToolProblem(message, { cause: error });
  }
}

/** It comes from the script's own realm, where `Error` is another class. */
const isTimeout = (error: unknown): boolean =>
  typeof error === "object" &&
  error !== null &&
  "code" in error &&
  error.code === "ERR_SCRIPT_EXECUTION_TIMEOUT";
