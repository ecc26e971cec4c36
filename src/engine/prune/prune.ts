import { type Budget, smaller } from "../budget.ts";
import type { MessageEntry, PruneEdit } from "../entries.ts";
import type { Policy } from "../policy.ts";
import { sentTokens, type Transcript } from "../transcript.ts";
import { Walk } from "./walk.ts";

export interface Edits {
  /** In log order. */
  readonly edits: readonly PruneEdit[];
  /** Tokens freed. */
  readonly saved: number;
}

export interface Pruning extends Edits {
  /** Tokens sent from the oldest edit on: the provider's cached prefix ends there (row P9). */
  readonly reread: number;
}

export const NO_PRUNING: Pruning = { edits: [], saved: 0, reread: 0 };

export interface PruneSettings {
  readonly policy: Policy;
  readonly budget: Budget;
  readonly count: (text: string) => number;
  /** Asked for by the user, or by an overflow: any gain will do. */
  readonly forced: boolean;
  /** Tokens sent before the transcript with every request. */
  readonly fixed?: number;
}

/**
 * What can be sent shorter without a model (rows P1–P9), all in one batch. Walks
 * backwards from the newest message, and stops at the summary and at output that
 * was pruned for its age: everything older has been decided on already. So
 * pruning twice is pruning once. Linear.
 */
export function prune(transcript: Transcript, settings: PruneSettings): Pruning {
  const messages = transcript.messages.slice(transcript.anchor?.to ?? 0);
  const pruning = pruneAmong(messages, transcript, settings);
  return settings.forced || pays(pruning, settings) ? pruning : NO_PRUNING;
}

/** The same with these messages alone, all of them behind the summary, the last first; whatever it frees. */
export function pruneAmong(
  messages: readonly MessageEntry[],
  transcript: Transcript,
  settings: PruneSettings,
): Pruning {
  if (settings.policy.prune.what.length === 0) return NO_PRUNING;
  const walk = new Walk(transcript, messages, settings);
  let [saved, behind, reread] = [0, 0, 0];
  for (let i = messages.length - 1; i >= 0 && !walk.isDone; i--) {
    const message = messages[i];
    if (!message || message.role === "system") continue;
    const before = walk.edits.length;
    walk.enter(message);
    behind += sentTokens(transcript, message);
    if (walk.edits.length > before) reread = behind;
  }
  for (const edit of walk.edits) saved += edit.saved;
  return saved === 0 ? NO_PRUNING : { edits: walk.edits.toReversed(), saved, reread: reread - saved };
}

/** Row P2: whether so much is freed that the prefix is worth breaking. */
export const pays = ({ saved }: Edits, { policy, budget }: PruneSettings): boolean =>
  saved >= smaller(policy.prune.least, budget.usable);
