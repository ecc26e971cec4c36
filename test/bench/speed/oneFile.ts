import { createReadStream } from "node:fs";
import { basename } from "node:path";

import { compact } from "../../../src/engine/compact.ts";
import type { Entry } from "../../../src/engine/entries.ts";
import { estimateTokens } from "../../../src/engine/estimate.ts";
import { prepare } from "../../../src/engine/plan.ts";
import type { Prompt } from "../../../src/engine/prompt.ts";
import { promptOf } from "../../../src/engine/send.ts";
import { project } from "../../../src/engine/transcript.ts";
import { importConversation } from "../../../src/interop/importConversation.ts";
import { entryOf } from "../../../src/interop/record.ts";
import { idOf, numbered } from "./conversation.ts";
import { appendTime, settingsFor, textsOf } from "./measures.ts";
import { median, timesOf } from "./stopwatch.ts";

/** One conversation, planned and compacted without a model. Times are milliseconds, sizes tokens. */
export interface FileRow {
  readonly messages: number;
  readonly planMs: number;
  readonly planMsFirst: number;
  readonly countMs: number;
  readonly appendMs: number;
  readonly messagesOut: number;
  readonly tokensBefore: number;
  readonly tokensAfter: number;
  /** In what would be sent next, each call is followed by its results and each result has its call. */
  readonly pairsValid: boolean;
  /** What would be sent next has the newest message of the user, word for word. */
  readonly lastUserKept: boolean;
}

const PLANS = 10;

/** The row, or a sentence on why the file holds no conversation. `limit`: the window in tokens. */
export async function measureFile(path: string, limit: number): Promise<FileRow | string> {
  const imported = await importConversation({ name: basename(path), chunks: createReadStream(path) });
  if (imported.kind === "refused") return `${imported.what} ${imported.todo}`;
  if (imported.kind === "cancelled") return "The import was cancelled.";
  const log = numbered(imported.items.filter((item) => item.kind === "message").map(entryOf));
  const transcript = project(log);
  const settings = settingsFor(limit);
  const [planMsFirst = 0] = timesOf(() => prepare(transcript, settings), 1);
  const planMs = median(timesOf(() => prepare(transcript, settings), PLANS));
  const texts = log.flatMap(textsOf);
  const [countMs = 0] = timesOf(() => texts.forEach(estimateTokens), 1);
  const outcome = await compact(
    transcript,
    { ...settings, trigger: "user" },
    { count: estimateTokens, now: () => 0 },
  );
  const after: Entry[] =
    outcome.kind === "compacted" ? [...log, { at: 0, ...outcome.entry, id: idOf(log.length) }] : log;
  const prompt = promptOf(project(after), "");
  return {
    messages: log.length,
    planMs,
    planMsFirst,
    countMs,
    appendMs: appendTime(log),
    messagesOut: prompt.messages.length,
    tokensBefore: transcript.tokens.total,
    tokensAfter: project(after).tokens.total,
    pairsValid: hasValidPairs(prompt),
    lastUserKept: hasNewestRequest(prompt, log),
  };
}

function hasValidPairs({ messages }: Prompt): boolean {
  let waiting: string[] = [];
  for (const message of messages) {
    if (message.role === "tool") {
      if (!waiting.includes(message.callId)) return false;
      waiting = waiting.filter((id) => id !== message.callId);
      continue;
    }
    if (waiting.length > 0) return false;
    waiting = message.role === "assistant" ? (message.calls ?? []).map(({ callId }) => callId) : [];
  }
  return waiting.length === 0;
}

function hasNewestRequest({ messages }: Prompt, log: readonly Entry[]): boolean {
  const newest = log.findLast((entry) => entry.kind === "message" && entry.role === "user");
  if (newest?.kind !== "message") return true;
  const texts = newest.parts.flatMap((part) => (part.kind === "text" ? [part.text.trim()] : []));
  return texts.every((text) => messages.some((message) => message.text.includes(text.toWellFormed())));
}
