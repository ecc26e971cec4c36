import * as fc from "fast-check";
import { describe, expect, it } from "vitest";

import type { Entry } from "../../src/engine/entries.ts";
import { prune } from "../../src/engine/prune/prune.ts";
import { select } from "../../src/engine/select/select.ts";
import { promptOf } from "../../src/engine/send.ts";
import { extend, project } from "../../src/engine/transcript.ts";
import { arbitraryMessages } from "../support/engine/arbitraryLog.ts";
import { arbitraryPin } from "../support/engine/arbitraryWork.ts";
import { digested, logOf, settingsFor } from "../support/engine/build.ts";
import { flawsOf } from "../support/engine/promptFlaws.ts";

const windows = fc.constantFrom(4_096, 8_192, 32_000, 128_000);

/** A log with some of its messages and parts pinned. */
const arbitraryLog = fc
  .tuple(arbitraryMessages, fc.array(arbitraryPin, { maxLength: 3 }))
  .map(([messages, pins]) => {
    const log = logOf(messages);
    return logOf(
      pins.flatMap((pin) => pin(log)),
      log,
    );
  });

const RUNS = { numRuns: 1_000 };

describe("laws of the engine", () => {
  it("every message is in exactly one of summarized, kept, pinned", () => {
    fc.assert(
      fc.property(arbitraryLog, windows, (log, window) => {
        const transcript = project(log);
        const selection = select(transcript, settingsFor({ window }));
        if (typeof selection === "string") return;
        const { head, tail, verbatim } = selection;
        const summarized = head.filter(({ id }) => !verbatim.has(id));
        const parts = [summarized.map(({ id }) => id), [...verbatim], tail.map(({ id }) => id)].flat();
        const conversation = log
          .filter((entry) => entry.kind === "message" && entry.role !== "system")
          .map(({ id }) => id);
        expect(parts.toSorted()).toEqual(conversation.toSorted());
        for (const pin of transcript.pinned) {
          if (pin.includes("#")) continue;
          const isSent = verbatim.has(pin) || tail.some(({ id }) => id === pin);
          expect(isSent || !conversation.includes(pin)).toBe(true);
        }
      }),
      RUNS,
    );
  });

  it("what is sent is valid, before and after a compaction", async () => {
    await fc.assert(
      fc.asyncProperty(arbitraryLog, windows, async (log, window) => {
        expect(flawsOf(promptOf(project(log), "").messages)).toEqual([]);
        const outcome = await digested(log, { window });
        if (outcome.kind !== "compacted") return;
        expect(flawsOf(promptOf(project(logOf([outcome.entry], log)), "").messages)).toEqual([]);
      }),
      RUNS,
    );
  });

  it("a compaction that reports success made it smaller, and its figures are right", async () => {
    await fc.assert(
      fc.asyncProperty(arbitraryLog, windows, async (log, window) => {
        const outcome = await digested(log, { window });
        if (outcome.kind !== "compacted") return;
        const after = project(logOf([outcome.entry], log));
        expect(outcome.entry.tokensAfter).toBe(after.tokens.total);
        expect(after.tokens.total).toBeLessThan(project(log).tokens.total);
      }),
      RUNS,
    );
  });

  it("pruning twice is pruning once", () => {
    fc.assert(
      fc.property(arbitraryLog, windows, fc.boolean(), (log, window, forced) => {
        const settings = settingsFor({ window, forced });
        const { edits } = prune(project(log), settings);
        const again = prune(project(logOf([{ kind: "prune", reason: "user", edits }], log)), settings);
        expect(again.edits).toEqual([]);
      }),
      RUNS,
    );
  });

  it("undo then redo is as if it had never been undone, and undo as if it had never been done", async () => {
    await fc.assert(
      fc.asyncProperty(arbitraryLog, windows, async (log, window) => {
        const outcome = await digested(log, { window });
        if (outcome.kind !== "compacted") return;
        const done = logOf([outcome.entry], log);
        const target = done.at(-1)!.id;
        const undone = logOf([{ kind: "revert", target }], done);
        const redone = logOf([{ kind: "reapply", target }], undone);
        const prompt = (entries: readonly Entry[]) => promptOf(project(entries), "");
        expect(prompt(undone)).toEqual(prompt(log));
        expect(prompt(redone)).toEqual(prompt(done));
        expect(project(redone).tokens).toEqual(project(done).tokens);
      }),
      RUNS,
    );
  });

  it("compacting again loses nothing that the first kept: all of it is in the second head, kept, or pinned", async () => {
    await fc.assert(
      fc.asyncProperty(arbitraryLog, arbitraryMessages, windows, async (log, more, window) => {
        const first = await digested(log, { window });
        if (first.kind !== "compacted") return;
        const grown = logOf([first.entry, ...more], log);
        const transcript = project(grown);
        const second = select(transcript, settingsFor({ window }));
        if (typeof second === "string") return;
        const sentBefore = [...transcript.items].flatMap((item) =>
          item.kind === "message" && item.place === "tail" ? [item.message.id] : [],
        );
        const seen = new Set([...second.head, ...second.tail].map(({ id }) => id));
        expect(sentBefore.filter((id) => !seen.has(id) && !second.verbatim.has(id))).toEqual([]);
      }),
      RUNS,
    );
  });

  it("the projection grown message by message is that of the whole log", () => {
    fc.assert(
      fc.property(arbitraryMessages, (messages) => {
        const log = logOf(messages);
        let grown = project([]);
        log.forEach((entry, i) => (grown = extend(grown, entry, log.slice(0, i + 1))));
        const whole = project(log);
        expect(grown.tokens).toEqual(whole.tokens);
        expect([...grown.items]).toEqual([...whole.items]);
        expect(promptOf(grown, "")).toEqual(promptOf(whole, ""));
      }),
      RUNS,
    );
  });
});
