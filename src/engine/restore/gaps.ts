import { definitionsIn } from "../reading/names.ts";
import type { Lines } from "./excerpt.ts";

interface Room {
  /** Tokens that names may take, all gaps together. */
  readonly most: number;
  readonly count: (text: string) => number;
}

/** The lines between and around `shown`, which is in order, and without touching ranges. */
export function gapsOf(shown: readonly Lines[], lines: number): Lines[] {
  const ends = [0, ...shown.map(({ to }) => to)];
  const starts = [...shown.map(({ from }) => from), lines + 1];
  return ends
    .map((end, i) => ({ from: end + 1, to: (starts[i] ?? 0) - 1 }))
    .filter(({ from, to }) => from <= to);
}

/** What stands in place of each gap: its lines, and the names that it defines while there is room. */
export function marksOf(lines: readonly string[], gaps: readonly Lines[], { most, count }: Room): string[] {
  let left = most;
  return gaps.map(({ from, to }) => {
    const names: string[] = [];
    for (const name of definitionsIn(lines.slice(from - 1, to).join("\n")).keys()) {
      const cost = count(name) + 1;
      if (cost > left) break;
      left -= cost;
      names.push(name);
    }
    return `[… lines ${from}–${to} left out${names.length > 0 ? `, with ${names.join(", ")}` : ""} …]`;
  });
}
