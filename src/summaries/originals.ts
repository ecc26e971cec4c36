import type { MessageEntry, Part } from "../engine/entries.ts";
import type { Sequence } from "../engine/sequence.ts";

const ROLES: Readonly<Record<MessageEntry["role"], string>> = {
  system: "System",
  user: "User",
  assistant: "Assistant",
  tool: "Tool results",
};

/**
 * Messages `from` … `to` of the log (from 1, both included) word for word, as
 * Markdown; undefined where there are none of these numbers. Linear in their text.
 */
export function printOriginals(
  messages: Sequence<MessageEntry>,
  { from, to }: { readonly from: number; readonly to: number },
): string | undefined {
  const shown = messages.slice(from - 1, Math.min(to, messages.length));
  if (shown.length === 0) return undefined;
  return `${shown.map((message, i) => print(message, from + i)).join("\n\n")}\n`;
}

function print({ role, parts, at, status }: MessageEntry, number: number): string {
  const time = new Date(at).toISOString().slice(0, 16).replace("T", " ");
  const state = status === "complete" ? "" : ` · ${status}`;
  const bodies = parts.map(printPart).filter((text) => text !== "");
  return [`## ${number} · ${ROLES[role]} · ${time} UTC${state}`, ...bodies].join("\n\n");
}

function printPart(part: Part): string {
  switch (part.kind) {
    case "text":
      return part.text.trim();
    case "reasoning":
      return `*Reasoning*\n\n${fenced(part.text, "text")}`;
    case "call":
      return `*Calls* \`${part.tool}\`\n\n${fenced(part.args, "json")}`;
    case "result":
      return `*Result of* \`${part.tool}\`${part.isError ? " (failed)" : ""}\n\n${fenced(part.text, "text")}`;
    case "media":
      return `*${part.media.mediaType}* ${part.media.name ?? ""}, ${part.media.bytes.toLocaleString("en")} bytes`;
  }
}

/** In a fence that is longer than any inside. */
function fenced(text: string, language: string): string {
  const longest = (text.match(/`{3,}/g) ?? []).reduce((most, { length }) => Math.max(most, length), 2);
  const fence = "`".repeat(longest + 1);
  return `${fence}${language}\n${text}\n${fence}`;
}
