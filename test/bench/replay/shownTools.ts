import type { MessageEntry } from "../../../src/engine/entries.ts";

/** Values of an argument that stands for a choice: short words, few of them, used again and again. */
const CHOICE = /^[a-z][a-z_-]{2,24}$/i;
const MOST_CHOICES = 4;
const LEAST_USES = 3;

/** Values by how often they were used; `uses` counts all. */
interface Argument {
  readonly values: Set<string>;
  uses: number;
}

/**
 * The tools that a log shows, one line for each: its name, the arguments it was
 * called with, and the values of those that stand for a choice. A log does not
 * tell what else the assistant could have called.
 */
export function shownTools(messages: readonly MessageEntry[]): string[] {
  const tools = new Map<string, Map<string, Argument>>();
  for (const { parts } of messages)
    for (const part of parts) {
      if (part.kind !== "call") continue;
      const known = tools.get(part.tool) ?? new Map<string, Argument>();
      tools.set(part.tool, known);
      for (const [name, value] of argumentsIn(part.args)) note(known, name, value);
    }
  return [...tools].map(([tool, known]) => `${tool}(${[...known].map(described).join(", ")})`);
}

function note(known: Map<string, Argument>, name: string, value: unknown): void {
  const argument = known.get(name) ?? { values: new Set(), uses: 0 };
  known.set(name, argument);
  argument.uses++;
  argument.values.add(typeof value === "string" ? value : "");
}

function described([name, { values, uses }]: [string, Argument]): string {
  const isChoice =
    uses >= LEAST_USES && values.size <= MOST_CHOICES && [...values].every((value) => CHOICE.test(value));
  return isChoice ? `${name}: ${[...values].join(" | ")}` : name;
}

/** Arguments of a call, and those of the objects in its lists. */
function argumentsIn(args: string): [string, unknown][] {
  return entriesOf(parsed(args)).flatMap(([name, value]) => [
    [name, value] as [string, unknown],
    ...(Array.isArray(value) ? value.flatMap(entriesOf) : []),
  ]);
}

const entriesOf = (value: unknown): [string, unknown][] =>
  typeof value === "object" && value !== null && !Array.isArray(value) ? Object.entries(value) : [];

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
