import { type Budget, budgetOf } from "../../../src/engine/budget.ts";
import { compact, type Outcome } from "../../../src/engine/compact.ts";
import type {
  CallPart,
  Entry,
  MessageEntry,
  NewEntry,
  Part,
  ResultPart,
  Usage,
} from "../../../src/engine/entries.ts";
import type { PlanSettings } from "../../../src/engine/plan.ts";
import { BALANCED } from "../../../src/engine/policies.ts";
import type { Policy } from "../../../src/engine/policy.ts";
import type { Range } from "../../../src/engine/select/select.ts";
import { project } from "../../../src/engine/transcript.ts";
import { type Fixed, requestSize } from "../../../src/engine/use.ts";

/** A token a character: budgets can be met exactly. */
export const count = (text: string): number => text.length;

export const text = (words: string): Part => ({ kind: "text", text: words, tokens: count(words) });

export const call = (callId: string, tool = "read_file", args = '{"path":"src/a.ts"}'): CallPart => ({
  kind: "call",
  callId,
  tool,
  args,
  tokens: count(args),
});

export const result = (
  callId: string,
  words: string,
  options: { isError?: boolean; tool?: string } = {},
): ResultPart => ({
  kind: "result",
  callId,
  tool: options.tool ?? "read_file",
  text: words,
  isError: options.isError ?? false,
  tokens: count(words),
});

type NewMessage = NewEntry<MessageEntry>;

export const user = (words: string): NewMessage => ({
  kind: "message",
  role: "user",
  status: "complete",
  parts: [text(words)],
});

export const assistant = (words: string, ...parts: Part[]): NewMessage => ({
  kind: "message",
  role: "assistant",
  status: "complete",
  parts: words === "" ? parts : [text(words), ...parts],
});

export const answered = (words: string, usage: Usage, model = "m"): NewMessage => ({
  ...assistant(words),
  usage,
  model,
});

export const tool = (...parts: Part[]): NewMessage => ({
  kind: "message",
  role: "tool",
  status: "complete",
  parts,
});

export const system = (words: string): NewMessage => ({
  kind: "message",
  role: "system",
  status: "complete",
  parts: [text(words)],
});

/** The same log, in which each answer with a report also tells what had been sent for it. */
export const withSent = (log: readonly Entry[], fixed: Fixed): Entry[] =>
  log.map((entry, i) => {
    if (entry.kind !== "message" || !entry.usage) return entry;
    return { ...entry, sent: requestSize(project(log.slice(0, i)), fixed) };
  });

/** Gives the entries ids "e0001", … and times. */
export function logOf(entries: readonly NewEntry[], before: readonly Entry[] = []): Entry[] {
  const numbered = entries.map((entry, i): Entry => {
    const n = before.length + i + 1;
    return { ...entry, id: `e${String(n).padStart(4, "0")}`, at: 1_700_000_000_000 + n };
  });
  return [...before, ...numbered];
}

/** A file for each turn, all names of one length. */
const FILES = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789";
const pathOf = (turn: number): string => JSON.stringify({ path: `src/${FILES[turn % FILES.length]}.ts` });

/** `turns` turns of a question, a call with `output` characters of result, and an answer. */
export function workOf(turns: number, output: number): NewEntry[] {
  return Array.from({ length: turns }, (_, i) => [
    user(`Question ${i}: why does step ${i} fail?`),
    assistant(`Looking at step ${i}.`, call(`c${i}`, "read_file", pathOf(i))),
    tool(result(`c${i}`, `${i}:`.padEnd(output, "x"))),
    assistant(`Step ${i} fails because of reason ${i}.`),
  ]).flat();
}

/** `turns` turns of a question and an answer of this many characters: nothing to prune. */
export function talkOf(turns: number, length: number): NewEntry[] {
  return Array.from({ length: turns }, (_, i) => [
    user(`Question ${i}: what about part ${i}?`),
    assistant(`Part ${i} `.padEnd(length, "is fine and ")),
  ]).flat();
}

export interface Frame {
  readonly window?: number;
  readonly policy?: Policy;
  readonly forced?: boolean;
  readonly range?: Range;
}

export function settingsFor({
  window = 32_000,
  policy = BALANCED,
  forced = true,
  range,
}: Frame = {}): PlanSettings & { budget: Budget } {
  return { policy, budget: budgetOf({ window }, policy), count, forced, ...(range ? { range } : {}) };
}

/** Compacts a log without a model. */
export function digested(log: readonly Entry[], frame: Frame = {}): Promise<Outcome> {
  return compact(project(log), { ...settingsFor(frame), trigger: "user" }, { count, now: () => 0 });
}

/** The log with a compaction of it; throws when there is nothing to compact. */
export async function compacted(log: readonly Entry[], frame: Frame = {}): Promise<Entry[]> {
  const outcome = await digested(log, frame);
  if (outcome.kind !== "compacted") throw new Error(`not compacted: ${outcome.kind}`);
  return logOf([outcome.entry], log);
}
