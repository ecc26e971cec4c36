import { t } from "../l10n/l10n.ts";
import { fields } from "./fields.ts";
import type { Found } from "./found.ts";

/** Formats of other assistants that cannot be imported yet, with what gives each away. */
const FOREIGN: readonly (readonly [name: string, isIt: (found: Found) => boolean])[] = [
  [
    t("a Codex rollout"),
    rows((row) => "record_type" in row || ("payload" in row && CODEX.includes(row["type"]))),
  ],
  [
    t("a Gemini CLI chat"),
    (found) => rows((row) => "projectHash" in row)(found) || found.key === "projectHash",
  ],
  [t("a Qwen Code log"), rows((row) => "parts" in fields(row["message"]) || "systemPayload" in row)],
  [t("a pi session"), rows((row) => row["type"] === "session" && "cwd" in row)],
  [t("a SWE-agent trajectory"), member("trajectory", (step) => "action" in step || "observation" in step)],
  [t("a VS Code chat"), member("requests", (request) => "response" in request)],
  [t("a VS Code chat replay"), member("prompts", (prompt) => "logs" in prompt)],
  [t("a Copilot CLI log"), rows((row) => row["type"] === "session.start" && "data" in row)],
  [t("an opencode session"), member("messages", (message) => "info" in message && "parts" in message)],
  [t("a Cursor log"), rows((row) => "role" in row && "content" in fields(row["message"]))],
  [t("a Droid log"), rows((row) => "toolName" in row && "parameters" in row)],
  [
    t("a list of Anthropic messages"),
    (found) => rows(isAnthropic)(found) || member("messages", isAnthropic)(found),
  ],
  [t("an OpenHands trajectory"), rows((row) => "source" in row && ("action" in row || "observation" in row))],
];

const CODEX: readonly unknown[] = ["session_meta", "response_item", "event_msg", "turn_context", "compacted"];

/** What the file seems to be, with its article; `undefined` when nothing is recognized. */
export const foreignFormat = (found: readonly Found[]): string | undefined =>
  FOREIGN.find(([, isIt]) => found.some(isIt))?.[0];

type Test = (value: Readonly<Record<string, unknown>>) => boolean;

function rows(test: Test): (found: Found) => boolean {
  return ({ key, value }) => key === undefined && test(fields(value));
}

/** A member of the outermost object, whether it came in parts or within a row that is the whole file. */
function member(name: string, test: Test): (found: Found) => boolean {
  return ({ key, value }) => {
    if (key === name) return test(fields(value));
    const list = key === undefined ? fields(value)[name] : undefined;
    return Array.isArray(list) && list.slice(0, 20).some((one) => test(fields(one)));
  };
}

/** Cline's and Roo Code's tasks, and API requests: calls and results as content blocks. */
function isAnthropic(message: Readonly<Record<string, unknown>>): boolean {
  const { role, content } = message;
  if (role === undefined || !Array.isArray(content)) return false;
  return content.some((block) => ["tool_use", "tool_result"].includes(String(fields(block)["type"])));
}
