import type { Plan } from "../plan.ts";

/**
 * Tokens that restoring may take where the transcript has come down to
 * `tokens`: half of what is left under the trigger, so that the work can go on
 * before the next compaction, and half of what was freed, so that compacting
 * is always worth it.
 */
export function roomToRestore(
  { ceiling, tokensBefore }: Pick<Plan, "ceiling" | "tokensBefore">,
  tokens: number,
): number {
  return Math.max(0, Math.floor(Math.min(ceiling - tokens, tokensBefore - tokens) / 2));
}
