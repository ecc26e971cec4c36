import { compact, type Outcome } from "../engine/compact.ts";
import type { CompactionTrigger } from "../engine/entries.ts";
import { estimateTokens } from "../engine/estimate.ts";
import type { PlanSettings } from "../engine/plan.ts";
import type { Transcript } from "../engine/transcript.ts";
import { askWith } from "./asking.ts";
import { planningBudget } from "./measure.ts";
import type { ChatSettings } from "./settings.ts";

export interface CompactOptions {
  readonly trigger: CompactionTrigger;
  /** The user's own words for this one summary, after those of the settings. */
  readonly instructions?: string;
}

interface Compacting extends CompactOptions {
  readonly signal: AbortSignal;
  readonly now: () => number;
  readonly onText: (text: string) => void;
}

/** A compaction with the model of the settings, or without one. Changes nothing by itself. */
export function compactWith(
  transcript: Transcript,
  settings: ChatSettings,
  { signal, now, onText, ...options }: Compacting,
): Promise<Outcome> {
  const planned = { ...planSettings(settings, options), trigger: options.trigger };
  const ask = settings.model && askWith(settings.model, signal);
  return compact(transcript, planned, { count: estimateTokens, now, onText, ...(ask ? { ask } : {}) });
}

function planSettings(settings: ChatSettings, { trigger, instructions }: CompactOptions): PlanSettings {
  const budget = planningBudget(settings);
  const wishes = [settings.compactionInstructions, instructions].filter(Boolean).join("\n\n");
  return {
    policy: settings.policy,
    budget,
    count: estimateTokens,
    forced: trigger !== "auto",
    ...(wishes ? { instructions: wishes } : {}),
    ...(settings.model ? { summarizer: { window: budget.window } } : {}),
  };
}
