import * as fc from "fast-check";
import { describe, expect, test } from "vitest";

import { alternating } from "../../src/engine/alternate.ts";
import { promptOf } from "../../src/engine/send.ts";
import { project } from "../../src/engine/transcript.ts";
import { importConversation, wholeFile } from "../../src/interop/importConversation.ts";
import type { Imported, ImportedItem, ImportOutcome } from "../../src/interop/imported.ts";
import { record } from "../../src/interop/record.ts";
import { MemoryJournal } from "../support/chat/memoryJournal.ts";
import { flawsOf } from "../support/engine/promptFlaws.ts";

const importOf = (content: string | Uint8Array): Promise<ImportOutcome> =>
  importConversation(wholeFile("file", content), { now: 0 });

/** What is wrong with an outcome, whatever the file held; nothing, if all is well. */
function flaws(outcome: ImportOutcome): string[] {
  if (outcome.kind === "cancelled") return ["cancelled"];
  if (outcome.kind === "refused")
    return /^file .+\.$/s.test(outcome.what) && outcome.todo.endsWith(".") ? [] : [`words: ${outcome.what}`];
  const laws = {
    counts: isCounted(outcome),
    empty: outcome.items.every(
      (item) => (item.kind === "message" ? item.parts.length : item.summary.length) > 0,
    ),
    times: outcome.items.every((item, i) => item.at >= (outcome.items[i - 1]?.at ?? 0)),
    surrogates: JSON.stringify(outcome).isWellFormed(),
    leftOut: outcome.leftOut.every(({ count, what }) => count > 0 && what !== ""),
    pairs: outcome.items.every((_, i) => isPaired(outcome, i)),
  };
  return Object.entries(laws).flatMap(([law, holds]) => (holds ? [] : [law]));
}

const partsOf = (item: ImportedItem | undefined) => (item?.kind === "message" ? item.parts : []);
const callIdsOf = (items: readonly ImportedItem[]): ReadonlySet<string> =>
  new Set(items.flatMap(partsOf).flatMap((part) => (part.kind === "call" ? [part.callId] : [])));

function isCounted({ items, counts }: Imported): boolean {
  const kinds = items.flatMap(partsOf).map((part) => part.kind);
  return (
    counts.messages === items.filter((item) => item.kind === "message").length &&
    counts.calls === kinds.filter((kind) => kind === "call").length &&
    counts.results === kinds.filter((kind) => kind === "result").length
  );
}

/** A result stands directly behind a message that called with its id, wherever there is one. */
function isPaired({ items }: Imported, i: number): boolean {
  const item = items[i];
  if (item?.kind !== "message" || item.role !== "tool") return true;
  const called = callIdsOf(items);
  const behind = callIdsOf(items.slice(Math.max(0, i - 1), i));
  return item.parts.every(
    (part) => part.kind === "result" && behind.has(part.callId) === called.has(part.callId),
  );
}

const id = fc.constantFrom("a", "b", "c", "");
const words = fc.oneof(
  fc.string({ unit: "binary", maxLength: 12 }),
  fc.constantFrom("\ud800", "", "<command-name>x"),
);
const junk = fc.jsonValue({ maxDepth: 2 });
/** A field that is mostly right, at times missing, at times of a wrong type. */
const field = <T>(right: fc.Arbitrary<T>) =>
  fc.oneof(
    { weight: 8, arbitrary: right },
    { weight: 1, arbitrary: fc.constant(undefined) },
    { weight: 1, arbitrary: junk },
  );

