import * as fc from "fast-check";
import { describe, expect, it } from "vitest";

import type { Entry, NewEntry } from "../../src/engine/entries.ts";
import { type Plan, prepare } from "../../src/engine/plan.ts";
import { POLICIES } from "../../src/engine/policies.ts";
import { prune } from "../../src/engine/prune/prune.ts";
import { promptOf } from "../../src/engine/send.ts";
import { project, sentParts } from "../../src/engine/transcript.ts";
import { arbitraryWork } from "../support/engine/arbitraryWork.ts";
import { logOf, settingsFor } from "../support/engine/build.ts";

const frames = fc.record({
  window: fc.constantFrom(4_096, 8_192, 32_000, 128_000),
  policy: fc.constantFrom(...POLICIES),
  forced: fc.boolean(),
});

const pruned = (log: readonly Entry[], edits: ReturnType<typeof prune>["edits"]): Entry[] => {
  const entry: NewEntry = { kind: "prune", reason: "auto", edits };
  return logOf([entry], log);
};

const RUNS = { numRuns: 1_000 };

describe("laws of pruning", () => {
  it("P8 pruning twice is pruning once, under every policy", () => {
    fc.assert(
      fc.property(arbitraryWork, frames, (log, frame) => {
        const settings = settingsFor(frame);
        const { edits } = prune(project(log), settings);
        expect(prune(project(pruned(log, edits)), settings).edits).toEqual([]);
      }),
      RUNS,
    );
  });

  it("P8 undo brings back what was sent before, and redo what was sent after", () => {
    fc.assert(
      fc.property(arbitraryWork, frames, (log, frame) => {
        const done = pruned(log, prune(project(log), settingsFor(frame)).edits);
        const target = done.at(-1)?.id ?? "";
        const undone = logOf([{ kind: "revert", target }], done);
        const redone = logOf([{ kind: "reapply", target }], undone);
        const sent = (entries: readonly Entry[]) => promptOf(project(entries), "");
        expect(sent(undone)).toEqual(sent(log));
        expect(sent(redone)).toEqual(sent(done));
        expect(project(undone).tokens).toEqual(project(log).tokens);
      }),
      RUNS,
    );
  });

  it("P9 what is freed is what is said, to the token, and never more is read again than is sent", () => {
    fc.assert(
      fc.property(arbitraryWork, frames, (log, frame) => {
        const { edits, saved, reread } = prune(project(log), settingsFor(frame));
        const before = project(log).tokens.total;
        const after = project(pruned(log, edits)).tokens.total;
        expect(before - after).toBe(saved);
        expect(reread).toBeLessThanOrEqual(after);
        expect(reread === 0).toBe(edits.length === 0);
      }),
      RUNS,
    );
  });

  it("P5 arguments that were JSON are JSON afterwards, with the same keys", () => {
    fc.assert(
      fc.property(arbitraryWork, frames, (log, frame) => {
        const transcript = project(pruned(log, prune(project(log), settingsFor(frame)).edits));
        for (const message of transcript.messages) {
          const sent = sentParts(transcript, message).filter((part) => part.kind === "call");
          const calls = message.parts.filter((part) => part.kind === "call");
          sent.forEach(({ args }, i) => {
            if (args === calls[i]?.args) return;
            expect(Object.keys(JSON.parse(args) as object)).toEqual(
              Object.keys(JSON.parse(calls[i]?.args ?? "") as object),
            );
          });
        }
      }),
      RUNS,
    );
  });

  it("P1 nothing pinned and nothing of the newest turns is pruned", () => {
    fc.assert(
      fc.property(arbitraryWork, frames, (log, frame) => {
        const transcript = project(log);
        const edited = new Set(prune(transcript, settingsFor(frame)).edits.map(({ message }) => message));
        expect([...transcript.pinned].filter((id) => edited.has(id))).toEqual([]);
        const turns = [...transcript.messages].filter(({ role }) => role === "user");
        const oldest = turns.at(-frame.policy.prune.turns)?.id ?? "";
        const isYoung = (id: string): boolean => frame.policy.prune.turns > 0 && id >= oldest;
        expect([...edited].filter(isYoung)).toEqual([]);
      }),
      RUNS,
    );
  });

  it("P1 a compaction prunes of what stays the same, whether a model reads the rest or code does", () => {
    fc.assert(
      fc.property(arbitraryWork, frames, (log, frame) => {
        const settings = settingsFor(frame);
        const transcript = project(log);
        const byCode = prepare(transcript, settings);
        const byModel = prepare(transcript, { ...settings, summarizer: { window: frame.window } });
        expect(byModel.kind).toBe(byCode.kind);
        fc.pre(byModel.kind === "plan" && byCode.kind === "plan");
        const edited = (plan: Plan) =>
          plan.pruning.edits.map(({ message, part, stub }) => [message, part, stub]);
        expect(edited(byModel)).toEqual(edited(byCode));
        expect(byModel.tokensKept).toBe(byCode.tokensKept);
      }),
      RUNS,
    );
  });
});
