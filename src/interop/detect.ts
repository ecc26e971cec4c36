import { isHeader } from "./anchored/importer.ts";
import { fields } from "./fields.ts";
import { foreignFormat } from "./foreign.ts";
import type { Found } from "./found.ts";
import type { Format } from "./imported.ts";
import { openAiMessage } from "./openai/message.ts";

/** The format when it can be imported; else `foreign`: what the file seems to be, if anything. */
export type Detected = { readonly format: Format } | { readonly format?: never; readonly foreign?: string };

/** Judges by content alone: names say little (JSON Lines are called .json, .log, .txt …). */
export function detect(found: readonly Found[]): Detected {
  if (found[0] && found[0].key === undefined && isHeader(found[0].value)) return { format: "anchored-chat" };
  if (found.some(isClaudeMessage)) return { format: "claude-code" };
  const foreign = foreignFormat(found);
  if (foreign !== undefined) return { foreign };
  if (found.some(isClaudeSideRow)) return { format: "claude-code" };
  return found.some(isOpenAi) ? { format: "openai" } : {};
}

function isClaudeMessage({ key, value }: Found): boolean {
  const { type, uuid, sessionId, message } = fields(value);
  if (key !== undefined || (uuid ?? sessionId) === undefined) return false;
  return (type === "user" || type === "assistant") && "content" in fields(message);
}

/** A log may hold nothing but these: one that was opened and closed at once. */
function isClaudeSideRow({ key, value }: Found): boolean {
  const { type, uuid, sessionId, leafUuid, messageId } = fields(value);
  const isMarked = (uuid ?? sessionId ?? leafUuid ?? messageId) !== undefined;
  return key === undefined && isMarked && SIDE_ROWS.includes(type);
}

const SIDE_ROWS: readonly unknown[] = [
  "system",
  "summary",
  "progress",
  "file-history-snapshot",
  "queue-operation",
];

function isOpenAi({ key, value }: Found): boolean {
  if (key === "messages" || key === "traj") return isMessage(value);
  if (key === "simulations") return hasMessages(messagesOf(value));
  if (key !== undefined) return false;
  const { messages, traj, simulations } = fields(value);
  const lists = [value, messages, traj, ...(Array.isArray(simulations) ? simulations.map(messagesOf) : [])];
  return isMessage(value) || lists.some(hasMessages);
}

const messagesOf = (value: unknown): unknown => fields(value)["messages"];

const hasMessages = (value: unknown): boolean => Array.isArray(value) && value.slice(0, 20).some(isMessage);

const ROLES = ["system", "developer", "user", "assistant", "tool", "function"];

function isMessage(value: unknown): boolean {
  const message = openAiMessage.safeParse(value).data;
  if (!message || !ROLES.includes(message.role)) return false;
  return (
    message.content !== undefined || message.tool_calls !== undefined || message.function_call !== undefined
  );
}
