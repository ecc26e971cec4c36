import type { Entry, NewEntry } from "../../../../src/engine/entries.ts";
import type { Exported, ExportFormat } from "../../../../src/interop/export/exported.ts";
import { piecesOf } from "../../../../src/interop/export/pieces.ts";
import { importConversation, wholeFile } from "../../../../src/interop/importConversation.ts";
import { record } from "../../../../src/interop/record.ts";
import { MemoryJournal } from "../../../support/chat/memoryJournal.ts";
import { logOf } from "../../../support/engine/build.ts";

export const exported = (entries: readonly NewEntry[], title = "A title"): Exported => ({
  title,
  created: Date.UTC(2026, 0, 1),
  entries: logOf(entries),
});

export const textOf = (one: Exported, format: ExportFormat): string => [...piecesOf(one, format)].join("");

/** The entries of a new conversation made from the file. */
export async function imported(file: string, name = "export.jsonl"): Promise<readonly Entry[]> {
  const outcome = await importConversation(wholeFile(name, file));
  if (outcome.kind !== "imported") throw new Error(JSON.stringify(outcome));
  const journal = new MemoryJournal();
  await record(journal, outcome);
  return journal.entries;
}
