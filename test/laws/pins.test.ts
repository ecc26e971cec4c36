import * as fc from "fast-check";
import { describe, expect, it } from "vitest";

import type { Entry, MessageEntry, NewEntry, Part } from "../../src/engine/entries.ts";
import { POLICIES } from "../../src/engine/policies.ts";
import { prune } from "../../src/engine/prune/prune.ts";
import { isPinned } from "../../src/engine/replay.ts";
import { promptOf } from "../../src/engine/send.ts";
import { itemTokens, project, sentParts } from "../../src/engine/transcript.ts";
import { arbitraryPin, arbitraryWork } from "../support/engine/arbitraryWork.ts";
import { digested, logOf, settingsFor, workOf } from "../support/engine/build.ts";
import { flawsOf } from "../support/engine/promptFlaws.ts";

const frames = fc.record({
  window: fc.constantFrom(4_096, 8_192, 32_000, 128_000),
  policy: fc.constantFrom(...POLICIES),
});

type Frame = typeof frames extends fc.Arbitrary<infer F> ? F : never;

/** One thing that happens to a conversation; what it appends. */
type Step = (log: readonly Entry[], frame: Frame) => Promise<readonly NewEntry[]>;

const compaction: Step = async (log, frame) => {
  const outcome = await digested(log, frame);
  return outcome.kind === "compacted" ? [outcome.entry] : [];
};

const pruning: Step = async (log, frame) => {
  const { edits } = prune(project(log), { ...settingsFor(frame), forced: true });
  return edits.length > 0 ? [{ kind: "prune", reason: "user", edits }] : [];
};

/** Of the nth compaction or pruning. */
const undone = (at: number, kind: "revert" | "reapply"): Step => {
  return async (log) => {
    const changes = log.filter((entry) => entry.kind === "compaction" || entry.kind === "prune");
    const target = changes[at % Math.max(1, changes.length)];
    return target ? [{ kind, target: target.id }] : [];
  };
};

const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 3, arbitrary: fc.constant(compaction) },
  { weight: 2, arbitrary: fc.constant(pruning) },
  { weight: 1, arbitrary: fc.nat(9).map((at) => undone(at, "revert")) },
  { weight: 1, arbitrary: fc.nat(9).map((at) => undone(at, "reapply")) },
  {
    weight: 2,
    arbitrary: arbitraryPin.map(
      (pin): Step =>
        async (log) =>
          pin(log),
    ),
  },
  {
    weight: 2,
    arbitrary: fc.integer({ min: 1, max: 3 }).map(
      (turns): Step =>
        async () =>
          workOf(turns, 900),
    ),
  },
);

const lives = fc.tuple(arbitraryWork, frames, fc.array(step, { minLength: 1, maxLength: 6 }));

/** Every state of the log on the way. */
async function* states([start, frame, steps]: readonly [Entry[], Frame, readonly Step[]]) {
  let log: Entry[] = start;
  yield log;
  for (const next of steps) {
    log = logOf(await next(log, frame), log);
    yield log;
  }
}

/** What is pinned and can be sent, message by message. */
function pinnedIn(log: readonly Entry[]): { readonly of: MessageEntry; readonly part: Part }[] {
  const { pinned, messages } = project(log);
  return [...messages].flatMap((of) =>
    of.role === "system"
      ? []
      : of.parts.flatMap((part, index) =>
          part.kind !== "reasoning" && isPinned(pinned, { message: of.id, part: index })
            ? [{ of, part }]
            : [],
        ),
  );
}

describe("laws of pins", () => {
  it("S10 a pinned message or part is sent word for word, whatever is compacted, pruned, undone and redone", async () => {
    await fc.assert(
      fc.asyncProperty(lives, async (life) => {
        for await (const log of states(life)) {
          const transcript = project(log);
          const sent = new Set(
            [...transcript.items].flatMap((item) =>
              item.kind === "message" ? sentParts(transcript, item.message) : [],
            ),
          );
          expect(pinnedIn(log).filter(({ part }) => !sent.has(part))).toEqual([]);
        }
      }),
      { numRuns: 400 },
    );
  });

  it("S10 what is sent with pinned parts is valid, in log order, and counted exactly", async () => {
    await fc.assert(
      fc.asyncProperty(lives, async (life) => {
        for await (const log of states(life)) {
          const transcript = project(log);
          expect(flawsOf(promptOf(transcript, "").messages)).toEqual([]);
          const ids = [...transcript.items].flatMap((item) =>
            item.kind === "message" && item.place !== "system" ? [item.message.id] : [],
          );
          expect(ids).toEqual(ids.toSorted());
          const { total, ...categories } = transcript.tokens;
          const sum = (numbers: readonly number[]): number => numbers.reduce((all, one) => all + one, 0);
          expect(sum(Object.values(categories))).toBe(total);
          expect(sum([...transcript.items].map((item) => itemTokens(transcript, item)))).toBe(total);
          expect(transcript.size.tokens).toBe(total);
        }
      }),
      { numRuns: 400 },
    );
  });

  it("S10 the figures of a compaction with pinned parts are right", async () => {
    await fc.assert(
      fc.asyncProperty(lives, async (life) => {
        let before: Entry[] = [];
        for await (const log of states(life)) {
          const made = log.at(-1);
          const isNew = made?.kind === "compaction" && log.length > before.length;
          before = log;
          if (!isNew) continue;
          const { items, tokens } = project(log);
          expect([made.tokensAfter, made.messagesAfter]).toEqual([tokens.total, items.length]);
        }
      }),
      { numRuns: 400 },
    );
  });
});
