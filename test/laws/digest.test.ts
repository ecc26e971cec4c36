import * as fc from "fast-check";
import { expect, it } from "vitest";

import { digest } from "../../src/engine/digest/digest.ts";
import { wordsIn } from "../../src/engine/digest/reading/words.ts";
import type { MessageEntry, NewEntry } from "../../src/engine/entries.ts";
import { HEADINGS, parseSections } from "../../src/engine/summary/template.ts";
import { arbitraryMessages } from "../support/engine/arbitraryLog.ts";
import { assistant, call, count, logOf, result, tool, user } from "../support/engine/build.ts";

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
const prose = fc.oneof(
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
    .tuple(path, prose, prose)
    .map(([file, old, now]): [string, unknown] => ["edit_file", { path: file, old, new: now }]),
  fc.tuple(path, prose).map(([file, content]): [string, unknown] => ["write_file", { path: file, content }]),
  fc
    .constantFrom(
      "npm test",
      "git commit -m x",
      "cat src/a.ts",
      "go build ./...",
      "cat > a.ts <<'E'\nconst fooBar = 2;\nE",
    )
    .map((command): [string, unknown] => ["run_command", { command }]),
  prose.map((text): [string, unknown] => ["update_plan", { plan: [{ step: text, status: "pending" }] }]),
);
const step = fc
  .tuple(prose, used, prose, fc.boolean())
  .map(([said, [name, args], output, isError]): NewEntry<MessageEntry>[] => [
    assistant(said, call("c", name, JSON.stringify(args))),
    tool(
      result("c", isError ? `exit code 1\n${output}` : `  3→function readFile() {\n${output}`, {
        tool: name,
        isError,
      }),
    ),
  ]);
const worked = fc
  .array(
    fc.oneof(
      step,
      prose.map((text) => [user(text)]),
      prose.map((text) => [assistant(text)]),
    ),
    { maxLength: 14 },
  )
  .map((steps) => steps.flat());

const heads = fc
  .oneof(worked, arbitraryMessages)
  .map((entries) => logOf(entries).filter((entry) => entry.kind === "message"));

const anchors = fc.option(
  fc.oneof(
    prose,
    fc
      .array(fc.tuple(fc.constantFrom(...HEADINGS, "Something Else"), prose), { maxLength: 6 })
      .map((sections) => sections.map(([heading, body]) => `## ${heading}\n- ${body}`).join("\n\n")),
  ),
  { nil: undefined },
);

const RUNS = { numRuns: 200 };

const digestOf = (messages: readonly MessageEntry[], budget: number, anchor: string | undefined): string =>
  digest({ messages, budget, count, ...(anchor === undefined ? {} : { anchor }) });

it("a digest fits its budget, whatever the head, and is the same each time", () => {
  fc.assert(
    fc.property(heads, fc.nat({ max: 8_000 }), anchors, (messages, budget, anchor) => {
      const summary = digestOf(messages, budget, anchor);
      expect(count(summary)).toBeLessThanOrEqual(budget);
      expect(digestOf(messages, budget, anchor)).toBe(summary);
    }),
    RUNS,
  );
});

it("a digest has the template's headings only, each once and in order", () => {
  fc.assert(
    fc.property(heads, anchors, (messages, anchor) => {
      const headings = parseSections(digestOf(messages, 20_000, anchor)).map(({ heading }) => heading);
      expect(headings).toEqual(HEADINGS.filter((heading) => headings.includes(heading)));
    }),
    RUNS,
  );
});

/** Everything that stands in a head, the strings inside arguments included. */
function sourceOf(messages: readonly MessageEntry[]): string {
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

it("a digest never invents: every name and id in it stands in the head or the anchor", () => {
  fc.assert(
    fc.property(heads, anchors, (messages, anchor) => {
      const source = `${sourceOf(messages)}\n${anchor ?? ""}`;
      for (const { text } of wordsIn(digestOf(messages, 20_000, anchor))) expect(source).toContain(text);
    }),
    RUNS,
  );
});

it("renewing a digest without anything new keeps goal, rules and files, and grows no more", () => {
  fc.assert(
    fc.property(worked, (entries) => {
      const messages = logOf(entries).filter((entry) => entry.kind === "message");
      const once = digestOf([], 4_000, digestOf(messages, 4_000, undefined));
      const twice = digestOf([], 4_000, once);
      const kept = ["Goal", "Constraints & Preferences", "Relevant Files"];
      const of = (summary: string) => parseSections(summary).filter(({ heading }) => kept.includes(heading));
      expect(of(twice)).toEqual(of(once));
    }),
    RUNS,
  );
});
