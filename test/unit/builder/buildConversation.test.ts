import { describe, expect, test } from "vitest";

import { importConversation, wholeFile } from "../../../src/interop/importConversation.ts";
import type { ImportedCompaction, ImportedItem, ImportedMessage } from "../../../src/interop/imported.ts";
import { buildConversation } from "../../support/builder/buildConversation.ts";
import { toClaudeCodeLog } from "../../support/builder/writeClaudeCode.ts";
import { toOpenAiList } from "../../support/builder/writeOpenAi.ts";

const seeds = [1, 2, 3, 4, 5];
const partsOf = (messages: readonly ImportedMessage[]) => messages.flatMap((message) => message.parts);
const charactersIn = (messages: readonly ImportedMessage[]): number =>
  partsOf(messages).reduce(
    (sum, part) => sum + (part.kind === "call" ? part.args : "text" in part ? part.text : "").length,
    0,
  );

/** Each call with its result, in order. */
function deeds(messages: readonly ImportedMessage[]) {
  const results = new Map(
    partsOf(messages).flatMap((part) => (part.kind === "result" ? [[part.callId, part]] : [])),
  );
  return partsOf(messages).flatMap((part) =>
    part.kind === "call"
      ? [{ tool: part.tool, args: JSON.parse(part.args), result: results.get(part.callId) }]
      : [],
  );
}

describe("the size of a built conversation", () => {
  test("is about 150,000 characters unless another is asked for", () => {
    for (const seed of seeds) {
      expect(charactersIn(buildConversation({ seed }))).toBeGreaterThanOrEqual(150_000);
      expect(charactersIn(buildConversation({ seed }))).toBeLessThan(170_000);
    }
  });

  test("may be given in messages, in prompts, or in characters", () => {
    const messages = buildConversation({ messages: 3000 });
    const turns = buildConversation({ turns: 30 });
    const characters = buildConversation({ characters: 20_000 });
    expect(Math.abs(messages.length - 3020)).toBeLessThan(40);
    expect(Math.abs(turns.filter(({ role }) => role === "user").length - 31)).toBeLessThan(3);
    expect(charactersIn(characters)).toBeLessThan(30_000);
  });
});

test("the same seed gives the same conversation, another seed another one, and a longer one begins with the shorter", () => {
  const short = buildConversation({ seed: 7, messages: 200 });
  expect(buildConversation({ seed: 7, messages: 200 })).toEqual(short);
  expect(buildConversation({ seed: 8, messages: 200 })).not.toEqual(short);
  expect(buildConversation({ seed: 7, messages: 400 }).slice(0, short.length)).toEqual(short);
});

describe.for(seeds)("what seed %i tells is consistent", (seed) => {
  const messages = buildConversation({ seed, messages: 1500 });

  test("every call has one result, directly behind it, and times never run backwards", () => {
    messages.forEach(({ parts, at }, i) => {
      const calls = parts.flatMap((part) => (part.kind === "call" ? [part.callId] : []));
      const answers = calls.length > 0 ? (messages[i + 1]?.parts ?? []) : [];
      expect(answers.map((part) => part.kind === "result" && part.callId)).toEqual(calls);
      expect(at).toBeGreaterThanOrEqual(messages[i - 1]?.at ?? 0);
    });
  });

  test("a test file that fails passes when it is run last", () => {
    const last = new Map<string, boolean>();
    let failures = 0;
    for (const { args, result } of deeds(messages)) {
      if (!String(args.command).startsWith("npx vitest run")) continue;
      if (result?.isError) failures++;
      last.set(args.command, result?.isError ?? true);
    }
    expect(failures).toBeGreaterThan(10);
    expect([...last].filter(([, isError]) => isError)).toEqual([]);
  });

  test("a file that is read shows the edits that were made before", () => {
    const shown = new Map<string, string>();
    for (const { tool, args, result } of deeds(messages)) {
      if (tool === "write_file") shown.set(args.path, args.content);
      const known = shown.get(args.path);
      if (tool === "edit_file" && known !== undefined && !result?.isError)
        shown.set(
          args.path,
          args.edits.reduce(
            (text: string, edit: { old: string; new: string }) => text.replace(edit.old, () => edit.new),
            known,
          ),
        );
      if (tool !== "read_file" || args.from || result?.isError) continue;
      const text = result?.text.replaceAll(/^ *\d+\t/gm, "") ?? "";
      expect(known?.trimEnd() ?? text).toBe(text);
      shown.set(args.path, `${text}\n`);
    }
    expect(shown.size).toBeGreaterThan(20);
  });

  test("nothing under api/ is changed, and failed calls are among the calls", () => {
    const written = deeds(messages).filter(({ tool }) => tool === "edit_file" || tool === "write_file");
    expect(written.filter(({ args }) => args.path.startsWith("api/"))).toEqual([]);
    expect(
      deeds(messages).filter(({ tool, result }) => tool === "edit_file" && result?.isError).length,
    ).toBeGreaterThan(0);
    expect(
      deeds(messages).filter(({ tool, result }) => tool === "read_file" && result?.isError).length,
    ).toBeGreaterThan(0);
  });
});

describe("what is written is read back the same", () => {
  const image = { mediaType: "image/png", bytes: 3, data: "AAAA" };
  const usage = { prompt: 900, cached: 400, output: 30, reasoning: 0 };
  const built = buildConversation({ seed: 11, messages: 300 });
  const at = built[0]?.at ?? 0;
  const start: ImportedMessage[] = [
    {
      kind: "message",
      role: "user",
      status: "complete",
      at,
      parts: [
        { kind: "text", text: "See" },
        { kind: "media", media: image },
      ],
    },
    {
      kind: "message",
      role: "assistant",
      status: "complete",
      at,
      model: "m",
      usage,
      parts: [{ kind: "call", callId: "c", tool: "draw", args: "{}" }],
    },
    {
      kind: "message",
      role: "tool",
      status: "complete",
      at,
      parts: [{ kind: "result", callId: "c", tool: "draw", text: "Drawn", isError: false, media: [image] }],
    },
  ];
  const whole = [...start, ...built];

  async function readBack(content: string): Promise<readonly ImportedItem[]> {
    const outcome = await importConversation(wholeFile("log", content));
    return outcome.kind === "imported" ? outcome.items : [];
  }

  test("as a Claude Code log, with its compactions", async () => {
    const compaction: ImportedCompaction = {
      kind: "compaction",
      at,
      trigger: "auto",
      tokensBefore: 160_000,
      summary: "So far.",
      cut: 0,
    };
    const items = [...start, compaction, ...built];
    expect(await readBack(toClaudeCodeLog(items))).toEqual(items);
  });

  test("as a list of OpenAI's messages, in one document or a row each", async () => {
    const list = toOpenAiList(whole);
    expect(await readBack(JSON.stringify(list))).toEqual(whole);
    expect(await readBack(JSON.stringify({ messages: list }, null, 2))).toEqual(whole);
    expect(await readBack(list.map((row) => JSON.stringify(row)).join("\n"))).toEqual(whole);
  });
});
