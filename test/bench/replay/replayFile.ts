import { createReadStream } from "node:fs";
import { basename } from "node:path";

import { askOnce } from "../../../src/chat/asking.ts";
import { compactWith } from "../../../src/chat/compacting.ts";
import type { ChatSettings } from "../../../src/chat/settings.ts";
import type { Entry, NewEntry } from "../../../src/engine/entries.ts";
import type { Policy } from "../../../src/engine/policy.ts";
import type { Prompt } from "../../../src/engine/prompt.ts";
import { promptOf } from "../../../src/engine/send.ts";
import { Sequence } from "../../../src/engine/sequence.ts";
import type { Ask } from "../../../src/engine/summary/ask.ts";
import { type Item, project } from "../../../src/engine/transcript.ts";
import { importConversation } from "../../../src/interop/importConversation.ts";
import { entryOf } from "../../../src/interop/record.ts";
import { toMessages } from "../../../src/providers/openai/messages.ts";
import type { Provider } from "../../../src/providers/provider.ts";
import { shownFiles } from "./shownFiles.ts";
import { shownTools } from "./shownTools.ts";

export interface ReplaySettings {
  readonly policy: Policy;
  /** Tokens. */
  readonly window: number;
  /** The summarizer answers with the recorded summary; else there is none, and a digest is made. */
  readonly isRecorded: boolean;
  /** Everything is summarized, and nothing is sent beside the summary and its ledger. */
  readonly isAnchorOnly: boolean;
}

export interface Row {
  /** Base name without `.gz`. */
  readonly file: string;
  /** Which boundary of the main thread, from 0. */
  readonly cut: number;
  readonly policy: string;
  /** Tokens of the transcript, without system prompt and tools. */
  readonly tokensBefore: number;
  readonly tokensAfter: number;
  readonly milliseconds: number;
  /** "nothing" when there was nothing to compact. */
  readonly strategy: string;
  /** What would be sent next, as one text, and as a list of messages. */
  readonly context: string;
  readonly messages: readonly unknown[];
}

/** A row for each recorded compaction. Each begins with the product's own result of the one before. */
export async function replayFile(path: string, settings: ReplaySettings): Promise<Row[]> {
  const name = basename(path).replace(/\.gz$/, "");
  const imported = await importConversation({ name, chunks: createReadStream(path) });
  if (imported.kind !== "imported") throw new Error(`${name} was not imported`);
  const rows: Row[] = [];
  let log: Entry[] = [];
  for (const item of imported.items) {
    if (item.kind === "message") log = append(log, entryOf(item));
    else if (item.cut !== undefined) {
      const made = await compactLog(log, settings, item.summary);
      log = made.log;
      rows.push({
        file: name,
        cut: item.cut,
        policy: settings.policy.name,
        ...made.figures,
        ...sentNext(log, settings),
      });
    }
  }
  return rows;
}

function append(log: Entry[], entry: NewEntry): Entry[] {
  log.push({ at: 0, ...entry, id: String(log.length).padStart(8, "0") });
  return log;
}

type Figures = Pick<Row, "tokensBefore" | "tokensAfter" | "milliseconds" | "strategy">;

async function compactLog(
  log: Entry[],
  { policy, window, isRecorded, isAnchorOnly }: ReplaySettings,
  recorded: string,
): Promise<{ readonly log: Entry[]; readonly figures: Figures }> {
  const model = { name: "recorded", provider: recordedProvider(recorded) };
  const { signal } = new AbortController();
  const ask: Ask = async (prompt, options) => (await askOnce(model, prompt, { ...options, signal })).answer;
  const chat: ChatSettings = {
    policy: isAnchorOnly ? { ...policy, ...NOTHING_BESIDE } : policy,
    limits: { window, source: "--window" },
    ...(isRecorded ? { model } : {}),
  };
  const before = project(log);
  const messages = [...before.messages];
  const files = shownFiles(messages);
  const outcome = await compactWith(before, chat, {
    trigger: "auto",
    ...(isRecorded ? { ask } : {}),
    now: () => Math.round(performance.now()),
    onText: () => undefined,
    world: { readFile: async (path) => files(path), tools: () => shownTools(messages) },
  });
  if (outcome.kind === "compacted") return { log: append(log, outcome.entry), figures: outcome.entry };
  const { total } = before.tokens;
  return {
    log,
    figures: { tokensBefore: total, tokensAfter: total, milliseconds: 0, strategy: outcome.kind },
  };
}

/** The summary stands for everything, and alone. */
const NOTHING_BESIDE = {
  tail: { kind: "none" },
  keepUser: { most: 0, share: 0 },
  restore: { files: 0, perFile: 0, most: 0, share: 0, instructions: 0, outline: 0 },
} as const satisfies Partial<Policy>;

/** Recorded summaries have headings of their own; under one of ours the product takes them as a summary. */
function recordedProvider(summary: string): Provider {
  return {
    async *stream() {
      yield { kind: "text", text: `## Critical Context\n\n${summary}` };
      yield { kind: "done", finish: "stop" };
    },
  };
}

function sentNext(
  log: readonly Entry[],
  { isAnchorOnly }: ReplaySettings,
): Pick<Row, "context" | "messages"> {
  const transcript = project(log);
  const isAnchor = (item: Item): boolean => item.kind === "summary";
  const items = isAnchorOnly ? Sequence.of([...transcript.items].filter(isAnchor)) : transcript.items;
  const prompt = promptOf({ ...transcript, items }, "");
  return { context: prompt.messages.map(textOf).join("\n\n"), messages: toMessages(prompt) };
}

function textOf(message: Prompt["messages"][number]): string {
  const calls = message.role === "assistant" ? (message.calls ?? []) : [];
  return [message.text, ...calls.map(({ tool, args }) => `${tool} ${args}`)].filter(Boolean).join("\n");
}
