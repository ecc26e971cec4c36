import { auditPlan } from "../../../src/engine/audit/auditPlan.ts";
import { budgetOf } from "../../../src/engine/budget.ts";
import type { MessageEntry } from "../../../src/engine/entries.ts";
import { estimateTokens } from "../../../src/engine/estimate.ts";
import { type PlanSettings, prepare } from "../../../src/engine/plan.ts";
import { BALANCED } from "../../../src/engine/policies.ts";
import { extend, project } from "../../../src/engine/transcript.ts";
import { useOf } from "../../../src/engine/use.ts";
import { median, timesOf } from "./stopwatch.ts";

const WINDOW = 200_000;
const RUNS = 7;
const APPENDED = 1_000;

export const OPERATIONS = {
  project: "project the whole log",
  append: "append a message, gauge included",
  plan: "plan a compaction",
  count: "count all texts",
  audit: "audit a summary of all but the tail",
} as const;

export type Operation = keyof typeof OPERATIONS;

/** A plan of the balanced policy for this window, in tokens; without a model. */
export const settingsFor = (window: number): PlanSettings => ({
  policy: BALANCED,
  budget: budgetOf({ window }, BALANCED),
  count: estimateTokens,
  forced: true,
});

/** Median milliseconds of each operation on a loaded and counted conversation. */
export function measureAll(log: readonly MessageEntry[]): Record<Operation, number> {
  const transcript = project(log);
  const settings = settingsFor(WINDOW);
  const texts = log.flatMap(textsOf);
  return {
    project: median(timesOf(() => project(log), RUNS)),
    append: appendTime(log),
    plan: median(timesOf(() => prepare(transcript, settings), RUNS)),
    count: median(timesOf(() => texts.forEach(estimateTokens), RUNS)),
    audit: median(auditTimes(prepare(transcript, settings))),
  };
}

/** An audit reads the whole head again each time, so fewer runs will do. */
const AUDITS = 3;

function auditTimes(plan: ReturnType<typeof prepare>): number[] {
  if (plan.kind === "nothing") return [0];
  const texts = { summary: "## Goal\nShip the release.", strategy: "transcript", beside: "" } as const;
  return timesOf(() => auditPlan(plan, texts, estimateTokens), AUDITS);
}

/** Milliseconds of one message more, the gauge read after it. */
export function appendTime(log: readonly MessageEntry[]): number {
  const start = project(log);
  const appended = Array.from({ length: APPENDED }, (_, i) => log[i % log.length]).filter(
    (message) => message !== undefined,
  );
  const run = (): void => {
    let transcript = start;
    for (const message of appended) {
      transcript = extend(transcript, message, log);
      useOf(transcript, { system: 0, tools: 0, characters: 0 }, undefined);
    }
  };
  return median(timesOf(run, RUNS)) / APPENDED;
}

/** What is counted of a message. */
export const textsOf = ({ parts }: MessageEntry): string[] =>
  parts.flatMap((part) => ("text" in part ? [part.text] : part.kind === "call" ? [part.args] : []));
