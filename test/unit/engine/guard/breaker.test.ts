import { describe, expect, it } from "vitest";

import {
  afterFailure,
  type Breaker,
  breakerState,
  CLOSED,
  type FaultKind,
} from "../../../../src/engine/guard/breaker.ts";
import { BALANCED_GUARD } from "../../../../src/engine/guard/figures.ts";

const provider = {};
const here = ["model", provider, 32_000];

const failed = (breaker: Breaker, at: number, kind: FaultKind = "passing", conditions = here): Breaker =>
  afterFailure(breaker, { kind, problem: "Down.", at, conditions }, BALANCED_GUARD);

const stateAt = (breaker: Breaker, now: number, conditions: readonly unknown[] = here) =>
  breakerState(breaker, { now, conditions }, BALANCED_GUARD);

describe("circuit breaker", () => {
  it("G4 rests for a minute after a passing fault, and for ten after a lasting one", () => {
    const once = failed(CLOSED, 1_000);
    expect(stateAt(once, 60_999)).toEqual({ kind: "resting", until: 61_000, problem: "Down." });
    expect(stateAt(once, 61_000)).toEqual({ kind: "closed" });
    expect(stateAt(failed(CLOSED, 0, "lasting"), 599_999)).toMatchObject({ until: 600_000 });
  });

  it("G4 after three failures in a row it stays open, however long one waits", () => {
    const thrice = failed(failed(failed(CLOSED, 0), 100_000), 200_000);
    expect(stateAt(thrice, 1e12)).toEqual({ kind: "open", failures: 3, problem: "Down." });
  });

  it.each([
    ["model", ["other", provider, 32_000]],
    ["key", ["model", {}, 32_000]],
    ["window", ["model", provider, 64_000]],
  ])("G4 another %s closes it, and failures are counted anew", (_, there) => {
    const thrice = failed(failed(failed(CLOSED, 0), 0), 0);
    expect(stateAt(thrice, 0, there)).toEqual({ kind: "closed" });
    expect(failed(thrice, 0, "passing", there).failures).toBe(1);
  });
});
