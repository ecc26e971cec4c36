import { type Budget, budgetOf } from "../../../src/engine/budget.ts";
import { compact, type Outcome } from "../../../src/engine/compact.ts";
import type { Entry, NewEntry } from "../../../src/engine/entries.ts";
import type { Policy } from "../../../src/engine/policy.ts";
import { extend, project } from "../../../src/engine/transcript.ts";

/** Four characters a token, as sizes of texts go. */
const quarter = (text: string): number => Math.ceil(text.length / 4);

/** System prompt and tools, as a share of the window. */
const FIXED = 0.05;

export interface Fired {
  readonly outcome: Outcome;
  /** In use before and after, fixed parts included. */
  readonly before: number;
  readonly after: number;
  /** Entries of the log when it was done. */
  readonly at: number;
}

export interface Life {
  readonly fired: readonly Fired[];
  readonly budget: Budget;
  /** The most that was in use after a message and what was done about it. */
  readonly most: number;
}

/** A conversation that grows message by message and is compacted by code alone whenever the trigger is passed. */
export async function live(
  messages: Iterable<NewEntry>,
  { policy, window, count = quarter }: { policy: Policy; window: number; count?: (text: string) => number },
): Promise<Life> {
  const budget = budgetOf({ window }, policy);
  const fixed = Math.floor(window * FIXED);
  const settings = { policy, budget, count, fixed, forced: false, trigger: "auto" } as const;
  const fired: Fired[] = [];
  const log: Entry[] = [];
  let transcript = project([]);
  let most = 0;
  const add = (entry: NewEntry): void => {
    const added = { at: 0, ...entry, id: String(log.length).padStart(8, "0") };
    log.push(added);
    transcript = extend(transcript, added, log);
  };
  for (const message of messages) {
    add(message);
    const before = fixed + transcript.tokens.total;
    if (before >= budget.trigger) {
      const outcome = await compact(transcript, settings, { count, now: () => 0 });
      if (outcome.kind === "compacted") add(outcome.entry);
      fired.push({ outcome, before, after: fixed + transcript.tokens.total, at: log.length });
    }
    most = Math.max(most, fixed + transcript.tokens.total);
  }
  return { fired, budget, most };
}
