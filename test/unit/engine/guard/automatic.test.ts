import { describe, expect, it } from "vitest";

import { budgetOf } from "../../../../src/engine/budget.ts";
import { decide, type Situation } from "../../../../src/engine/guard/automatic.ts";
import { BALANCED_GUARD } from "../../../../src/engine/guard/figures.ts";
import { BALANCED } from "../../../../src/engine/policies.ts";

const budget = budgetOf({ window: 100_000 }, BALANCED);
const { trigger, usable } = budget;

const decided = (over: Partial<Situation>) =>
  decide(
    {
      mode: "auto",
      isAllowed: true,
      used: trigger,
      budget,
      postponed: undefined,
      breaker: { kind: "closed" },
      thrashing: undefined,
      ...over,
    },
    BALANCED_GUARD,
  );

describe("automatic compaction", () => {
  it("G8 prepares from 80% of the trigger, and fires at it", () => {
    const at = (used: number) => decided({ used }).kind;
    expect([at(trigger * 0.79), at(trigger * 0.8), at(trigger - 1), at(trigger)]).toEqual([
      "room",
      "prepare",
      "prepare",
      "fire",
    ]);
  });

  it("asks where that is wanted, and prepares nothing then", () => {
    expect(decided({ mode: "ask" })).toEqual({ kind: "ask" });
    expect(decided({ mode: "ask", used: trigger - 1 })).toEqual({ kind: "room" });
  });

  it("does nothing with an unknown window", () => {
    expect(decided({ budget: undefined, used: 1e9 })).toEqual({ kind: "room" });
  });

  const holds: [string, Partial<Situation>][] = [
    ["off", { mode: "off" }],
    ["notHere", { isAllowed: false }],
    ["resting", { breaker: { kind: "resting", until: 1, problem: "" } }],
    ["open", { breaker: { kind: "open", failures: 3, problem: "" } }],
    ["thrashing", { thrashing: { freed: [0.01, 0.02] } }],
  ];

  it.each([...holds, ["postponed", { postponed: { at: trigger } }] as const])("is held: %s", (kind, over) => {
    expect(decided(over)).toMatchObject({ kind: "held", by: { kind } });
  });

  it.each(holds)("G8 prepares nothing that would be held: %s", (_, over) => {
    expect(decided({ ...over, used: trigger - 1 }).kind).toBe("room");
  });

  it("G4 G5 what keeps a machine from trying does not keep it from asking", () => {
    const over = {
      thrashing: { freed: [0, 0] },
      breaker: { kind: "open", failures: 3, problem: "" },
    } as const;
    expect(decided({ mode: "ask", ...over })).toEqual({ kind: "ask" });
  });

  it("what was put off comes back with a twentieth more in use, or when it becomes urgent", () => {
    const postponed = { at: trigger };
    expect(decided({ postponed, used: trigger + usable * 0.05 - 1 }).kind).toBe("held");
    expect(decided({ postponed, used: trigger + usable * 0.05 }).kind).toBe("fire");
    const late = { at: usable * 0.96 };
    expect(decided({ postponed: late, used: usable * 0.98 }).kind).toBe("fire");
    expect(decided({ postponed: { at: usable * 0.98 }, used: usable * 0.985 }).kind).toBe("held");
  });
});
