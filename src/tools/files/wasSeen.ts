import { describeCall } from "../../engine/calls/describe.ts";
import { changedPaths, pathsOf } from "../../engine/calls/facts.ts";
import { knownAction } from "../../engine/calls/names.ts";
import type { Entry, Part } from "../../engine/entries.ts";
import { isSamePath } from "../../engine/restore/wanted.ts";

/**
 * Whether a call in the log read or wrote the file, or a compaction showed it
 * again; `names` are all that it goes by. Linear, newest first.
 */
export function wasSeen(entries: readonly Entry[], names: readonly string[]): boolean {
  const succeeded = new Set<string>();
  const isIt = (path: string): boolean => names.some((name) => isSamePath(path, name));
  for (const entry of entries.toReversed()) {
    if (
      entry.kind === "compaction" &&
      entry.restored?.some(({ kind, name }) => kind === "file" && isIt(name))
    )
      return true;
    if (entry.kind !== "message") continue;
    for (const part of entry.parts) if (part.kind === "result" && !part.isError) succeeded.add(part.callId);
    if (entry.parts.some((part) => touchedBy(part, succeeded).some(isIt))) return true;
  }
  return false;
}

function touchedBy(part: Part, succeeded: ReadonlySet<string>): readonly string[] {
  if (part.kind !== "call" || !succeeded.has(part.callId)) return [];
  const action = knownAction(part.tool);
  if (action !== "read" && action !== "write" && action !== "edit") return [];
  const facts = describeCall(part);
  return facts.action === "read" ? pathsOf(facts) : changedPaths(facts);
}
