import type { MessageEntry } from "../entries.ts";

/** What the user asked last among these messages. */
export function newestRequest(messages: readonly MessageEntry[]): string | undefined {
  const asked = messages.findLast(({ role }) => role === "user");
  const text = asked?.parts
    .map((part) => (part.kind === "text" ? part.text : ""))
    .join("\n")
    .trim();
  return text || undefined;
}
