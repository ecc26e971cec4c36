import { type Budget, budgetOf, type Level, levelOf } from "../engine/budget.ts";
import { estimateTokens } from "../engine/estimate.ts";
import type { Transcript } from "../engine/transcript.ts";
import { type Fixed, type Use, useOf } from "../engine/use.ts";
import type { ToolSpec } from "../providers/provider.ts";
import type { Tools } from "../tools/tool.ts";
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

const SYSTEM_TOKENS = estimateTokens(SYSTEM_PROMPT);

const known = new WeakMap<readonly ToolSpec[], Fixed>();

/** What stands before the transcript in every request. Each list of tools is counted once. */
export function fixedOf({ tools }: { readonly tools?: Tools | undefined }): Fixed {
  const specs = tools?.specs ?? NO_TOOLS;
  const fixed = known.get(specs) ?? fixedWith(specs);
  known.set(specs, fixed);
  return fixed;
}

const NO_TOOLS: readonly ToolSpec[] = [];

function fixedWith(specs: readonly ToolSpec[]): Fixed {
  const json = specs.length === 0 ? "" : JSON.stringify(specs);
  return {
    system: SYSTEM_TOKENS,
    tools: estimateTokens(json),
    characters: SYSTEM_PROMPT.length + json.length,
  };
}

/** Constant time. */
export function measure(transcript: Transcript, settings: ChatSettings): Measure {
  const { limits, model, policy } = settings;
  const use = useOf(transcript, fixedOf(settings), model?.name);
  if (!limits) return { use, level: "unknown" };
  const budget = budgetOf(limits, policy);
  return { use, budget, level: levelOf(use.tokens, budget) };
}

export const planningBudget = ({ limits, policy }: ChatSettings): Budget =>
  budgetOf(limits ?? { window: ASSUMED_WINDOW }, policy);
