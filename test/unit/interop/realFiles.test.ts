import { createReadStream, readFileSync } from "node:fs";

import { describe, expect, test } from "vitest";

import { importConversation } from "../../../src/interop/importConversation.ts";
import type { Imported, ImportedItem, ImportOptions } from "../../../src/interop/imported.ts";
import { transcripts, TRANSCRIPTS_ABSENT, type Transcript } from "../../support/transcripts.ts";

/** What a file holds, counted from its raw JSON in the plainest way: nothing of the importer is used. */
interface Count {
  user: number;
  assistant: number;
  system: number;
  calls: number;
  results: number;
  characters: number;
}

// oxlint-disable-next-line typescript/no-explicit-any -- raw JSON of many shapes, read by eye
type Raw = any;

const none = (): Count => ({ user: 0, assistant: 0, system: 0, calls: 0, results: 0, characters: 0 });

async function importFile({ name, path }: Transcript, options?: ImportOptions): Promise<Imported> {
  const outcome = await importConversation({ name, chunks: createReadStream(path) }, options);
  if (outcome.kind !== "imported") throw new Error(`${name} was not imported: ${JSON.stringify(outcome)}`);
  return outcome;
}

function countOf(items: readonly ImportedItem[]): Count {
  const count = none();
  for (const item of items) {
    if (item.kind === "compaction") continue;
    if (item.role !== "tool") count[item.role]++;
    for (const part of item.parts) {
      if (part.kind === "call") count.calls++;
      if (part.kind === "result") count.results++;
      if ("text" in part) count.characters += part.text.length;
    }
  }
  return count;
}

/** Tool messages that do not stand behind the message whose calls they answer. */
function misplaced(items: readonly ImportedItem[]): readonly ImportedItem[] {
  return items.filter((item, i) => {
    if (item.kind !== "message" || item.role !== "tool") return false;
    const before = items[i - 1];
    const calls = before?.kind === "message" ? before.parts : [];
    const ids = calls.flatMap((part) => (part.kind === "call" ? [part.callId] : []));
    return !item.parts.every((part) => part.kind === "result" && ids.includes(part.callId));
  });
}

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
    expect(countOf(items)).toEqual(claudeCount(rows));
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
      const boundaries = rows.flatMap((row, i) => (row.subtype === "compact_boundary" ? [i] : []));
      const compactions = items.flatMap((item, i) => (item.kind === "compaction" ? [{ ...item, i }] : []));
      expect(compactions).toHaveLength(rows.filter((row) => row.isCompactSummary).length);
      for (const { cut = -1, i } of compactions)
        expect(countOf(items.slice(0, i))).toEqual(claudeCount(rows.slice(0, boundaries[cut])));
    },
  );
});

function mainRows({ path }: Transcript): Raw[] {
  const rows: Raw[] = readFileSync(path, "utf8")
    .split("\n")
    .filter(Boolean)
    .map((line) => JSON.parse(line));
  const main = rows.filter((row) => !row.isSidechain);
  return main.some((row) => row.message) ? main : rows;
}

function claudeCount(rows: readonly Raw[]): Count {
  const count = none();
  const answers = new Set();
  rows.forEach((row, i) => {
    if (row.isCompactSummary || row.isApiErrorMessage || row.message?.model === "<synthetic>") return;
    const queued =
      row.attachment?.type === "queued_command" && (row.attachment.commandMode ?? "prompt") === "prompt";
    const content = queued ? row.attachment.prompt : row.message?.content;
    const blocks: Raw[] = typeof content === "string" ? [{ type: "text", text: content }] : (content ?? []);
    const isEcho = /^<(command-name|local-command-)/.test(blocks[0]?.text ?? "");
    const said = blocks.filter((block) => ["text", "thinking", "tool_use", "image"].includes(block.type));
    if (row.type === "assistant" && said.length > 0) answers.add(answerOf(row) ?? i);
    if (row.type !== "assistant" && said.length > 0 && !isEcho) count.user++;
    if (!isEcho) for (const block of blocks) countBlock(block, count);
  });
  return { ...count, assistant: answers.size };
}

/** Names the answer that a row is a part of. One fixture masks all ids alike: they name nothing. */
const answerOf = ({ message }: Raw): string | undefined =>
  message.id?.startsWith("[trimmed") ? undefined : message.id;

function countBlock(block: Raw, count: Count): void {
  if (block.type === "tool_use") count.calls++;
  if (block.type === "tool_result") count.results++;
  const content = block.type === "tool_result" ? block.content : (block.text ?? block.thinking ?? "");
  count.characters += (Array.isArray(content) ? content.map((part) => part.text).join("\n") : content).length;
}

describe("lists of messages in OpenAI's style import whole", () => {
  const mini = transcripts("mini-swe-agent", ".json");
  const hermes = transcripts("fixtures/Resources/Fixtures/stage0/agents/hermes", ".json");
  const rowFiles = transcripts("fixtures/Resources/Fixtures", ".jsonl").filter(({ name }) =>
    /^session_(simple|branch|toolcall)/.test(name),
  );
  const tau = transcripts("openai-messages", ".json");

  test("all 11 are here", (context) => {
    context.skip(mini.length === 0, TRANSCRIPTS_ABSENT);
    expect([...mini, ...hermes, ...rowFiles, ...tau]).toHaveLength(11);
  });

  test.for([...mini, ...hermes])("$name", async (file) => {
    const { items } = await importFile(file);
    const raw: Raw = JSON.parse(readFileSync(file.path, "utf8"));
    expect(countOf(items)).toEqual(openAiCount(raw.messages ?? raw));
    expect(misplaced(items)).toEqual([]);
  });

  test.for(rowFiles)("$name", async (file) => {
    const { items } = await importFile(file);
    const rows = readFileSync(file.path, "utf8").split("\n").filter(Boolean);
    expect(countOf(items)).toEqual(openAiCount(rows.map((line) => JSON.parse(line))));
  });

  test.for(tau)("$name: every fifth conversation", async (file) => {
    // Masking left `\user…` behind, which is no JSON.
    const text = readFileSync(file.path, "utf8").replace(/\\u(?![\da-f]{4})/gi, String.raw`\\u`);
    const { simulations }: Raw = JSON.parse(text);
    for (let pick = 0; pick < simulations.length; pick += 5) {
      const { items, conversations } = await importFile(file, { pick });
      const isAgents = (one: Raw) => one.requestor !== "user";
      const messages = simulations[pick].messages
        .filter(isAgents)
        .map((one: Raw) => ({ ...one, tool_calls: one.tool_calls?.filter(isAgents) }));
      expect(conversations).toHaveLength(simulations.length);
      expect(countOf(items)).toEqual(openAiCount(messages));
      expect(misplaced(items)).toEqual([]);
    }
  });
});

function openAiCount(messages: readonly Raw[]): Count {
  const count = none();
  for (const { role, content, tool_calls: calls, reasoning_content: reasoning } of messages) {
    if (!["system", "user", "assistant", "tool"].includes(role)) continue;
    if (role === "tool") count.results++;
    else if (content || calls?.length) count[role as "user"]++;
    count.calls += calls?.length ?? 0;
    count.characters += (content ?? "").length + (reasoning ?? "").length;
  }
  return count;
}
