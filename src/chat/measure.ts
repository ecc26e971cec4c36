import { type Budget, budgetOf, type Level, levelOf } from "../engine/budget.ts";
import { estimateTokens } from "../engine/estimate.ts";
import type { Transcript } from "../engine/transcript.ts";
import { type Fixed, type Use, useOf } from "../engine/use.ts";
import type { ChatSettings } from "./settings.ts";
import { SYSTEM_PROMPT } from "./systemPrompt.ts";

/** What the gauge shows; the draft is not in it. */
export interface Measure {
  readonly use: Use;
  /** Absent: the window is not known; then nothing fires by itself. */
  readonly budget?: Budget;
  readonly level: Level;
}

/** A window to plan with when none is known, for compactions the user asks for. Tokens. */
export const ASSUMED_WINDOW = 128_000;

/** What stands before the transcript in every request. */
export const FIXED: Fixed = {
  system: estimateTokens(SYSTEM_PROMPT),
  tools: 0,
  characters: SYSTEM_PROMPT.length,
};

/** Constant time. */
export function measure(transcript: Transcript, { limits, model, policy }: ChatSettings): Measure {
  const use = useOf(transcript, FIXED, model?.name);
  if (!limits) return { use, level: "unknown" };
  const budget = budgetOf(limits, policy);
  return { use, budget, level: levelOf(use.tokens, budget) };
}

export const planningBudget = ({ limits, policy }: ChatSettings): Budget =>
  budgetOf(limits ?? { window: ASSUMED_WINDOW }, policy);
