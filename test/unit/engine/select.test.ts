import { describe, expect, it } from "vitest";

import type { Entry, NewEntry } from "../../../src/engine/entries.ts";
import { select, type Selection, tailBudget } from "../../../src/engine/select.ts";
import { project } from "../../../src/engine/transcript.ts";
import {
  assistant,
  call,
  compacted,
  type Frame,
  logOf,
  result,
  settingsFor,
  tool,
  user,
  workOf,
} from "../../support/engine/build.ts";

const selected = (log: readonly Entry[], frame: Frame = {}) => select(project(log), settingsFor(frame));

function selection(log: readonly Entry[], frame: Frame = {}): Selection {
  const made = selected(log, frame);
  if (typeof made === "string") throw new Error(`nothing selected: ${made}`);
  return made;
}

const roles = (messages: Selection["tail"]): string => messages.map(({ role }) => role[0]).join("");

describe("select", () => {
  it("S01 a turn is a user message and everything up to the next one", () => {
    const { head, tail } = selection(logOf(workOf(8, 500)));
    expect(roles(head)).toBe("uata".repeat(6));
    expect(roles(tail)).toBe("uata".repeat(2));
  });

  it.each([
    [4_096, 2_000],
    [8_192, 2_000],
    [32_000, 6_000],
    [128_000, 15_000],
    [1_000_000, 15_000],
  ])("S02 at a window of %i the tail may have %i", (window, most) => {
    expect(tailBudget(settingsFor({ window }))).toBe(most);
  });

  it("S02 of the turn that does not fit, the largest suffix that does stays", () => {
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

  it("S03 a call stays with all of its results, parallel ones included", () => {
    const parallel = [
      assistant("Both.", call("one"), call("two")),
      tool(result("one", "z".repeat(2_500))),
      tool(result("two", "z".repeat(2_500))),
    ];
    const { tail } = selection(logOf([...workOf(4, 500), user("Go on."), ...parallel, assistant("Done.")]), {
      window: 16_000,
    });
    expect(roles(tail)).toBe("a");
  });

  it("S04 the newest request stays whole, however long it is", () => {
    const request = user("r".repeat(9_000));
    const log = logOf([...workOf(4, 500), request, ...workOf(1, 3_000).slice(1)]);
    const { kept, tail } = selection(log);
    const stays = [...tail.map(({ id }) => id), ...kept];
    expect(stays).toContain(log[16]!.id);
  });

  it("S04 one prompt and hours of work: the prompt stays, the cut falls inside the turn", () => {
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
  ] as const)("S07 says %s without asking a model", (reason, entries) => {
    expect(selected(logOf(entries))).toBe(reason);
  });

  it("S07 says only-pins when all that is older is pinned", () => {
    const log = logOf(workOf(3, 900));
    const pins = log.slice(0, 4).map(({ id }): NewEntry => ({ kind: "pin", message: id, pinned: true }));
    expect(selected(logOf(pins, log))).toBe("only-pins");
  });

  it("S09 the user's own words stay beside the summary, newest first, within a tenth of usable", () => {
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
});
