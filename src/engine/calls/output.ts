import { isRecord, numberArg, parseJson, textArg } from "./args.ts";
import { withoutBlocks } from "./blocks.ts";
import type { Action } from "./facts.ts";

/** What a tool printed, without the wrapping that some assistants put around it. */
export interface Output {
  readonly text: string;
  readonly exitCode?: number;
}

/** Where a wrapping stands: never far from an end of the text. Characters. */
const EDGE = 300;
const LONGEST_JSON = 200_000;

/** mini-swe-agent. */
const TAGGED = /^\s{0,9}<returncode>(-?\d+)<\/returncode>\s{0,9}/;
/** Codex: some lines of figures, then "Output:". */
const PREAMBLE = /^(?:[A-Z][\w ]{2,30}:? [^\n]*\n){1,6}Output:\n/;
const EXIT_CODE =
  /^[^\S\n]{0,9}[[(<]?(?:(?:the )?(?:process|command|shell|bash) )?(?:exit(?:ed)?(?: with)?(?: exit)?(?: code| status)?|returncode|return code|failed with exit code|terminated with exit code)[:=]?[^\S\n]{1,9}(-?\d+)\b[\])>.]*[^\S\n]*$/im;
const TOOL_ERROR = /^<tool_use_error>([\s\S]*)<\/tool_use_error>\s*$/;

/** `result` of a call that did `action` as it was printed, and the exit code where it is told. */
export function outputOf(action: Action, result: string): Output {
  const text = result.includes("<system") ? withoutBlocks(result, isReminder) : result;
  // Of other actions the result is a file's text: whatever stands in it is content.
  const unwrapped = action === "run" || action === "other" ? unwrap(text) : { text };
  return { ...unwrapped, text: unwrapped.text.replace(TOOL_ERROR, "$1") };
}

const isReminder = (name: string): boolean => /^system[-_]reminder$/.test(name);

function unwrap(text: string): Output {
  const unwrapped = jsonOutput(text) ?? taggedOutput(text);
  if (unwrapped) return unwrapped;
  const exitCode = exitCodeIn(text);
  const body = text.replace(PREAMBLE, "");
  return exitCode === undefined ? { text: body } : { text: withoutExitLine(body), exitCode };
}

function exitCodeIn(text: string): number | undefined {
  const found = EXIT_CODE.exec(text.slice(0, EDGE)) ?? EXIT_CODE.exec(text.slice(-EDGE));
  return found ? Number(found[1]) : undefined;
}

/** The line that tells the code is not output; it is the first or the last one. */
function withoutExitLine(text: string): string {
  const trimmed = text.trimEnd();
  const first = trimmed.indexOf("\n");
  const last = trimmed.lastIndexOf("\n");
  if (EXIT_CODE.test(trimmed.slice(0, first < 0 ? EDGE : first).slice(0, EDGE)))
    return first < 0 ? "" : trimmed.slice(first + 1);
  const isTold = last >= 0 && EXIT_CODE.test(trimmed.slice(last + 1).slice(0, EDGE));
  return isTold ? trimmed.slice(0, last).trimEnd() : text;
}

/** Codex, Gemini CLI and others: `{"output": "…", "metadata": {"exit_code": 0}}`. */
function jsonOutput(result: string): Output | undefined {
  if (!result.startsWith("{") || result.length > LONGEST_JSON) return undefined;
  const value = parseJson(result);
  if (!isRecord(value)) return undefined;
  const metadata = isRecord(value["metadata"]) ? value["metadata"] : value;
  const exitCode = numberArg(metadata, "exit_code", "exitCode", "returncode", "return_code");
  const printed = [textArg(value, "output", "stdout"), textArg(value, "stderr")].filter(Boolean).join("\n");
  if (exitCode === undefined && printed === "") return undefined;
  return exitCode === undefined ? { text: printed } : { text: printed, exitCode };
}

function taggedOutput(result: string): Output | undefined {
  const tagged = TAGGED.exec(result);
  if (!tagged) return undefined;
  const text = result
    .slice(tagged[0].length)
    .replace(/^<output>\n?/, "")
    .trimEnd();
  return {
    text: text.endsWith("</output>") ? text.slice(0, -"</output>".length).trimEnd() : text,
    exitCode: Number(tagged[1]),
  };
}
