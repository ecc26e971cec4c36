import { describe, expect, test } from "vitest";
import * as z from "zod";

import type { Entry } from "../../../../src/engine/entries.ts";
import type { ExportFormat } from "../../../../src/interop/export/exported.ts";
import { record } from "../../../../src/interop/record.ts";
import { MemoryJournal } from "../../../support/chat/memoryJournal.ts";
import { transcripts, TRANSCRIPTS_ABSENT, type Transcript } from "../../../support/transcripts.ts";
import { imported, textOf } from "../export/exporting.ts";
import { importFile } from "./counting.ts";

/** Messages as the reference of OpenAI's chat completions has them, and nothing beside. */
const textPart = z.strictObject({ type: z.literal("text"), text: z.string().min(1) });
const imagePart = z.strictObject({
  type: z.literal("image_url"),
  image_url: z.strictObject({ url: z.string().regex(/^data:image\/[a-z+]+;base64,/) }),
});
const filePart = z.strictObject({
  type: z.literal("file"),
  file: z.strictObject({ filename: z.string().min(1), file_data: z.string().startsWith("data:") }),
});
const call = z.strictObject({
  id: z.string().min(1),
  type: z.literal("function"),
  function: z.strictObject({ name: z.string().regex(/^[\w-]{1,64}$/), arguments: z.string() }),
});
const message = z.discriminatedUnion("role", [
  z.strictObject({ role: z.literal("system"), content: z.string().min(1) }),
  z.strictObject({
    role: z.literal("user"),
    content: z.union([z.string().min(1), z.array(z.union([textPart, imagePart, filePart])).min(1)]),
  }),
  z
    .strictObject({
      role: z.literal("assistant"),
      content: z.string().min(1).nullable(),
      tool_calls: z.array(call).min(1).optional(),
    })
    .refine(({ content, tool_calls }) => content !== null || tool_calls),
  z.strictObject({ role: z.literal("tool"), tool_call_id: z.string().min(1), content: z.string() }),
]);
const list = z.strictObject({ title: z.string(), model: z.string().optional(), messages: z.array(message) });

const FILES = [
  ...transcripts("claude-code", ".jsonl").filter((_, i) => i % 3 === 0),
  ...transcripts("openai-messages", ".json").slice(0, 1),
  ...transcripts("mini-swe-agent", ".json").slice(0, 3),
];

test("the real conversations are here", (context) => {
  context.skip(FILES.length === 0, TRANSCRIPTS_ABSENT);
  expect(FILES.length).toBeGreaterThan(10);
});

describe.each(FILES)("exported: $name", (file) => {
  test("JSON lines come back with every entry", async () => {
    const { entries, text } = await exportOf(file, "log");
    expect(await imported(text)).toEqual(entries);
  });

  test.each(["everything", "sent"] as const)(
    "the message list of %s is one that the API takes",
    async (format) => {
      const { text } = await exportOf(file, format);
      const { messages } = list.parse(JSON.parse(text));
      expect(unanswered(messages)).toEqual([]);
    },
  );

  test("the message list of everything holds all that was said and done, and says the same after an import", async () => {
    const { entries, text } = await exportOf(file, "everything");
    const { messages } = list.parse(JSON.parse(text));
    const held = wordsIn(JSON.stringify(messages));
    for (const said of textsOf(entries))
      expect(held).toContain(wordsIn(JSON.stringify(said.trim()).slice(1, -1)));
    const again = textOfLog(await imported(text, "export.json"), "everything");
    expect(list.parse(JSON.parse(again)).messages).toEqual(messages);
  });

  test("the Markdown text holds it, too", async () => {
    const { entries, text } = await exportOf(file, "markdown");
    const words = wordsIn(text);
    for (const said of textsOf(entries)) expect(words).toContain(wordsIn(said));
  });
});

async function exportOf(file: Transcript, format: ExportFormat) {
  const journal = new MemoryJournal();
  await record(journal, await importFile(file));
  const { entries } = journal;
  return { entries, text: textOfLog(entries, format) };
}

const textOfLog = (entries: readonly Entry[], format: ExportFormat): string =>
  textOf({ title: "A title", created: 0, entries }, format);

/** What people and models said, and what tools put out, in order. */
const textsOf = (entries: readonly Entry[]): string[] =>
  entries.flatMap((entry) =>
    entry.kind !== "message"
      ? []
      : entry.parts.flatMap((part) => (part.kind === "text" || part.kind === "result" ? [part.text] : [])),
  );

/** Markdown is indented, fenced and ended as it must be. */
const wordsIn = (text: string): string => text.replaceAll(/\s+/g, "");

/** Calls without a result right behind them, and results without a call: both are refused by the API. */
function unanswered(messages: readonly z.infer<typeof message>[]): readonly string[] {
  const open = new Set<string>();
  const wrong: string[] = [];
  for (const one of messages) {
    if (one.role === "tool") {
      if (!open.delete(one.tool_call_id)) wrong.push(one.tool_call_id);
      continue;
    }
    wrong.push(...open);
    open.clear();
    for (const { id } of one.role === "assistant" ? (one.tool_calls ?? []) : []) open.add(id);
  }
  return [...wrong, ...open];
}
