import type { MessageEntry } from "../entries.ts";
import type { Sequence } from "../sequence.ts";
import type { GuardFigures } from "./figures.ts";

/** What the model is told where the output limit cut its answer off; it does not come into the log. */
export const GO_ON =
  "Your answer was cut off by the output limit. Go on exactly where it stopped; repeat nothing and do not comment on this.";

/**
 * Row G7: whether the newest message is an answer that the output limit cut off,
 * and may be gone on with: at most so often for one question.
 */
export function canContinue(messages: Sequence<MessageEntry>, figures: GuardFigures): boolean {
  if (messages.at(-1)?.isCut !== true) return false;
  let cuts = 0;
  for (let i = messages.length - 1; i >= 0 && messages.at(i)?.role !== "user"; i--) {
    if (messages.at(i)?.isCut) cuts++;
  }
  return cuts <= figures.continuations;
}
