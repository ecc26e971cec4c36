import { createReadStream } from "node:fs";

import { importConversation } from "../../../../src/interop/importConversation.ts";
import type { Imported, ImportedItem, ImportOptions } from "../../../../src/interop/imported.ts";
import type { Transcript } from "../../../support/transcripts.ts";

/** What a file holds: of its import, or of its raw JSON in the plainest way, with nothing of the importer. */
export interface Count {
  user: number;
  assistant: number;
  system: number;
  calls: number;
  results: number;
  characters: number;
}

export const none = (): Count => ({ user: 0, assistant: 0, system: 0, calls: 0, results: 0, characters: 0 });

export async function importFile({ name, path }: Transcript, options?: ImportOptions): Promise<Imported> {
  const outcome = await importConversation({ name, chunks: createReadStream(path) }, options);
  if (outcome.kind !== "imported") throw new Error(`${name} was not imported: ${JSON.stringify(outcome)}`);
  return outcome;
}

export function countOf(items: readonly ImportedItem[]): Count {
  const count = none();
  for (const item of items) {
    if (item.kind === "compaction") continue;
    if (item.role !== "tool") count[item.role]++;
    for (const part of item.parts) {
      if (part.kind === "call") count.calls++;
      if (part.kind === "result") count.results++;
      if ("text" in part) count.characters += part.text.length;
    }
  }
  return count;
}

/** Tool messages that do not stand behind the message whose calls they answer. */
export function misplaced(items: readonly ImportedItem[]): readonly ImportedItem[] {
  return items.filter((item, i) => {
    if (item.kind !== "message" || item.role !== "tool") return false;
    const before = items[i - 1];
    const calls = before?.kind === "message" ? before.parts : [];
    const ids = calls.flatMap((part) => (part.kind === "call" ? [part.callId] : []));
    return !item.parts.every((part) => part.kind === "result" && ids.includes(part.callId));
  });
}
