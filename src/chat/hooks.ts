import type { CompactionEntry, CompactionTrigger, NewEntry } from "../engine/entries.ts";

/** What is told before a compaction (row H1). Tokens. */
export interface WillCompact {
  readonly trigger: CompactionTrigger;
  readonly session: string;
  /** The user's own words for this summary; "" when there are none. */
  readonly instructions: string;
  readonly figures: {
    readonly tokens: number;
    readonly messages: number;
    readonly window: number;
    readonly usable: number;
    readonly triggerAt: number;
  };
}

/** What is told after one. */
export interface DidCompact {
  readonly trigger: CompactionTrigger;
  readonly session: string;
  /** Markdown. */
  readonly summary: string;
  readonly figures: {
    readonly tokensBefore: number;
    readonly tokensAfter: number;
    readonly messagesBefore: number;
    readonly messagesAfter: number;
    readonly summaryTokens: number;
    readonly milliseconds: number;
    readonly strategy: CompactionEntry["strategy"];
    /** Absent: no model made it. */
    readonly model?: string;
  };
}

/** Words for the summary, after the user's own; or why it must not be. */
export type Verdict = { readonly instructions: readonly string[] } | { readonly veto: string };

/** Those who have a say in compactions: commands of the user, other extensions. */
export interface CompactionHooks {
  /** Never rejects; an abort ends it at once. */
  before(event: WillCompact, signal: AbortSignal): Promise<Verdict>;
  /** Never rejects. */
  after(event: DidCompact): Promise<void>;
}

export function didCompact(
  session: string,
  { trigger, summary, ...entry }: NewEntry<CompactionEntry>,
): DidCompact {
  const { tokensBefore, tokensAfter, messagesBefore, messagesAfter } = entry;
  const { summaryTokens, milliseconds, strategy, model } = entry;
  const sizes = { tokensBefore, tokensAfter, messagesBefore, messagesAfter, summaryTokens };
  return {
    trigger,
    session,
    summary,
    figures: { ...sizes, milliseconds, strategy, ...(model === undefined ? {} : { model }) },
  };
}
