import { describe, expect, it } from "vitest";

import { compact } from "../../../../src/engine/compact.ts";
import type { Entry, NewEntry } from "../../../../src/engine/entries.ts";
import { BALANCED, policyNamed } from "../../../../src/engine/policies.ts";
import { tailBudget } from "../../../../src/engine/select/cut.ts";
import { type Range, select, type Selection } from "../../../../src/engine/select/select.ts";
import { promptOf } from "../../../../src/engine/send.ts";
import { project } from "../../../../src/engine/transcript.ts";
import {
  assistant,
  call,
  compacted,
  count,
  type Frame,
  logOf,
  result,
  settingsFor,
  tool,
  user,
  workOf,
} from "../../../support/engine/build.ts";
import { scriptedAsk } from "../../../support/engine/scriptedAsk.ts";

const { tail: FILL } = BALANCED;
if (FILL.kind !== "fill") throw new Error("The balanced policy fills its tail.");

const selected = (log: readonly Entry[], frame: Frame = {}) => select(project(log), settingsFor(frame));

function selection(log: readonly Entry[], frame: Frame = {}): Selection {
  const made = selected(log, frame);
  if (typeof made === "string") throw new Error(`nothing selected: ${made}`);
  return made;
}

/** At most two turns stay whole. */
const SHORT: Frame = { policy: { ...BALANCED, tail: { ...FILL, turns: 2 } } };

const roles = (messages: Selection["tail"]): string => messages.map(({ role }) => role[0]).join("");

