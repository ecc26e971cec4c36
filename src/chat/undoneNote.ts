import { describeCall } from "../engine/calls/describe.ts";
import { type Entry, type MessageEntry, type NewEntry, partKey } from "../engine/entries.ts";
import { estimated } from "./counting.ts";

/** What the model is told of an edit that the user has put back; undefined where there is no such call. `key`: its part's. */
export function undoneNote(entries: readonly Entry[], key: string): NewEntry<MessageEntry> | undefined {
  for (const entry of entries.toReversed()) {
    if (entry.kind !== "message") continue;
    const part = entry.parts.findIndex((_, index) => partKey({ message: entry.id, part: index }) === key);
    const call = entry.parts[part];
    if (call?.kind !== "call") continue;
    const text = `I have undone your edit of ${pathOf(describeCall(call))}: it is as it was before.`;
    const parts = [estimated({ kind: "text", text })];
    return { kind: "message", role: "user", status: "complete", parts, undoes: { message: entry.id, part } };
  }
  return undefined;
}

function pathOf(facts: ReturnType<typeof describeCall>): string {
  if (facts.action === "write") return facts.path;
  return facts.action === "edit" ? (facts.changes[0]?.path ?? "the file") : "the file";
}
