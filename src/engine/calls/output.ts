import { isRecord, numberArg, parseJson, textArg } from "./args.ts";

/** What a tool printed, without the wrapping that some assistants put around it. */
export interface Output {
  readonly text: string;
  readonly exitCode?: number;
}

/** Where a wrapping stands: never far from an end of the text. */
const EDGE = 300;
const LONGEST_JSON = 200_000;

const REMINDER = /<(system-reminder|system_reminder)>[\s\S]*?<\/\1>/g;
/** mini-swe-agent. */
const TAGGED = /^\s*<returncode>(-?\d+)<\/returncode>\s*/;
/** Codex: some lines of figures, then "Output:". */
const PREAMBLE = /^(?:[A-Z][\w ]{2,30}:? [^\n]*\n){1,6}Output:\n/;
const EXIT_CODE =
  /^[^\S\n]*[[(<]?(?:(?:the )?(?:process|command|shell|bash) )?(?:exit(?:ed)?(?: with)?(?: exit)?(?: code| status)?|returncode|return code|failed with exit code|terminated with exit code)[:=]?[^\S\n]+(-?\d+)\b[\])>.]*[^\S\n]*$/im;

/** `result` as it was printed, and the exit code where it is told. */
export function outputOf(result: string): Output {
  const unwrapped = jsonOutput(result) ?? taggedOutput(result);
  if (unwrapped) return unwrapped;
  const text = result.includes("<system") ? result.replaceAll(REMINDER, "") : result;
  const exitCode = exitCodeIn(text);
  const body = text.replace(PREAMBLE, "").replace(/^<tool_use_error>([\s\S]*)<\/tool_use_error>\s*$/, "$1");
  return exitCode === undefined ? { text: body } : { text: withoutExitLine(body), exitCode };
}

function exitCodeIn(text: string): number | undefined {
  const found = EXIT_CODE.exec(text.slice(0, EDGE)) ?? EXIT_CODE.exec(text.slice(-EDGE));
  return found ? Number(found[1]) : undefined;
}

/** The line that tells the code is not output; it is the first or the last one. */
function withoutExitLine(text: string): string {
  const lines = text.trimEnd().split("\n");
  if (EXIT_CODE.test(lines[0] ?? "")) return lines.slice(1).join("\n");
  if (EXIT_CODE.test(lines.at(-1) ?? "")) return lines.slice(0, -1).join("\n");
  return text;
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
  const text = result.slice(tagged[0].length).replace(/^<output>\n?([\s\S]*?)\n?<\/output>\s*$/, "$1");
  return { text, exitCode: Number(tagged[1]) };
}
