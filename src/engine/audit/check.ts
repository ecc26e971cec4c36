import type { KnownFact } from "./facts.ts";
import type { Stated } from "./stated.ts";

/** Whether the summary states the fact (row A2). */
export function isStated({ kind, sign }: KnownFact, stated: Stated): boolean {
  switch (kind) {
    case "fileWritten":
    case "fileRead":
      return stated.hasPath(sign);
    case "command":
      return stated.hasCommand(sign);
    case "number":
    case "version":
    case "id":
    case "url":
      return stated.hasValue(sign);
    case "constraint":
    case "unresolvedError":
    case "planItem":
      return stated.says(sign);
    case "pin":
      // It stays in the prompt word for word (row S10).
      return true;
  }
}

/** The weighted share of `facts` that are in `found`; 1 where there are none. */
export function coverageOf(facts: readonly KnownFact[], found: readonly KnownFact[]): number {
  const all = weightOf(facts);
  return all === 0 ? 1 : weightOf(found) / all;
}

const weightOf = (facts: readonly KnownFact[]): number => facts.reduce((sum, { weight }) => sum + weight, 0);
