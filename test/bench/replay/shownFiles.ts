import { describeCall } from "../../../src/engine/calls/describe.ts";
import type { CallFacts, Change } from "../../../src/engine/calls/facts.ts";
import { outputOf } from "../../../src/engine/calls/output.ts";
import { partsOf } from "../../../src/engine/calls/shell.ts";
import type { MessageEntry } from "../../../src/engine/entries.ts";
import { pairCalls } from "../../../src/engine/pairCalls.ts";
import type { FileContent } from "../../../src/engine/restore/restore.ts";
import { isSamePath } from "../../../src/engine/restore/wanted.ts";

/** A line that the log never showed. */
const HIDDEN = "\u0000";

/**
 * The files as the log itself last showed them: what was read of them, written
 * to them and changed in them by calls that succeeded. It stands in for the
 * disk, which a replay does not have. Oldest message first; lines that were
 * never shown are marked.
 */
export function shownFiles(messages: readonly MessageEntry[]): (path: string) => FileContent {
  const files: { readonly path: string; lines: string[] }[] = [];
  const fileOf = (path: string) => {
    const known = files.find((file) => isSamePath(file.path, path));
    if (known) return known;
    const file = { path, lines: [] };
    files.push(file);
    return file;
  };
  for (const [call, { part }] of pairCalls(messages)) {
    if (part.isError) continue;
    const facts = describeCall(call);
    const output = outputOf(facts.action, part.text).text;
    for (const { path, change } of changesBy(facts, output)) {
      const file = fileOf(path);
      file.lines = change(file.lines);
    }
  }
  return (path) => {
    const file = files.find((one) => isSamePath(one.path, path));
    return file ? { kind: "text", name: file.path, text: told(file.lines) } : { kind: "refused" };
  };
}

interface FileChange {
  readonly path: string;
  readonly change: (lines: string[]) => string[];
}

function changesBy(facts: CallFacts, output: string): FileChange[] {
  switch (facts.action) {
    case "read":
      return [{ path: facts.path, change: (lines) => withShown(lines, output, facts) }];
    case "write":
      return [{ path: facts.path, change: () => facts.content.split("\n") }];
    case "edit":
      return facts.changes.map((one) => ({
        path: one.path,
        change: (lines) => withNumbered(withEdit(lines, one), output),
      }));
    case "run":
      return facts.files.flatMap((file): FileChange[] => {
        const { path, content } = file;
        if (content !== undefined) return [{ path, change: () => content.split("\n") }];
        const isAlone = facts.files.length === 1 && partsOf(facts.command).length === 1;
        return file.did === "read" && isAlone
          ? [{ path, change: (lines) => withShown(lines, output, file) }]
          : [];
      });
    case "search":
    case "list":
    case "plan":
    case "other":
      return [];
  }
}

/** A reading without a range shows the file anew; one with a range shows these lines of it. */
function withShown(
  lines: readonly string[],
  output: string,
  { from, to }: { from?: number; to?: number },
): string[] {
  const isWhole = from === undefined && to === undefined;
  const before = isWhole ? [] : lines;
  if (numbered(output).length > 0) return withNumbered(before, output);
  return put(
    before,
    output.split("\n").map((text, i) => ({ at: (from ?? 1) + i, text })),
  );
}

interface Numbered {
  /** From 1. */
  readonly at: number;
  readonly text: string;
}

/** "    12→const a = 1;", as `cat -n` and the readers of assistants print. */
const NUMBERED = /^ {0,9}(\d{1,7})(?:→|\t)(.*)$/;

const numbered = (output: string): Numbered[] =>
  output.split("\n").flatMap((line) => {
    const [, at, text] = NUMBERED.exec(line) ?? [];
    return at === undefined || text === undefined ? [] : [{ at: Number(at), text }];
  });

const withNumbered = (lines: readonly string[], output: string): string[] => put(lines, numbered(output));

function put(lines: readonly string[], shown: readonly Numbered[]): string[] {
  const all = [...lines];
  for (const { at, text } of shown) {
    while (all.length < at - 1) all.push(HIDDEN);
    all[at - 1] = text;
  }
  return all;
}

/** The replacement where its place is known; else what it wrote, at the end. */
function withEdit(lines: readonly string[], { before, after }: Change): string[] {
  const text = lines.join("\n");
  const at = before === "" ? -1 : text.indexOf(before);
  if (at < 0) return [...lines, HIDDEN, ...after.split("\n"), HIDDEN];
  return `${text.slice(0, at)}${after}${text.slice(at + before.length)}`.split("\n");
}

function told(lines: readonly string[]): string {
  return lines
    .filter((line, i) => line !== HIDDEN || lines[i - 1] !== HIDDEN)
    .map((line) => (line === HIDDEN ? "[… lines that were not shown …]" : line))
    .join("\n");
}
