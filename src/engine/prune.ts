import type { Budget } from "./budget.ts";
import type { CallPart, MessageEntry, PruneEdit, ResultPart } from "./entries.ts";
import { partKey } from "./entries.ts";
import { pairCalls } from "./pairCalls.ts";
import type { Policy } from "./policy.ts";
import { stubOf } from "./stub.ts";
import type { Transcript } from "./transcript.ts";

export interface Pruning {
  readonly edits: readonly PruneEdit[];
  /** Tokens freed. */
  readonly saved: number;
}

export const NO_PRUNING: Pruning = { edits: [], saved: 0 };

export interface PruneSettings {
  readonly policy: Policy;
  readonly budget: Budget;
  readonly count: (text: string) => number;
  /** Asked for by the user, or by an overflow: any gain will do. */
  readonly forced: boolean;
}

/**
 * Old tool output that can be replaced by stubs (rows P1–P3). Walks backwards
 * from the newest message, and stops at the summary and at output that was
 * pruned before: everything older has been decided on already. So pruning
 * twice is pruning once.
 */
export function prune(transcript: Transcript, settings: PruneSettings): Pruning {
  const edits: PruneEdit[] = [];
  let saved = 0;
  const callers = callersOf(transcript);
  for (const { message, part, index } of prunable(transcript, settings)) {
    const stub = stubOf(callers.get(part), part);
    const tokens = settings.count(stub);
    if (tokens >= part.tokens) continue;
    edits.push({ message: message.id, part: index, stub, tokens, saved: part.tokens - tokens });
    saved += part.tokens - tokens;
  }
  const { policy, budget } = settings;
  const least = Math.min(policy.prune.least, budget.usable * policy.prune.leastShare);
  if (saved === 0 || (!settings.forced && saved < least)) return NO_PRUNING;
  return { edits: edits.toReversed(), saved };
}

interface Candidate {
  readonly message: MessageEntry;
  readonly part: ResultPart;
  readonly index: number;
}

/** Newest first. */
function* prunable(transcript: Transcript, { policy, budget }: PruneSettings): Generator<Candidate> {
  const protect = Math.min(policy.prune.protect, budget.usable * policy.prune.protectShare);
  let turns = 0;
  let seen = 0;
  for (let i = transcript.items.length - 1; i >= 0; i--) {
    const item = transcript.items.at(i);
    if (item?.kind !== "message" || item.place === "kept") return;
    const { message } = item;
    const isOldTurn = turns >= policy.prune.turns;
    if (message.role === "user") turns++;
    if (!isOldTurn || transcript.pinned.has(message.id)) continue;
    for (const [index, part] of [...message.parts.entries()].toReversed()) {
      if (part.kind !== "result") continue;
      if (transcript.pruned.has(partKey({ message: message.id, part: index }))) return;
      seen += part.tokens;
      if (seen > protect) yield { message, part, index };
    }
  }
}

function callersOf({ messages }: Transcript): ReadonlyMap<ResultPart, CallPart> {
  return new Map([...pairCalls(messages)].map(([call, { part }]) => [part, call]));
}
