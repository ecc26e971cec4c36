import { describe, expect, it } from "vitest";

import { budgetOf } from "../../../src/engine/budget.ts";
import { compact } from "../../../src/engine/compact.ts";
import type { Entry, MessageEntry, NewEntry } from "../../../src/engine/entries.ts";
import { BALANCED } from "../../../src/engine/policies.ts";
import { promptOf } from "../../../src/engine/send.ts";
import { extend, project, type Transcript } from "../../../src/engine/transcript.ts";
import { type Fixed, requestSize, useOf } from "../../../src/engine/use.ts";
import { entryOf } from "../../../src/interop/record.ts";
import { buildConversation } from "../../support/builder/buildConversation.ts";
import { logOf } from "../../support/engine/build.ts";
import {
  answeredBy,
  BYTE_TOKENIZERS,
  countedBy,
  type Tokenizer,
  WORD_TOKENIZERS,
} from "../../support/engine/tokenizers.ts";
import { exactTokens } from "../../support/exactTokens.ts";

const SYSTEM = "You help with a small code base. Say what you did and what is left.";
const FIXED: Fixed = { system: exactTokens(SYSTEM), tools: 0, characters: SYSTEM.length };
const BUDGET = budgetOf({ window: 8_192 }, BALANCED);

/** What "right" means, as a share of what the server counts. */
const OFF = 0.05;
/** What comes after the first requests may be of a kind that no report has told of: a listing full of numbers. */
const FIRST_REQUESTS = 3;

/** As the language server counts: exactly, in its own vocabulary. */
function exactly(entry: NewEntry<MessageEntry>): NewEntry<MessageEntry> {
  const parts = entry.parts.map((part) => {
    if (part.kind === "call") return { ...part, tokens: exactTokens(part.tool) + exactTokens(part.args) };
    return part.kind === "media" ? part : { ...part, tokens: exactTokens(part.text) };
  });
  return { ...entry, parts };
}

const TURNS = buildConversation({ turns: 30 }).map(entryOf).map(exactly);

/**
 * How far the gauge is off before each request of a conversation that is compacted when it is due, on a
 * server that reports what it counts. Without the first request: nothing was reported before.
 */
async function play(tokenizer: Tokenizer): Promise<number[]> {
  const off: number[] = [];
  let log: Entry[] = [];
  let transcript = project(log);
  const append = (entry: NewEntry): void => {
    log = logOf([entry], log);
    transcript = extend(transcript, log.at(-1)!, log);
  };
  for (const entry of TURNS) {
    if (entry.role !== "assistant") {
      append(entry);
      continue;
    }
    const due = useOf(transcript, FIXED, "m").tokens >= BUDGET.trigger && (await compaction(transcript));
    if (due) append(due);
    const told = useOf(transcript, FIXED, "m").tokens;
    const prompt = countedBy(tokenizer, promptOf(transcript, SYSTEM));
    off.push(Math.abs(told - prompt) / prompt);
    const usage = { prompt, cached: 0, output: answeredBy(tokenizer, entry.parts), reasoning: 0 };
    append({ ...entry, model: "m", usage, sent: requestSize(transcript, FIXED) });
  }
  return off.slice(1);
}

async function compaction(transcript: Transcript): Promise<NewEntry | undefined> {
  const ports = { count: exactTokens, now: () => 0 };
  const settings = { policy: BALANCED, budget: BUDGET, count: exactTokens, forced: false } as const;
  const outcome = await compact(transcript, { ...settings, trigger: "auto" }, ports);
  return outcome.kind === "compacted" ? outcome.entry : undefined;
}

const wrongIn = (off: readonly number[]): number[] => off.filter((one) => one > OFF);

describe("the gauge from the first report on", () => {
  it.for(BYTE_TOKENIZERS)("B3 is right within 5% where a token is a byte: $name", async (tokenizer) => {
    const off = await play(tokenizer);
    expect(wrongIn(off.slice(0, FIRST_REQUESTS))).toEqual([]);
    expect(wrongIn(off).length).toBeLessThanOrEqual(1);
    expect(Math.max(...off)).toBeLessThan(OFF * 1.1);
  });

  it.for(WORD_TOKENIZERS)("B3 is right within 5%, with few exceptions early on: $name", async (tokenizer) => {
    const off = await play(tokenizer);
    expect(wrongIn(off).length / off.length).toBeLessThan(0.04);
    expect(Math.max(...off.slice(FIRST_REQUESTS))).toBeLessThan(0.12);
  });
});
