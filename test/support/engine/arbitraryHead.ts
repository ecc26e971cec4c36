import * as fc from "fast-check";

import type { MessageEntry, NewEntry } from "../../../src/engine/entries.ts";
import { arbitraryMessages } from "./arbitraryLog.ts";
import { assistant, call, logOf, result, tool, user } from "./build.ts";

const names = fc.constantFrom(
  "readFile",
  "FileStore",
  "MAX_SIZE",
  "parse_line",
  "userName",
  "1a2b3c4d",
  "src/a.ts",
  "lib/deep/b.py",
);
const sentence = fc
  .tuple(
    fc.constantFrom("Never change", "The bug is in", "Please use", "We use", "Added", "Still need to fix"),
    fc.array(names, { maxLength: 4 }),
  )
  .map(([start, those]) => `${start} ${those.join(" and ")}.`);
export const arbitraryProse = fc.oneof(
  fc.array(sentence, { maxLength: 5 }).map((sentences) => sentences.join(" ")),
  fc.constantFrom(
    "",
    "yes",
    "## Goal\nnot a heading",
    "\ud800",
    "```ts\nconst fooBar = 1;\n```",
    "| a | b |\n|--|--|\n| fooBar | 2 |",
  ),
);
const path = fc.constantFrom(
  "/home/me/app/src/a.ts",
  "/home/me/app/lib/b.py",
  "src/a.ts",
  "a\nb.ts",
  "C:\\x\\y.ts",
);
const used = fc.oneof(
  path.map((file): [string, unknown] => ["read_file", { path: file, from: 3, to: 9 }]),
  fc
    .tuple(path, arbitraryProse, arbitraryProse)
    .map(([file, old, now]): [string, unknown] => ["edit_file", { path: file, old, new: now }]),
  fc
    .tuple(path, arbitraryProse)
    .map(([file, content]): [string, unknown] => ["write_file", { path: file, content }]),
  fc
    .constantFrom(
      "npm test",
      "git commit -m x",
      "cat src/a.ts",
      "go build ./...",
      "cat > a.ts <<'E'\nconst fooBar = 2;\nE",
    )
    .map((command): [string, unknown] => ["run_command", { command }]),
  arbitraryProse.map((text): [string, unknown] => [
    "update_plan",
    { plan: [{ step: text, status: "pending" }] },
  ]),
);
const step = fc
  .tuple(arbitraryProse, used, arbitraryProse, fc.boolean())
  .map(([said, [name, args], output, isError]): NewEntry<MessageEntry>[] => [
    assistant(said, call("c", name, JSON.stringify(args))),
    tool(
      result("c", isError ? `exit code 1\n${output}` : `  3→function readFile() {\n${output}`, {
        tool: name,
        isError,
      }),
    ),
  ]);
export const arbitraryWork = fc
  .array(
    fc.oneof(
      step,
      arbitraryProse.map((text) => [user(text)]),
      arbitraryProse.map((text) => [assistant(text)]),
    ),
    { maxLength: 14 },
  )
  .map((steps) => steps.flat());

/** The messages of a head: work on files with what was said of it, or anything. */
export const arbitraryHead = fc
  .oneof(arbitraryWork, arbitraryMessages)
  .map((entries) => logOf(entries).filter((entry) => entry.kind === "message"));

/** Everything that stands in a head, the strings inside arguments included. */
export function sourceOf(messages: readonly MessageEntry[]): string {
  const strings = (value: unknown): string[] => {
    if (typeof value === "string") return [value];
    return typeof value === "object" && value !== null ? Object.values(value).flatMap(strings) : [];
  };
  const parsed = (args: string): unknown => {
    try {
      return JSON.parse(args);
    } catch {
      return args;
    }
  };
  return messages
    .flatMap(({ parts }) => parts)
    .flatMap((part) => {
      if (part.kind === "call") return [part.tool, part.args, ...strings(parsed(part.args))];
      return part.kind === "media" ? [] : [part.text, part.kind === "result" ? part.tool : ""];
    })
    .join("\n");
}
