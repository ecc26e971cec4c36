import { type NothingReason, select } from "../engine/select/select.ts";
import type { Transcript } from "../engine/transcript.ts";
import { planningBudget } from "./measure.ts";
import { inOwnCounts } from "./planning.ts";
import type { ChatSettings } from "./settings.ts";

/** Whether there is something to compact. Many ask, and most of them about what was asked before. */
export class Compactable {
  #known: { readonly transcript: Transcript; readonly figures: string; readonly reason: Reason } | undefined;

  /** Why a compaction would do nothing; undefined when it would do something. Linear the first time. */
  nothing(transcript: Transcript, settings: ChatSettings): Reason {
    const own = inOwnCounts(transcript, settings);
    const chosen = { policy: own.policy, budget: planningBudget(own) };
    const figures = JSON.stringify(chosen);
    if (this.#known?.transcript !== transcript || this.#known.figures !== figures) {
      const selection = select(transcript, chosen);
      const reason = typeof selection === "string" ? selection : undefined;
      this.#known = { transcript, figures, reason };
    }
    return this.#known.reason;
  }
}

type Reason = NothingReason | undefined;
