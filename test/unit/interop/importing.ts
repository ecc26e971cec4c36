import { expect } from "vitest";

import { importConversation, wholeFile } from "../../../src/interop/importConversation.ts";
import type { Imported, ImportedMessage, ImportOptions, Refused } from "../../../src/interop/imported.ts";

/** What becomes of a file with this content. */
export const importOf = (content: string | Uint8Array, options: ImportOptions = {}, name = "file.jsonl") =>
  importConversation(wholeFile(name, content), { now: 1_000, ...options });

/** The same, where it must succeed. */
export async function imported(content: string | Uint8Array, options?: ImportOptions): Promise<Imported> {
  const outcome = await importOf(content, options);
  if (outcome.kind !== "imported") expect.fail(`not imported: ${JSON.stringify(outcome)}`);
  return outcome;
}

/** The same, where it must be refused. */
export async function refused(content: string | Uint8Array, name?: string): Promise<Refused> {
  const outcome = await importOf(content, {}, name);
  if (outcome.kind !== "refused") expect.fail(`not refused, but ${outcome.kind}`);
  return outcome;
}

export const rowsOf = (...rows: readonly unknown[]): string =>
  rows.map((row) => `${JSON.stringify(row)}\n`).join("");

export const messagesOf = ({ items }: Imported): readonly ImportedMessage[] =>
  items.filter((item) => item.kind === "message");

/** A conversation as lines that a test can be read against: "assistant: text | call read_file#c1". */
export function outline({ items }: Imported): string[] {
  return items.map((item) =>
    item.kind === "compaction"
      ? `compaction ${item.cut ?? "-"} ${item.trigger}: ${item.summary}`
      : `${item.role}: ${item.parts.map(outlineOf).join(" | ")}`,
  );
}

function outlineOf(part: ImportedMessage["parts"][number]): string {
  switch (part.kind) {
    case "text":
      return part.text;
    case "reasoning":
      return `(${part.text})`;
    case "call":
      return `call ${part.tool}#${part.callId} ${part.args}`;
    case "result":
      return `${part.isError ? "error" : "result"} ${part.tool}#${part.callId} ${part.text}${"+media".repeat(part.media?.length ?? 0)}`;
    case "media":
      return `${part.media.mediaType} of ${part.media.bytes} bytes`;
  }
}

export const leftOut = ({ leftOut: list }: Imported): string[] =>
  list.map(({ count, what }) => `${count} ${what}`);
