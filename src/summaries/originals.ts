import type { MessageEntry, Part } from "../engine/entries.ts";
import type { Sequence } from "../engine/sequence.ts";
import { counted, t } from "../l10n/l10n.ts";

const ROLES: Readonly<Record<MessageEntry["role"], string>> = {
  system: t("System"),
  user: t("User"),
  assistant: t("Assistant"),
  tool: t("Tool results"),
};

const STATES: Readonly<Record<MessageEntry["status"], string>> = {
  complete: "",
  stopped: ` · ${t("stopped")}`,
  failed: ` · ${t("failed")}`,
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
  const bodies = parts.map(printPart).filter((text) => text !== "");
  return [`## ${number} · ${ROLES[role]} · ${time} UTC${STATES[status]}`, ...bodies].join("\n\n");
}

function printPart(part: Part): string {
  switch (part.kind) {
    case "text":
      return part.text.trim();
    case "reasoning":
      return `*${t("Reasoning")}*\n\n${fenced(part.text, "text")}`;
    case "call":
      return `${t("*Calls* {0}", `\`${part.tool}\``)}\n\n${fenced(part.args, "json")}`;
    case "result":
      return `${t(part.isError ? "*Result of* {0} (failed)" : "*Result of* {0}", `\`${part.tool}\``)}\n\n${fenced(part.text, "text")}`;
    case "media":
      return `*${part.media.mediaType}* ${part.media.name ?? ""}, ${counted(part.media.bytes, "{0} byte", "{0} bytes")}`;
  }
}

/** In a fence that is longer than any inside. */
function fenced(text: string, language: string): string {
  const longest = (text.match(/`{3,}/g) ?? []).reduce((most, { length }) => Math.max(most, length), 2);
  const fence = "`".repeat(longest + 1);
  return `${fence}${language}\n${text}\n${fence}`;
}
