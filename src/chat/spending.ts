import type { Entry, Usage } from "../engine/entries.ts";
import { addUsage } from "./usage.ts";

/** Tokens, by kind, of all requests that reported them. */
export interface Spent extends Usage {
  /** US dollars, of those whose price was known; absent: of none. */
  readonly cost?: number;
}

/** What a conversation has used up, its compactions included; undefined: nothing was reported. Linear. */
export function spentIn(entries: readonly Entry[]): Spent | undefined {
  let spent: Usage | undefined;
  let cost: number | undefined;
  for (const entry of entries) {
    if (entry.kind !== "message" && entry.kind !== "compaction") continue;
    spent = addUsage(spent, entry.usage);
    if (entry.cost !== undefined) cost = (cost ?? 0) + entry.cost;
  }
  return spent && { ...spent, ...(cost === undefined ? {} : { cost }) };
}
