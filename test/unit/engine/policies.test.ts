import { describe, expect, it } from "vitest";

import { budgetOf, type Limits, levelOf } from "../../../src/engine/budget.ts";
import type { Entry, MessageEntry, NewEntry, PruneEdit } from "../../../src/engine/entries.ts";
import { type Plan, prepare } from "../../../src/engine/plan.ts";
import { POLICIES, policyNamed } from "../../../src/engine/policies.ts";
import type { Policy } from "../../../src/engine/policy.ts";
import { prune } from "../../../src/engine/prune/prune.ts";
import { project } from "../../../src/engine/transcript.ts";
import { count, logOf } from "../../support/engine/build.ts";
import { turnFor } from "../../support/engine/growth.ts";

const WINDOWS = [4_096, 8_192, 16_384, 32_768, 128_000, 200_000, 1_000_000];
const OUTPUTS = [undefined, 4_096, 64_000];

const policy = (name: string): Policy => policyNamed(name)!;

/** The table of the contract, as formulas: window and longest answer in, tokens out. */
interface Row {
  readonly reserve: (window: number, output: number) => number;
  readonly trigger: (window: number, usable: number) => number;
  /** Sections of a summary; 0: plain text. */
  readonly sections: number;
  readonly isAnchored: boolean;
}

const TABLE: Readonly<Record<string, Row>> = {
  balanced: {
    reserve: (window, output) => Math.min(output, 20_000, window / 4),
    trigger: (_, usable) => usable * 0.85,
    sections: 13,
    isAnchored: true,
  },
  opencode: {
    reserve: (_, output) => Math.min(output, 32_000),
    // More than usable, so with the next token.
    trigger: (_, usable) => usable + 1,
    sections: 0,
    isAnchored: false,
  },
  boocode: { reserve: () => 0, trigger: (window) => window * 0.85, sections: 13, isAnchored: true },
  "claude-code": {
    reserve: (_, output) => Math.min(output, 20_000),
    trigger: (_, usable) => usable - 13_000,
    sections: 9,
    isAnchored: false,
  },
  "agent-code": {
    reserve: (_, output) => Math.min(output, 20_000),
    trigger: (_, usable) => usable - 13_000,
    sections: 0,
    isAnchored: false,
  },
  hermes: {
    reserve: () => 0,
    trigger: (window) => Math.max(64_000, window * 0.5),
    sections: 13,
    isAnchored: true,
  },
};

const rowOf = (name: string): Row => {
  const row = TABLE[name];
  if (!row) throw new Error(`${name} is not in the table`);
  return row;
};

const CASES = POLICIES.flatMap(({ name }) =>
  WINDOWS.flatMap((window) => OUTPUTS.map((maxOutput) => ({ name, window, maxOutput }))),
);

const limitsOf = ({ window, maxOutput }: { window: number; maxOutput: number | undefined }): Limits => ({
  window,
  ...(maxOutput === undefined ? {} : { maxOutput }),
});

/** Enough turns to fill the window once. */
function logFor(window: number): Entry[] {
  const messages: NewEntry[] = [];
  let tokens = 0;
  for (let turn = 0; tokens < window; turn++) {
    const added = turnFor(window, turn, 11);
    messages.push(...added);
    for (const entry of added)
      if (entry.kind === "message") tokens += entry.parts.reduce((sum, part) => sum + part.tokens, 0);
  }
  return logOf(messages);
}

const LOGS = new Map(WINDOWS.map((window) => [window, logFor(window)]));

function planFor(name: string, window: number): Plan {
  const used = policy(name);
  const settings = { policy: used, budget: budgetOf({ window }, used), count, forced: true };
  const plan = prepare(project(LOGS.get(window) ?? []), { ...settings, summarizer: { window } });
  if (plan.kind === "nothing") throw new Error(`${name} at ${window}: ${plan.reason}`);
  return plan;
}

function prunedBy(name: string, window: number): readonly PruneEdit[] {
  const used = policy(name);
  const settings = { policy: used, budget: budgetOf({ window }, used), count, forced: true };
  return prune(project(LOGS.get(window) ?? []), settings).edits;
}

const sizeOf = (messages: readonly MessageEntry[]): number =>
  messages.reduce((sum, { parts }) => sum + 4 + parts.reduce((all, { tokens }) => all + tokens, 0), 0);

const turnsIn = (messages: readonly MessageEntry[]): number =>
  messages.filter(({ role }) => role === "user").length;

const largestRound = (window: number): number => window * 0.06 + 200;

