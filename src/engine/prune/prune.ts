import { type Budget, smaller } from "../budget.ts";
import type { EntryId, PruneEdit } from "../entries.ts";
import type { Policy } from "../policy.ts";
import { sentTokens, type Transcript } from "../transcript.ts";
import { Walk } from "./walk.ts";

export interface Pruning {
  /** In log order. */
  readonly edits: readonly PruneEdit[];
  /** Tokens freed. */
  readonly saved: number;
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
  /** What will still be sent: only that is looked at. Absent: everything that is. */
  readonly stays?: (message: EntryId) => boolean;
}

/**
 * What can be sent shorter without a model (rows P1–P9), all in one batch. Walks
 * backwards from the newest message, and stops at the summary and at output that
 * was pruned for its age: everything older has been decided on already. So
 * pruning twice is pruning once. Linear.
 */
export function prune(transcript: Transcript, settings: PruneSettings): Pruning {
  const { policy, budget, forced } = settings;
  if (policy.prune.what.length === 0) return NO_PRUNING;
  const walk = new Walk(transcript, settings);
  const reread = walkBack(transcript, walk, settings.stays);
  const saved = walk.edits.reduce((sum, edit) => sum + edit.saved, 0);
  if (saved === 0 || (!forced && saved < smaller(policy.prune.least, budget.usable))) return NO_PRUNING;
  return { edits: walk.edits.toReversed(), saved, reread: reread - saved };
}

/** Tokens from the oldest edit on, before any is made. */
function walkBack(transcript: Transcript, walk: Walk, stays: PruneSettings["stays"]): number {
  let behind = 0;
  let reread = 0;
  for (let i = transcript.items.length - 1; i >= 0 && !walk.isDone; i--) {
    const item = transcript.items.at(i);
    if (item?.kind !== "message" || item.place !== "tail") break;
    if (stays?.(item.message.id) === false) continue;
    const before = walk.edits.length;
    walk.enter(item.message);
    behind += sentTokens(transcript, item.message);
    if (walk.edits.length > before) reread = behind;
  }
  return reread;
}
