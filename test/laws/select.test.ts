import * as fc from "fast-check";
import { describe, expect, it } from "vitest";

import type { Entry, MessageEntry } from "../../src/engine/entries.ts";
import { POLICIES } from "../../src/engine/policies.ts";
import { type Range, select, type Selection } from "../../src/engine/select/select.ts";
import { project } from "../../src/engine/transcript.ts";
import { arbitraryWork } from "../support/engine/arbitraryWork.ts";
import { digested, logOf, settingsFor, workOf } from "../support/engine/build.ts";

const frames = fc.record({
  window: fc.constantFrom(4_096, 8_192, 32_000, 128_000),
  policy: fc.constantFrom(...POLICIES),
});

const direction = fc.constantFrom("upTo", "from");
const place = fc.nat({ max: 1_000 });

const conversation = (log: readonly Entry[]): MessageEntry[] =>
  log.filter((entry) => entry.kind === "message").filter(({ role }) => role !== "system");

function rangeAt(log: readonly Entry[], way: string, at: number): Range | undefined {
  const messages = conversation(log);
  const message = messages[at % Math.max(1, messages.length)];
  if (!message) return undefined;
  return way === "upTo" ? { upTo: message.id } : { from: message.id };
}

/** A call and its results are on one side of a cut. */
function tornCalls(log: readonly Entry[], parts: readonly (readonly MessageEntry[])[]): string[] {
  const sideOf = new Map(parts.flatMap((part, side) => part.map(({ id }) => [id, side] as const)));
  const callers = new Map<string, string>();
  const torn: string[] = [];
  for (const { id, parts: own } of conversation(log)) {
    for (const part of own) {
      if (part.kind === "call") callers.set(part.callId, id);
      const caller = part.kind === "result" ? callers.get(part.callId) : undefined;
      if (caller !== undefined && sideOf.get(caller) !== sideOf.get(id)) torn.push(`${caller} ${id}`);
    }
  }
  return torn;
}

const ids = (messages: readonly MessageEntry[]): string[] => messages.map(({ id }) => id);

/** Each message of the conversation, in the part of the selection that it is in; a message twice is there twice. */
const everyone = ({ first, head, unfinished, verbatim, tail }: Selection): string[] => [
  ...ids(first),
  ...ids(head).filter((id) => !verbatim.has(id)),
  ...ids(unfinished),
  ...verbatim,
  ...ids(tail),
];

const RUNS = { numRuns: 1_000 };

describe("laws of selecting", () => {
  it("S8 every message is in exactly one part, whatever the range and the policy", () => {
    fc.assert(
      fc.property(arbitraryWork, frames, direction, place, (log, frame, way, at) => {
        for (const range of [undefined, rangeAt(log, way, at)]) {
          const selection = select(project(log), { ...settingsFor(frame), ...(range ? { range } : {}) });
          if (typeof selection === "string") continue;
          expect(everyone(selection).toSorted()).toEqual(ids(conversation(log)));
        }
      }),
      RUNS,
    );
  });

  it("S8 partial compaction covers exactly its range: calls kept with their results, the first messages protected", () => {
    fc.assert(
      fc.property(arbitraryWork, frames, direction, place, (log, frame, way, at) => {
        const range = rangeAt(log, way, at);
        if (!range) return;
        const selection = select(project(log), { ...settingsFor(frame), range });
        if (typeof selection === "string") return;
        const { first, head, unfinished, tail } = selection;
        const covered = [...ids(head), ...ids(unfinished)].toSorted();
        const isWanted = (id: string): boolean => ("upTo" in range ? id < range.upTo : id > range.from);
        const outside = covered.filter((id) => !isWanted(id));
        expect(tornCalls(log, [first, [...head, ...unfinished], tail])).toEqual([]);
        expect(outside).toEqual([]);
        expect("from" in range ? tail : []).toEqual([]);
        const left = ids(conversation(log)).filter((id) => isWanted(id) && !covered.includes(id));
        const border = new Set([...ids(first), ...ids(tail)]);
        expect(left.filter((id) => !border.has(id))).toEqual([]);
      }),
      RUNS,
    );
  });

  it("S10 pins and the newest request are sent on, in order, whatever is summarized", async () => {
    await fc.assert(
      fc.asyncProperty(arbitraryWork, frames, direction, place, async (log, frame, way, at) => {
        const range = rangeAt(log, way, at);
        const outcome = await digested(log, { ...frame, ...(range ? { range } : {}) });
        if (outcome.kind !== "compacted") return;
        const before = project(log);
        const after = project(logOf([outcome.entry], log));
        const sent = [...after.items].flatMap((item) =>
          item.kind === "message" && item.place !== "system" ? [item.message.id] : [],
        );
        expect(sent).toEqual(sent.toSorted());
        const newest = conversation(log).findLast(({ role }) => role === "user");
        const wanted = [...before.pinned, ...(newest && newest.parts.length > 0 ? [newest.id] : [])];
        const known = new Set(ids(conversation(log)));
        const isEmpty = (id: string): boolean =>
          id === newest?.id && newest.parts.every(({ tokens }) => tokens === 0);
        expect(wanted.filter((id) => known.has(id) && !sent.includes(id) && !isEmpty(id))).toEqual([]);
      }),
      { numRuns: 300 },
    );
  });

  it("Z1 a partial compaction after another leaves one live summary, and nothing vanishes unsummarized", async () => {
    const step = fc.tuple(fc.constantFrom("upTo", "from", "all"), place);
    await fc.assert(
      fc.asyncProperty(
        arbitraryWork,
        frames,
        fc.array(step, { minLength: 2, maxLength: 4 }),
        async (start, frame, steps) => {
          let log = start;
          const summarized = new Set<string>();
          for (const [way, at] of steps) {
            const range = way === "all" ? undefined : rangeAt(log, way, at);
            const outcome = await digested(log, { ...frame, ...(range ? { range } : {}) });
            if (outcome.kind !== "compacted") continue;
            const { head, unfinished } = outcome.plan.selection;
            for (const id of [...ids(head), ...ids(unfinished)]) summarized.add(id);
            log = logOf([outcome.entry], log);
            const { items, tokens } = project(log);
            expect([...items].filter(({ kind }) => kind === "summary")).toHaveLength(1);
            expect(outcome.entry.tokensAfter).toBe(tokens.total);
            const sent = new Set([...items].map((item) => (item.kind === "message" ? item.message.id : "")));
            const gone = ids(conversation(log)).filter((id) => !sent.has(id) && !summarized.has(id));
            expect(gone).toEqual([]);
            log = logOf(workOf(2, 900), log);
          }
        },
      ),
      { numRuns: 300 },
    );
  });

  it("S4 what is sent never exceeds usable after a compaction that reports success", async () => {
    await fc.assert(
      fc.asyncProperty(arbitraryWork, frames, direction, place, async (log, frame, way, at) => {
        for (const range of [undefined, rangeAt(log, way, at)]) {
          const outcome = await digested(log, { ...frame, ...(range ? { range } : {}) });
          if (outcome.kind !== "compacted") continue;
          const { usable } = settingsFor(frame).budget;
          expect(project(logOf([outcome.entry], log)).tokens.total).toBeLessThanOrEqual(usable);
        }
      }),
      { numRuns: 500 },
    );
  });
});