const block = fc.oneof(
  fc.record({ type: fc.constant("text"), text: field(words) }),
  fc.record({ type: fc.constant("thinking"), thinking: field(words) }),
  fc.record({ type: fc.constant("tool_use"), id: field(id), name: field(words), input: junk }),
  fc.record({
    type: fc.constant("tool_result"),
    tool_use_id: field(id),
    content: field(words),
    is_error: field(fc.boolean()),
  }),
  fc.record({
    type: fc.constant("image"),
    source: field(fc.record({ type: fc.constant("base64"), data: words })),
  }),
  junk,
);
const claudeRow = fc.record({
  type: field(fc.constantFrom("user", "assistant", "system", "summary", "progress")),
  uuid: field(id),
  subtype: field(fc.constantFrom("compact_boundary", "microcompact_boundary", undefined)),
  timestamp: field(
    fc
      .date({ noInvalidDate: false })
      .map((date) => (Number.isNaN(date.getTime()) ? "x" : date.toISOString())),
  ),
  isSidechain: field(fc.constantFrom(false, false, true)),
  isCompactSummary: field(fc.constantFrom(false, false, true)),
  summary: field(words),
  leafUuid: field(id),
  message: field(
    fc.record({ id: field(id), content: field(fc.oneof(words, fc.array(block, { maxLength: 4 }))) }),
  ),
});
const openAiMessage = fc.record({
  role: field(fc.constantFrom("system", "user", "assistant", "tool", "function")),
  content: field(fc.oneof(words, fc.constant(null), fc.array(block, { maxLength: 3 }))),
  tool_calls: field(
    fc.array(fc.record({ id: field(id), function: field(fc.record({ name: words, arguments: junk })) }), {
      maxLength: 3,
    }),
  ),
  tool_call_id: field(id),
  name: field(words),
  created_at: field(fc.double()),
});
const rows = fc.oneof(
  fc.array(claudeRow, { maxLength: 12 }),
  fc.array(openAiMessage, { maxLength: 12 }),
  fc.array(junk),
);
const jsonl = rows.map((all) => all.map((row) => JSON.stringify(row) ?? "").join("\n"));
const file = fc.oneof(
  jsonl,
  rows.map((all) => JSON.stringify(all, null, 1)),
  rows.map((messages) => JSON.stringify({ messages })),
);

describe("an import never throws, and what it gives is sound", () => {
  test("for any rows of both formats, with fields missing and of wrong types", async () => {
    await fc.assert(
      fc.asyncProperty(file, async (content) => {
        expect(flaws(await importOf(content))).toEqual([]);
      }),
      { numRuns: 500 },
    );
  });

  test("for files cut off anywhere, and with anything in between", async () => {
    const damaged = fc.tuple(file, fc.nat(), fc.string({ unit: "binary" })).map(([text, at, dirt]) => {
      const cut = at % (text.length + 1);
      return text.slice(0, cut) + dirt + text.slice(cut + dirt.length);
    });
    await fc.assert(
      fc.asyncProperty(damaged, async (content) => {
        expect(flaws(await importOf(content))).toEqual([]);
      }),
      { numRuns: 300 },
    );
  });

  test("for any text and any bytes", async () => {
    const content = fc.oneof(fc.string({ unit: "binary" }), fc.uint8Array({ maxLength: 300 }));
    await fc.assert(
      fc.asyncProperty(content, async (anything) => {
        expect(flaws(await importOf(anything))).toEqual([]);
      }),
    );
  });
});

test("W1 what is sent of an import is valid, whatever the file held", async () => {
  await fc.assert(
    fc.asyncProperty(file, async (content) => {
      const outcome = await importOf(content);
      if (outcome.kind !== "imported") return;
      const journal = new MemoryJournal();
      await record(journal, outcome);
      const { messages } = promptOf(project(journal.entries), "");
      expect(flawsOf(messages)).toEqual([]);
      expect(flawsOf(alternating(messages))).toEqual([]);
    }),
    { numRuns: 500 },
  );
});

test("it does not matter where the chunks of a file end", async () => {
  const cuts = fc.array(fc.nat({ max: 40 }), { maxLength: 20 });
  await fc.assert(
    fc.asyncProperty(file, cuts, async (content, sizes) => {
      const bytes = new TextEncoder().encode(content);
      async function* chunks() {
        let from = 0;
        for (const size of [...sizes, bytes.length]) yield bytes.subarray(from, (from += size));
      }
      const inChunks = await importConversation({ name: "file", chunks: chunks() }, { now: 0 });
      expect(inChunks).toEqual(await importOf(bytes));
    }),
  );
});