describe("select", () => {
  it("S1 a turn is a user message and everything up to the next one", () => {
    const { head, tail } = selection(logOf(workOf(8, 500)), SHORT);
    expect(roles(head)).toBe("uata".repeat(6));
    expect(roles(tail)).toBe("uata".repeat(2));
  });

  it.each([
    [4_096, 2_000],
    [8_192, 2_000],
    [32_000, 6_000],
    [128_000, 15_000],
    [1_000_000, 15_000],
  ])("S2 at a window of %i the tail may have %i", (window, most) => {
    expect(tailBudget(settingsFor({ window }))).toBe(most);
  });

  it("S2 of the turn that does not fit, the largest suffix that does stays", () => {
    const long: NewEntry[] = [
      user("Go."),
      ...Array.from({ length: 6 }, (_, i) => [
        assistant(`Step ${i}`, call(`p${i}`)),
        tool(result(`p${i}`, "y".repeat(1_500))),
      ]).flat(),
    ];
    const { tail, head } = selection(logOf([...workOf(3, 500), ...long, ...workOf(1, 1_000)]));
    expect(roles(tail)).toBe("atatatuata");
    expect(head.at(-1)?.role).toBe("tool");
  });

  it("S3 a call stays with all of its results, parallel ones included", () => {
    const parallel = [
      assistant("Both.", call("one"), call("two")),
      tool(result("one", "z".repeat(5_000))),
      tool(result("two", "z".repeat(5_000))),
    ];
    const { tail } = selection(logOf([...workOf(4, 500), user("Go on."), ...parallel, assistant("Done.")]), {
      window: 16_000,
    });
    expect(roles(tail)).toBe("a");
  });

  it("S4 the newest request stays whole, however long it is", () => {
    const request = user("r".repeat(9_000));
    const log = logOf([...workOf(4, 500), request, ...workOf(1, 3_000).slice(1)]);
    const { kept, tail } = selection(log);
    const stays = [...tail.map(({ id }) => id), ...kept];
    expect(stays).toContain(log[16]!.id);
  });

  it("S4 one prompt and hours of work: the prompt stays, the cut falls inside the turn", () => {
    const hours = Array.from({ length: 200 }, (_, i) => [
      assistant(`Step ${i}`, call(`h${i}`)),
      tool(result(`h${i}`, "w".repeat(400))),
    ]);
    const log = logOf([user("Make the build pass."), ...hours.flat()]);
    const { kept, tail, head } = selection(log);
    expect(kept).toEqual([log[0]!.id]);
    expect(roles(tail)).toMatch(/^(at)+$/);
    expect(head.length + tail.length).toBe(log.length);
  });

  it.each([
    ["empty", []],
    ["everything-fits", workOf(2, 100)],
    ["too-short", workOf(3, 10)],
  ] as const)("S7 says %s without asking a model", (reason, entries) => {
    expect(selected(logOf(entries), SHORT)).toBe(reason);
  });

  it("S7 says only-pins when all that is older is pinned", () => {
    const log = logOf(workOf(3, 900));
    const pins = log.slice(0, 4).map(({ id }): NewEntry => ({ kind: "pin", message: id, pinned: true }));
    expect(selected(logOf(pins, log), SHORT)).toBe("only-pins");
  });

  it("S9 the user's own words stay beside the summary, newest first, within a tenth of usable", () => {
    const log = logOf(workOf(40, 300), logOf([user("first ".repeat(500))]));
    const { kept } = selection(log);
    expect(kept.length).toBeGreaterThan(10);
    expect(kept).not.toContain(log[0]!.id);
    expect([...kept]).toEqual([...kept].sort());
  });

  it("S10 a pin is sent on, a pinned result with its call", async () => {
    const log = logOf(workOf(12, 2_000));
    const pinned = logOf([{ kind: "pin", message: log[2]!.id, pinned: true }], log);
    const items = [...project(await compacted(pinned)).items];
    const kept = items.flatMap((item) =>
      item.kind === "message" && item.place === "kept" ? [item.message.id] : [],
    );
    expect(kept).toEqual(expect.arrayContaining([log[1]!.id, log[2]!.id]));
  });

  const round = (name: string, output: number): NewEntry[] => [
    assistant(`Step ${name}`, call(name)),
    tool(result(name, "y".repeat(output))),
  ];

  it.each([
    // The budget is 6,000: 2,000 of it are used when the walk comes to the large result.
    [6_500, true],
    [7_100, false],
    [2_900, true],
  ])("S5 one oversized result of %i may exceed the budget by half, no more: kept %s", (output, isKept) => {
    const log = logOf([
      ...workOf(3, 3_000),
      user("Go."),
      ...round("big", output),
      ...round("last", 1_900),
      assistant("Done."),
    ]);
    const calls = selection(log).tail.flatMap(({ parts }) => parts.filter(({ kind }) => kind === "call"));
    expect(calls.some((part) => part.kind === "call" && part.callId === "big")).toBe(isKept);
  });

  it("S5 a row of small messages ends at the budget", () => {
    const log = logOf([user("Go."), ...Array.from({ length: 30 }, (_, i) => round(`s${i}`, 900)).flat()]);
    const { tail } = selection(log);
    const used = tail.flatMap(({ parts }) => parts).reduce((sum, { tokens }) => sum + tokens, 0);
    expect(used).toBeLessThanOrEqual(tailBudget(settingsFor()));
    expect(used).toBeGreaterThan(tailBudget(settingsFor()) - 1_100);
  });

  it("S5 three messages stay where they fit, whatever the budget says", () => {
    const log = logOf([...workOf(6, 500), user("Go."), ...round("a", 8_000), assistant("Done.")]);
    expect(roles(selection(log).tail)).toMatch(/ata$/);
    const tooLarge = logOf([...workOf(6, 500), user("Go."), ...round("a", 19_000), assistant("Done.")]);
    expect(roles(selection(tooLarge).tail)).toBe("a");
  });

  const HERMES = policyNamed("hermes")!;

  it("S6 the first messages stay word for word before the summary; balanced protects none", async () => {
    const log = logOf(workOf(40, 3_000));
    const frame = { window: 64_000, policy: HERMES };
    const { first, head, from } = selection(log, frame);
    expect(first.map(({ id }) => id)).toEqual(["e0001", "e0002", "e0003"]);
    expect([from, head[0]?.id]).toEqual([3, "e0004"]);
    expect(selection(log).first).toEqual([]);
    const items = [...project(await compacted(log, frame)).items].map((item) =>
      item.kind === "message" ? item.place : item.kind,
    );
    expect(items.slice(0, 4)).toEqual(["head", "head", "head", "summary"]);
  });

  it("S6 the protected beginning does not cut a call from its results, and never fills the window", () => {
    const both = [
      user("Go."),
      assistant("Both.", call("one"), call("two")),
      tool(result("one", "1")),
      tool(result("two", "2")),
    ];
    const log = logOf([...both, ...workOf(30, 3_000)]);
    expect(roles(selection(log, { policy: HERMES, window: 64_000 }).first)).toBe("uatt");
    const huge = logOf([user("h".repeat(20_000)), ...workOf(30, 3_000)]);
    expect(selection(huge, { policy: HERMES, window: 64_000 }).first).toEqual([]);
  });

  it("S6 the first user message goes to the summarizer in full, also where it stays in front", async () => {
    const goal = `Build the ${"very ".repeat(2_000)}long thing.`;
    const log = logOf([user(goal), ...workOf(60, 1_500)]);
    for (const policy of [BALANCED, HERMES]) {
      const { ask, asked } = scriptedAsk("## Goal\nThe long thing.");
      await compact(
        project(log),
        { ...settingsFor({ window: 128_000, policy }), trigger: "user", summarizer: { window: 1_000_000 } },
        { count, now: () => 0, ask },
      );
      expect(JSON.stringify(asked)).toContain(goal);
    }
  });

  const ranged = (log: readonly Entry[], range: Range): Selection => selection(log, { range });

  it("S8 up to a message: everything before it is summarized, it and the rest stay", () => {
    const log = logOf(workOf(8, 500));
    const { head, tail, from, to } = ranged(log, { upTo: "e0013" });
    expect([from, to]).toEqual([0, 12]);
    expect(head.map(({ id }) => id)).toEqual(log.slice(0, 12).map(({ id }) => id));
    expect(tail.map(({ id }) => id)).toEqual(log.slice(12).map(({ id }) => id));
  });

  it("S8 from a message: everything after it is summarized, the beginning stays as it was sent", async () => {
    const log = logOf(workOf(8, 500));
    const { head, first, tail, kept } = ranged(log, { from: "e0012" });
    expect(first.map(({ id }) => id)).toEqual(log.slice(0, 12).map(({ id }) => id));
    expect(head.map(({ id }) => id)).toEqual(log.slice(12).map(({ id }) => id));
    expect(tail).toEqual([]);
    expect(kept).toContain("e0029");
    const before = promptOf(project(log), "").messages;
    const after = promptOf(project(await compacted(log, { range: { from: "e0012" } })), "").messages;
    expect(after.slice(0, 12)).toEqual(before.slice(0, 12));
  });

  it("S8 a range does not tear a call from its results", () => {
    const log = logOf(workOf(8, 500));
    expect(ranged(log, { upTo: "e0015" }).to).toBe(13);
    expect(ranged(log, { from: "e0014" }).from).toBe(15);
  });

  it("S8 answers that failed or were stopped are left out of the head, calls that were carried out are not", () => {
    const stopped = { ...assistant("I was about to sa"), status: "stopped" as const };
    const failed = { ...assistant("Sorry"), status: "failed" as const };
    const carried = { ...assistant("Editing.", call("done")), status: "stopped" as const };
    const log = logOf([
      user("Go."),
      stopped,
      failed,
      carried,
      tool(result("done", "Edited.")),
      ...workOf(8, 1_500),
    ]);
    const { head, unfinished } = selection(log);
    expect(unfinished.map(({ id }) => id)).toEqual(["e0002", "e0003"]);
    expect(head.map(({ id }) => id)).toEqual(expect.arrayContaining(["e0001", "e0004", "e0005"]));
    expect(head.some(({ id }) => id === "e0002" || id === "e0003")).toBe(false);
  });

  it("S8 with a live summary: what it covers stays covered, what lies between stays word for word", async () => {
    const log = await compacted(logOf(workOf(12, 2_000)));
    const grown = logOf(workOf(6, 500), log);
    const { to } = project(log).anchor!;
    const last = grown.at(-1)!.id;
    const from = grown.filter(({ kind }) => kind === "message")[to + 8]!.id;
    const partial = ranged(grown, { from });
    expect(partial.head.every(({ id }) => id > from)).toBe(true);
    const after = project(await compacted(grown, { range: { from } }));
    const sent = [...after.items].flatMap((item) => (item.kind === "message" ? [item.message.id] : []));
    const between = grown.filter(({ id, kind }) => kind === "message" && id <= from).slice(to);
    expect(sent).toEqual(expect.arrayContaining(between.map(({ id }) => id)));
    expect(sent).not.toContain(last);
    expect([...after.items].filter(({ kind }) => kind === "summary")).toHaveLength(1);
  });

  it("S7 says unknown-message for a range that is not in the conversation, too-large for a request no window holds", () => {
    expect(selected(logOf(workOf(8, 500)), { range: { upTo: "nowhere" } })).toBe("unknown-message");
    expect(selected(logOf([...workOf(8, 500), user("r".repeat(30_000))]))).toBe("too-large");
  });
});
