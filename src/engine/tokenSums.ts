import type { Part, Restored, Role } from "./entries.ts";

/** Tokens of what is sent, by category; `total` is their sum, exactly. */
export interface TokenSums {
  readonly system: number;
  /** Of the workspace, as they were restored. */
  readonly instructions: number;
  readonly summary: number;
  readonly ledger: number;
  /** All else that was restored. */
  readonly restored: number;
  /** Whole messages, whatever they hold, and single parts. */
  readonly pinned: number;
  readonly user: number;
  readonly assistant: number;
  readonly calls: number;
  readonly toolOutput: number;
  readonly total: number;
}

export const NO_TOKENS: TokenSums = {
  system: 0,
  instructions: 0,
  summary: 0,
  ledger: 0,
  restored: 0,
  pinned: 0,
  user: 0,
  assistant: 0,
  calls: 0,
  toolOutput: 0,
  total: 0,
};

/** What chat templates spend on the role marks of a message (ChatML: 4). */
export const MESSAGE_OVERHEAD = 4;

export type Category = Exclude<keyof TokenSums, "total">;

/** Reasoning is kept for the reader and the summarizer; it is not sent back to the model. */
export const isSent = (part: Part): boolean => part.kind !== "reasoning";

/** What a message of these parts costs when it is sent; 0 when nothing of it is. */
export function messageTokens(parts: readonly Part[]): number {
  let sum = 0;
  for (const part of parts) if (isSent(part)) sum += part.tokens;
  return sum === 0 ? 0 : sum + MESSAGE_OVERHEAD;
}

/** `pinned`: those of the parts that the user pinned. */
export function addMessage(
  sums: TokenSums,
  role: Role,
  parts: readonly Part[],
  pinned: readonly Part[] = [],
): TokenSums {
  if (messageTokens(parts) === 0) return sums;
  const added = { ...sums };
  for (const part of parts) {
    if (!isSent(part)) continue;
    const isPinned = pinned.includes(part) && role !== "system";
    count(added, isPinned ? "pinned" : categoryOf(role, part), part.tokens);
  }
  count(added, ROLE_CATEGORY[role], MESSAGE_OVERHEAD);
  return added;
}

/** The same for a message that the user pinned as a whole. */
export function addPinned(sums: TokenSums, role: Role, parts: readonly Part[]): TokenSums {
  if (role === "system") return addMessage(sums, role, parts);
  const added = { ...sums };
  count(added, "pinned", messageTokens(parts));
  return added;
}

export function addSummary(sums: TokenSums, tokens: number, ledger: number): TokenSums {
  const added = { ...sums };
  count(added, "summary", tokens + MESSAGE_OVERHEAD);
  count(added, "ledger", ledger);
  return added;
}

export function addRestored(sums: TokenSums, { kind, tokens }: Restored): TokenSums {
  const added = { ...sums };
  count(added, kind === "instructions" ? "instructions" : "restored", tokens + MESSAGE_OVERHEAD);
  return added;
}

const ROLE_CATEGORY: Record<Role, Category> = {
  system: "system",
  user: "user",
  assistant: "assistant",
  tool: "toolOutput",
};

function categoryOf(role: Role, part: Part): Category {
  if (part.kind === "call") return "calls";
  if (part.kind === "result") return "toolOutput";
  return ROLE_CATEGORY[role];
}

type Writable = { -readonly [K in keyof TokenSums]: number };

function count(sums: Writable, category: Category, tokens: number): void {
  sums[category] += tokens;
  sums.total += tokens;
}