describe("the named policies", () => {
  it("the table has a row for each", () => {
    expect(POLICIES.map(({ name }) => name).toSorted()).toEqual(Object.keys(TABLE).toSorted());
  });

  it.each(CASES)("B1 B2 $name at a window of $window, answers up to $maxOutput", ({ name, ...size }) => {
    const row = rowOf(name);
    const budget = budgetOf(limitsOf(size), policy(name));
    const { window, maxOutput = 32_000 } = size;
    // Figures made for large windows leave room in small ones: a quarter at most is reserved.
    expect(budget.reserve).toBe(Math.floor(Math.min(row.reserve(window, maxOutput), window / 4)));
    expect(budget.usable).toBe(window - budget.reserve);
    const told = row.trigger(window, budget.usable);
    const isPossible = told >= budget.usable / 2 && told <= budget.usable + 1;
    // A figure beyond the bounds is held by them: hermes' floor of 64,000, or a rest of 13,000 in 16,384.
    const bounds = [budget.usable / 2, budget.usable * 0.85].map(Math.floor);
    expect(isPossible ? [Math.floor(told)] : bounds).toContain(budget.trigger);
    expect(budget.trigger).toBeGreaterThanOrEqual(Math.floor(budget.usable / 2));
    expect(budget.trigger).toBeLessThanOrEqual(budget.usable + 1);
    expect(levelOf(0, budget)).toBe("ok");
  });

  it.each([
    ["balanced", 153_000],
    ["opencode", 168_001],
    ["boocode", 170_000],
    ["claude-code", 167_000],
    ["agent-code", 167_000],
    ["hermes", 100_000],
  ])("B2 %s fires at %i of 200,000", (name, trigger) => {
    expect(budgetOf({ window: 200_000 }, policy(name)).trigger).toBe(trigger);
  });

  it("B4 agent-code warns at 20,000 and blocks at 3,000 before the end of usable", () => {
    const budget = budgetOf({ window: 200_000 }, policy("agent-code"));
    const levels = [159_999, 160_000, 166_999, 167_000, 176_999, 177_000].map((used) =>
      levelOf(used, budget),
    );
    expect(levels).toEqual(["ok", "warning", "warning", "error", "error", "blocking"]);
  });

  it.each(WINDOWS)("S2 at a window of %i opencode and claude-code keep only the newest request", (window) => {
    for (const name of ["opencode", "claude-code"]) {
      const { tail, verbatim, head } = planFor(name, window).selection;
      expect(tail).toEqual([]);
      expect([...verbatim]).toEqual([head.findLast(({ role }) => role === "user")?.id]);
    }
  });

  it.each(WINDOWS)("S2 at a window of %i boocode keeps two turns at most, and its budget", (window) => {
    const { tail } = planFor("boocode", window).selection;
    expect(turnsIn(tail)).toBeLessThanOrEqual(2);
    const most = Math.min(8_000, Math.max(2_000, 0.25 * 0.85 * window));
    expect(sizeOf(tail)).toBeLessThanOrEqual(most);
  });

  it.each([128_000, 200_000, 1_000_000])(
    "S2 at a window of %i agent-code keeps five texts and 10,000, unless the next round goes beyond 40,000",
    (window) => {
      const { head, tail } = planFor("agent-code", window).selection;
      const texts = tail.filter(({ parts }) => parts.some(({ kind }) => kind === "text")).length;
      const isEnough = texts >= 5 && sizeOf(tail) >= 10_000;
      expect(isEnough || sizeOf([...head.slice(-2), ...tail]) > 40_000).toBe(true);
      expect(sizeOf(tail)).toBeLessThanOrEqual(40_000);
    },
  );

  it("S7 agent-code does not compact fewer than four messages", () => {
    const log = logOf(turnFor(200_000, 0, 11).slice(0, 3));
    const used = policy("agent-code");
    const settings = { policy: used, budget: budgetOf({ window: 200_000 }, used), count, forced: true };
    expect(prepare(project(log), settings)).toEqual({ kind: "nothing", reason: "too-short" });
  });

  it.each(WINDOWS)("S5 S6 at a window of %i hermes keeps three messages in front and a tail", (window) => {
    const { first, tail } = planFor("hermes", window).selection;
    const { trigger } = budgetOf({ window }, policy("hermes"));
    expect(first.length).toBe(3);
    expect(tail.length).toBeGreaterThanOrEqual(3);
    expect(sizeOf(tail)).toBeLessThanOrEqual(Math.max(1.5 * 0.2 * trigger, 3 * largestRound(window)));
  });

  it.each(WINDOWS)(
    "S2 at a window of %i balanced keeps nine turns at most, and its budget and a half",
    (window) => {
      const { tail } = planFor("balanced", window).selection;
      const { usable } = budgetOf({ window }, policy("balanced"));
      expect(turnsIn(tail)).toBeLessThanOrEqual(9);
      const most = Math.min(15_000, Math.max(2_000, usable / 4));
      expect(sizeOf(tail)).toBeLessThanOrEqual(Math.max(1.5 * most, 3 * largestRound(window)));
    },
  );

  const RESULTS = (log: readonly Entry[]): readonly MessageEntry[] =>
    log.filter((entry) => entry.kind === "message").filter(({ role }) => role === "tool");

  it("P1 opencode clears tool output beyond the newest 40,000 of turns older than two", () => {
    const log = LOGS.get(200_000) ?? [];
    const results = RESULTS(log);
    const turns = log.filter((entry) => entry.kind === "message" && entry.role === "user");
    const young = turns.at(-2)?.id ?? "";
    let kept = 0;
    const old = results.filter(({ id }) => id < young).toReversed();
    const cleared = old.filter(({ parts }) => (kept += parts[0]?.tokens ?? 0) > 40_000).map(({ id }) => id);
    const edits = prunedBy("opencode", 200_000);
    expect(edits.map(({ message }) => message)).toEqual(cleared.toReversed());
    expect(new Set(edits.map(({ stub }) => stub)).size).toBe(1);
  });

  it.each(WINDOWS)(
    "P7 at a window of %i agent-code keeps the newest five results of its six tools",
    (window) => {
      const ofSix = RESULTS(LOGS.get(window) ?? []).filter(({ parts: [part] }) =>
        part?.kind === "result" ? part.tool !== "get_weather" && part.tokens > 40 : false,
      );
      const pruned = new Set(prunedBy("agent-code", window).map(({ message }) => message));
      expect(ofSix.slice(0, -5).filter(({ id }) => !pruned.has(id))).toEqual([]);
      const newest = RESULTS(LOGS.get(window) ?? []).slice(-5);
      expect(newest.filter(({ id }) => pruned.has(id))).toEqual([]);
    },
  );

  it.each(WINDOWS)(
    "P3 at a window of %i hermes leaves beginning and tail alone and tells all else in a line",
    (window) => {
      const edits = prunedBy("hermes", window);
      const { selection } = planFor("hermes", window);
      const left = new Set([...selection.first, ...selection.tail].map(({ id }) => id));
      expect(edits.filter(({ message }) => left.has(message))).toEqual([]);
      const pruned = new Set(edits.map(({ message }) => message));
      const large = RESULTS(LOGS.get(window) ?? []).filter(({ parts }) => (parts[0]?.tokens ?? 0) > 150);
      expect(large.filter(({ id }) => !pruned.has(id) && !left.has(id))).toEqual([]);
    },
  );

  it("P1 boocode and claude-code prune nothing", () => {
    for (const window of WINDOWS)
      for (const name of ["boocode", "claude-code"]) expect(prunedBy(name, window)).toEqual([]);
  });

  it.each(CASES.filter(({ maxOutput }) => maxOutput === undefined))(
    "Z4 what $name asks of the summarizer at a window of $window",
    ({ name, window }) => {
      const { sections, isAnchored } = rowOf(name);
      const plan = planFor(name, window);
      const { usable } = budgetOf({ window }, policy(name));
      expect(plan.wishes.form.headings).toHaveLength(sections);
      expect(plan.policy.summary.isAnchored).toBe(isAnchored);
      const least = Math.min(2_000, usable / 10);
      const most = Math.max(least, Math.min(12_000, window / 20));
      expect(plan.summaryBudget).toBe(Math.floor(Math.min(most, Math.max(least, plan.headTokens / 5))));
    },
  );

  it.each([
    ["opencode", { retries: { manual: 10, automatic: 10 } }],
    ["claude-code", { retries: { manual: 2 }, overflow: { tries: 3 } }],
    ["agent-code", { breaker: { failures: 3 }, continuations: 3 }],
    [
      "hermes",
      { breaker: { passing: 60_000, lasting: 600_000 }, thrashing: { compactions: 2, leastFreed: 0.1 } },
    ],
  ])("G2 G4 G5 the guards of %s", (name, figures) => {
    expect(policy(name).guard).toMatchObject(figures);
  });

  it("R1 claude-code reads five files again, 5,000 each and 50,000 together, and 25,000 of instructions", () => {
    const figures = { files: 5, perFile: 5_000, most: 50_000, instructions: 25_000 };
    expect(policy("claude-code").restore).toMatchObject(figures);
    expect(policy("opencode").restore).toMatchObject({ files: 0, instructions: 0 });
  });
});
