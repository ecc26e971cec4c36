import { createReadStream } from "node:fs";

import * as fc from "fast-check";
import { describe, expect, it } from "vitest";

import type { NewEntry } from "../../src/engine/entries.ts";
import { estimateTokens } from "../../src/engine/estimate.ts";
import { POLICIES } from "../../src/engine/policies.ts";
import { importConversation } from "../../src/interop/importConversation.ts";
import { entryOf } from "../../src/interop/record.ts";
import { turnFor } from "../support/engine/growth.ts";
import { type Life, live } from "../support/engine/live.ts";
import { transcripts, TRANSCRIPTS_ABSENT } from "../support/transcripts.ts";

const WINDOWS = [4_096, 8_192, 16_384, 32_768, 128_000, 200_000, 1_000_000];

const turnsOf = (window: number, seed: number, turns: number): NewEntry[] =>
  Array.from({ length: turns }, (_, turn) => turnFor(window, turn, seed)).flat();

/** One prompt, and hours of work after it. */
const onePrompt = (messages: readonly NewEntry[]): NewEntry[] =>
  messages.filter((entry, i) => i === 0 || entry.kind !== "message" || entry.role !== "user");

/** Entries between one compaction and the next. */
const pausesIn = ({ fired }: Life): number[] => fired.slice(1).map(({ at }, i) => at - (fired[i]?.at ?? 0));

describe.each(POLICIES)("a long life under $name", (policy) => {
  it.each(WINDOWS)(
    "B2 S2 at a window of %i no compaction follows another on the same content",
    async (window) => {
      await fc.assert(
        fc.asyncProperty(fc.nat({ max: 10_000 }), fc.boolean(), async (seed, isOnePrompt) => {
          const turns = turnsOf(window, seed, 200);
          const life = await live(isOnePrompt ? onePrompt(turns) : turns, { policy, window });
          const { fired, budget, most } = life;
          expect(fired.length).toBeGreaterThan(0);
          for (const { outcome, after, before } of fired) {
            expect(outcome.kind).toBe("compacted");
            expect(after).toBeLessThan(Math.min(budget.trigger, budget.usable));
            expect(after).toBeLessThan(before * 0.9);
          }
          expect(most).toBeLessThanOrEqual(budget.usable);
          expect(Math.min(...pausesIn(life), Infinity)).toBeGreaterThan(3);
        }),
        { numRuns: 1 },
      );
    },
  );
});

/** Not all of them: each is read and compacted up to a hundred times. */
const FILES = transcripts("claude-code", ".jsonl").filter(({ name }) =>
  /^(?:cc-19|entire-2compact-m)/.test(name),
);

async function messagesIn({ name, path }: (typeof FILES)[number]): Promise<NewEntry[]> {
  const imported = await importConversation({ name, chunks: createReadStream(path) });
  if (imported.kind !== "imported") return [];
  return imported.items.flatMap((item) => (item.kind === "message" ? [entryOf(item)] : []));
}

describe("real conversations", () => {
  it.each(POLICIES)(
    "B2 S2 under $name fit after each compaction, or it says why they cannot",
    async (policy) => {
      for (const file of FILES) {
        const messages = await messagesIn(file);
        for (const window of [4_096, 16_384, 128_000]) {
          const { fired, budget } = await live(messages, { policy, window, count: estimateTokens });
          for (const { outcome, after, before } of fired) {
            expect(["compacted", "nothing"]).toContain(outcome.kind);
            expect(after).toBeLessThanOrEqual(outcome.kind === "compacted" ? budget.usable : before);
          }
          const compacted = fired.filter(({ outcome }) => outcome.kind === "compacted");
          expect(compacted.length > 0).toBe(fired.length > 0);
        }
      }
    },
  );

  it("are there", (context) => {
    context.skip(FILES.length === 0, TRANSCRIPTS_ABSENT);
    expect(FILES).toHaveLength(2);
  });
});
