import type { MessageEntry, Part } from "../entries.ts";
import { pathsIn } from "../reading/names.ts";
import { wordsIn } from "../reading/words.ts";
import { tellingWords } from "./tellingWords.ts";
import { valuesIn } from "./values.ts";

/** What a line is searched for, and the messages that it is shown to come from. */
const MOST_SIGNS = 24;
const MOST_SOURCES = 3;
/** A source has at least this share of what the best one has. */
const NEAR = 0.6;
/** Of one part; longer output is searched no further. Characters. */
const READ = 20_000;

/**
 * The messages that a line of a summary most likely comes from, by position in
 * `messages`, in order; none when no message has anything of it. Signs that few
 * messages have weigh most. Linear in the messages.
 */
export function sourcesOf(line: string, messages: readonly MessageEntry[]): number[] {
  const signs = signsOf(line);
  if (signs.length === 0) return [];
  const holders = signs.map((): number[] => []);
  messages.forEach(({ parts }, at) => {
    const text = parts.map(textOf).join("\n");
    const lower = text.toLowerCase();
    signs.forEach(({ sign, isExact }, i) => (isExact ? text : lower).includes(sign) && holders[i]?.push(at));
  });
  return best(weigh(holders, messages.length));
}

interface Sign {
  readonly sign: string;
  readonly isExact: boolean;
}

/** Paths, names and values as they stand there; of other words the stems. */
function signsOf(line: string): Sign[] {
  const exact = new Set([
    ...pathsIn(line),
    ...wordsIn(line).map(({ text }) => text),
    ...valuesIn(line).map(({ value }) => value),
  ]);
  const stems = [...tellingWords(line)].filter((stem) => stem.length > 2 || /[^\x20-\x7e]/.test(stem));
  return [
    ...[...exact].map((sign) => ({ sign, isExact: true })),
    ...stems.map((sign) => ({ sign, isExact: false })),
  ].slice(0, MOST_SIGNS);
}

/** By position: how much of what is rare it has. */
function weigh(holders: readonly (readonly number[])[], messages: number): ReadonlyMap<number, number> {
  const weights = new Map<number, number>();
  for (const held of holders) {
    const weight = Math.log((messages + 1) / (held.length + 0.5));
    for (const at of held) weights.set(at, (weights.get(at) ?? 0) + weight);
  }
  return weights;
}

function best(weights: ReadonlyMap<number, number>): number[] {
  const ranked = [...weights].sort(([, a], [, b]) => b - a);
  const most = ranked[0]?.[1] ?? 0;
  return ranked
    .filter(([, weight]) => weight > 0 && weight >= most * NEAR)
    .slice(0, MOST_SOURCES)
    .map(([at]) => at)
    .sort((a, b) => a - b);
}

function textOf(part: Part): string {
  if (part.kind === "media") return part.media.name ?? "";
  return (part.kind === "call" ? part.args : part.text).slice(0, READ);
}
