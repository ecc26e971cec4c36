import * as fc from "fast-check";
import { expect, it } from "vitest";

import type { CompactionEntry, Entry, NewEntry } from "../../src/engine/entries.ts";
import { freshened } from "../../src/engine/guard/prepared.ts";
import { project } from "../../src/engine/transcript.ts";
import { arbitraryMessages } from "../support/engine/arbitraryLog.ts";
import { digested, logOf, talkOf } from "../support/engine/build.ts";

const conditions = ["model", 32_000];

/** Something that is no message: it may change what is sent. */
const change = (log: readonly Entry[]): fc.Arbitrary<NewEntry> => {
  const anyId = fc.constantFrom(...log.map(({ id }) => id));
  return fc.oneof(
    anyId.map((message): NewEntry => ({ kind: "pin", message, pinned: true })),
    anyId.map((target): NewEntry => ({ kind: "revert", target })),
    anyId.map((target): NewEntry => ({ kind: "reapply", target })),
    fc.constant<NewEntry>({ kind: "model", model: "another" }),
    anyId.map((message): NewEntry => ({
      kind: "prune",
      reason: "user",
      edits: [{ message, part: 0, stub: "", tokens: 0, saved: 1 }],
    })),
  );
};

async function prepared(log: readonly Entry[]): Promise<NewEntry<CompactionEntry> | undefined> {
  const outcome = await digested(log);
  return outcome.kind === "compacted" ? outcome.entry : undefined;
}

/** A log that is worth a compaction, and what came after the compaction of it was prepared. */
const worth = arbitraryMessages.map((messages) => logOf([...talkOf(12, 2_000), ...messages]));

const RUNS = { numRuns: 300 };

it("G8 a compaction prepared on other entries is refused", async () => {
  await fc.assert(
    fc.asyncProperty(worth, fc.gen(), arbitraryMessages, async (log, gen, messages) => {
      const entry = await prepared(log);
      if (!entry) return;
      const basis = { revision: log.at(-1)?.id ?? "", conditions };
      const changed = logOf([gen(change, log), ...messages], log);
      expect(freshened(entry, basis, { entries: changed, conditions })).toBeUndefined();
      expect(freshened(entry, basis, { entries: log.slice(0, -1), conditions })).toBeUndefined();
      expect(freshened(entry, basis, { entries: log, conditions: ["other", 32_000] })).toBeUndefined();
    }),
    RUNS,
  );
});

it("G8 newer messages are added to its tail: none is summarized, and its figures are right", async () => {
  await fc.assert(
    fc.asyncProperty(worth, arbitraryMessages, async (log, messages) => {
      const entry = await prepared(log);
      const later = messages.filter((message) => message.kind !== "message" || message.role !== "system");
      if (!entry) return;
      const now = logOf(later, log);
      const basis = { revision: log.at(-1)?.id ?? "", conditions };
      const fresh = freshened(entry, basis, { entries: now, conditions });
      if (!fresh) throw new Error("refused");
      const after = project(logOf([fresh], now));
      expect(fresh.tokensAfter).toBe(after.tokens.total);
      const tail = [...after.items].map((item) => (item.kind === "message" ? item.message.id : ""));
      for (const { id } of now.slice(log.length)) expect(tail).toContain(id);
    }),
    RUNS,
  );
});
