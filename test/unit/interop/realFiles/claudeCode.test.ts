import { readFileSync } from "node:fs";

import { describe, expect, test } from "vitest";
import * as z from "zod";

import { transcripts, TRANSCRIPTS_ABSENT, type Transcript } from "../../../support/transcripts.ts";
import { type Count, countOf, importFile, misplaced, none } from "./counting.ts";

/** As much of a row as is counted; stricter than the importer, so that a file of another kind stands out. */
const block = z.looseObject({
  type: z.string(),
  text: z.string().optional(),
  thinking: z.string().optional(),
  content: z.union([z.string(), z.array(z.looseObject({ text: z.string().optional() }))]).optional(),
});
const content = z.union([z.string(), z.array(block)]);
const row = z.looseObject({
  type: z.string(),
  subtype: z.string().optional(),
  isSidechain: z.boolean().optional(),
  isCompactSummary: z.boolean().optional(),
  isApiErrorMessage: z.boolean().optional(),
  message: z.looseObject({ id: z.string().optional(), model: z.string().optional(), content }).optional(),
  attachment: z
    .looseObject({
      type: z.string(),
      commandMode: z.string().optional(),
      prompt: content.optional().catch(undefined),
    })
    .optional(),
});

type Block = z.infer<typeof block>;
type Row = z.infer<typeof row>;

describe("Claude Code session logs import whole", () => {
  const files = [
    ...transcripts("claude-code", ".jsonl"),
    ...transcripts("fixtures/Resources/Fixtures/stage0/agents/claude", ".jsonl"),
  ];

  test("all 30 are here", (context) => {
    context.skip(files.length === 0, TRANSCRIPTS_ABSENT);
    expect(files).toHaveLength(30);
  });

  test.for(files)("$name", async (file) => {
    const { items, counts } = await importFile(file);
    const rows = mainRows(file);
    expect(countOf(items)).toEqual(countOfRows(rows));
    const { user, assistant, calls, results } = countOf(items);
    const toolMessages = items.filter((item) => item.kind === "message" && item.role === "tool").length;
    expect(counts).toEqual({ messages: user + assistant + toolMessages, calls, results });
    expect(misplaced(items)).toEqual([]);
  });

  test.for(files)(
    "$name: what stands before each recorded compaction is what was said before it",
    async (file) => {
      const { items } = await importFile(file);
      const rows = mainRows(file);
      const boundaries = rows.flatMap(({ subtype }, i) => (subtype === "compact_boundary" ? [i] : []));
      const compactions = items.flatMap((item, i) => (item.kind === "compaction" ? [{ ...item, i }] : []));
      expect(compactions).toHaveLength(rows.filter(({ isCompactSummary }) => isCompactSummary).length);
      for (const { cut = -1, i } of compactions)
        expect(countOf(items.slice(0, i))).toEqual(countOfRows(rows.slice(0, boundaries[cut])));
    },
  );
});

function mainRows({ path }: Transcript): Row[] {
  const rows = readFileSync(path, "utf8")
    .split("\n")
    .filter(Boolean)
    .map((line) => row.parse(JSON.parse(line)));
  const main = rows.filter(({ isSidechain }) => !isSidechain);
  return main.some(({ message }) => message) ? main : rows;
}

function countOfRows(rows: readonly Row[]): Count {
  const count = none();
  const answers = new Set<string | number>();
  rows.forEach((one, i) => {
    if (one.isCompactSummary || one.isApiErrorMessage || one.message?.model === "<synthetic>") return;
    const blocks = blocksOf(one);
    const isEcho = /^<(command-name|local-command-)/.test(blocks[0]?.text ?? "");
    const said = blocks.filter(({ type }) => ["text", "thinking", "tool_use", "image"].includes(type));
    if (one.type === "assistant" && said.length > 0) answers.add(answerOf(one) ?? i);
    if (one.type !== "assistant" && said.length > 0 && !isEcho) count.user++;
    if (!isEcho) for (const part of blocks) countBlock(part, count);
  });
  return { ...count, assistant: answers.size };
}

function blocksOf({ message, attachment }: Row): readonly Block[] {
  const isQueued = attachment?.type === "queued_command" && (attachment.commandMode ?? "prompt") === "prompt";
  const held = isQueued ? attachment.prompt : message?.content;
  return typeof held === "string" ? [{ type: "text", text: held }] : (held ?? []);
}

/** Names the answer that a row is a part of. One fixture masks all ids alike: they name nothing. */
const answerOf = ({ message }: Row): string | undefined =>
  message?.id?.startsWith("[trimmed") ? undefined : message?.id;

function countBlock(part: Block, count: Count): void {
  if (part.type === "tool_use") count.calls++;
  if (part.type === "tool_result") count.results++;
  const held = part.type === "tool_result" ? (part.content ?? "") : (part.text ?? part.thinking ?? "");
  count.characters += (typeof held === "string" ? held : held.map(({ text }) => text).join("\n")).length;
}
