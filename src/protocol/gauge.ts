import type { Measure } from "../chat/measure.ts";
import type { ChatSettings } from "../chat/settings.ts";
import type { Budget } from "../engine/budget.ts";
import { BALANCED } from "../engine/policies.ts";
import type { Reading } from "../engine/use.ts";
import { CATEGORIES, type Gauge } from "./view.ts";

type Shown = (typeof CATEGORIES)[number];

export const SHOWN_AS: Record<Reading["category"], Shown> = {
  system: "system",
  tools: "tools",
  instructions: "system",
  summary: "summary",
  ledger: "summary",
  restored: "restored",
  pinned: "conversation",
  reasoning: "conversation",
  draft: "conversation",
  user: "conversation",
  assistant: "conversation",
  calls: "conversation",
  toolOutput: "toolOutput",
};

export function gaugeOf({ use, budget, level }: Measure, { limits }: ChatSettings): Gauge {
  const sums = new Map<Shown, number>();
  for (const { category, tokens } of use.reading) {
    const shown = SHOWN_AS[category];
    sums.set(shown, (sums.get(shown) ?? 0) + tokens);
  }
  return {
    used: use.tokens,
    windowSource: limits?.source ?? "unknown",
    reserve: budget?.reserve ?? 0,
    source: use.source,
    level,
    segments: CATEGORIES.map((category) => ({ category, tokens: sums.get(category) ?? 0 })),
    ...(budget ? { window: budget.window, trigger: budget.trigger, triggerRange: rangeOf(budget) } : {}),
  };
}

/** A trigger of the user's own has these bounds, whatever the policy (choosePolicy.ts). */
const rangeOf = ({ usable }: Budget): NonNullable<Gauge["triggerRange"]> => ({
  least: Math.ceil(usable * BALANCED.bounds.least),
  most: Math.floor(usable * BALANCED.bounds.most),
});
