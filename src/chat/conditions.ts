import type { Thread } from "./thread.ts";

/** What a summary depends on besides the log. */
export function conditionsOf({ settings }: Thread): readonly unknown[] {
  const { model, summaryModel, limits, policy, compactionInstructions } = settings;
  return [
    model?.name,
    model?.provider,
    summaryModel?.name,
    limits?.window,
    limits?.maxOutput,
    policy,
    compactionInstructions,
  ];
}
