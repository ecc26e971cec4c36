import type { CallFacts, Change } from "../engine/calls/facts.ts";
import { outputOf } from "../engine/calls/output.ts";
import type { ResultPart } from "../engine/entries.ts";
import type { ToolPart } from "./viewParts.ts";

type Shown = Pick<ToolPart, "exit" | "stat">;

/** How a call ended, in figures: the exit code of a command, the lines that an edit changed. */
export function callEnd(facts: CallFacts, result: Pick<ResultPart, "text" | "isError">): Shown {
  switch (facts.action) {
    case "run": {
      const { exitCode } = outputOf(facts.action, result.text);
      return exitCode === undefined ? {} : { exit: exitCode };
    }
    case "edit":
      return result.isError ? {} : { stat: sumOf(facts.changes.map(lineStat)) };
    case "write":
      return result.isError ? {} : { stat: { added: linesOf(facts.content).length, removed: 0 } };
    default:
      return {};
  }
}

type Stat = NonNullable<ToolPart["stat"]>;

const sumOf = (stats: readonly Stat[]): Stat => ({
  added: stats.reduce((sum, { added }) => sum + added, 0),
  removed: stats.reduce((sum, { removed }) => sum + removed, 0),
});

/** Lines between what both texts begin and end with. */
function lineStat({ before, after }: Change): Stat {
  const old = linesOf(before);
  const next = linesOf(after);
  let start = 0;
  while (start < Math.min(old.length, next.length) && old[start] === next[start]) start++;
  let end = 0;
  const most = Math.min(old.length, next.length) - start;
  while (end < most && old.at(-1 - end) === next.at(-1 - end)) end++;
  return { added: next.length - start - end, removed: old.length - start - end };
}

/** A last line break begins no line. */
function linesOf(text: string): string[] {
  if (text === "") return [];
  return (text.endsWith("\n") ? text.slice(0, -1) : text).split("\n");
}
