import * as z from "zod/mini";

import { asked } from "./asked.ts";

/** How compactions and prunes show in the conversation. Tokens are whole numbers, times milliseconds. */

const count = z.number();
const strategy = z.enum(["livePrefix", "transcript", "chunks", "digest", "imported"]);
const amount = z.object({ messages: count, tokens: count });

/** A part that was pruned; `message` and `part` name it in the log. */
export const prunedPart = z.object({
  message: z.string(),
  part: count,
  /** What is sent in its place. */
  stub: z.string(),
  saved: count,
  /** It is sent whole again. */
  isRestored: z.optional(z.boolean()),
});
export type PrunedPart = z.infer<typeof prunedPart>;

export const cardItem = z.object({
  kind: z.literal("card"),
  id: z.string(),
  at: z.number(),
  /** `done` also for a summary that a newer one has taken in (`live` tells them apart). `proposed`: nothing of it counts yet. */
  state: z.enum(["running", "proposed", "done", "undone", "failed", "cancelled"]),
  /** This summary is what the model is sent now. */
  live: z.boolean(),
  trigger: z.enum(["user", "auto", "overflow", "imported"]),
  strategy,
  model: z.optional(z.string()),
  tokensBefore: count,
  /** 0 while running. */
  tokensAfter: count,
  messagesBefore: count,
  messagesAfter: count,
  summaryTokens: count,
  milliseconds: count,
  /** What the requests for it cost, US dollars; absent: no price is known. */
  cost: z.optional(z.number()),
  /** Old tool output replaced by stubs in the same step. */
  pruned: z.optional(z.object({ parts: count, tokens: count, list: z.optional(z.array(prunedPart)) })),
  /** Secrets masked on the way to the summary, by kind in the singular: "GitHub token". */
  redactions: z.optional(z.array(z.object({ kind: z.string(), count }))),
  /** Markdown; grows while running. */
  summary: z.string(),
  /** The user has changed the summary since. */
  edited: z.optional(z.boolean()),
  /** While running: it will wait for a yes. */
  isProposal: z.optional(z.boolean()),
  /** The summary checked against what it replaces; each fact in one line. */
  audit: z.optional(
    z.object({
      facts: count,
      found: count,
      missing: z.array(z.string()),
      unsourced: z.array(z.string()),
      /** Facts that stand in the summary, or only in the ledger; comes when `showFacts` asks for it. */
      list: z.optional(z.object({ summary: z.array(z.string()), ledger: z.array(z.string()) })),
    }),
  ),
  /** Markdown that is sent behind the summary: facts it lacks and must not. */
  ledger: z.optional(z.object({ text: z.string(), tokens: count })),
  /** What was read again after the cut. */
  restored: z.optional(z.array(z.object({ name: z.string(), tokens: count }))),
  /** Why a digest stands in for a model's summary. */
  fallback: z.optional(z.string()),
  /** Why it failed, and what to do. */
  problem: z.optional(z.string()),
  /** While nothing of it is in the log: what it was asked to do, to be tried again. */
  asked: z.optional(asked),
});
export type CardItem = z.infer<typeof cardItem>;

export const pruneItem = z.object({
  kind: z.literal("prune"),
  id: z.string(),
  at: z.number(),
  parts: count,
  saved: count,
  undone: z.boolean(),
  /** The parts, most saved first, as many as a list can show. */
  list: z.optional(z.array(prunedPart)),
});
export type PruneItem = z.infer<typeof pruneItem>;

/** What a compaction would do; nothing of it is done. */
export const previewItem = z.object({
  kind: z.literal("preview"),
  id: z.string(),
  at: count,
  asked,
  summarized: amount,
  kept: amount,
  pruned: z.object({ parts: count, tokens: count }),
  /** Paths that would be read again, as far as there is room. */
  restored: z.array(z.string()),
  strategy,
  /** Who would write the summary; absent: code alone. */
  model: z.optional(z.string()),
  tokensBefore: count,
  /** About so many, with a summary of full length. */
  tokensAfter: count,
  /** What the model would read and write, about. */
  request: z.object({ prompt: count, output: count }),
  /** US dollars for that; absent: no price is known. */
  cost: z.optional(count),
  /** What the last one by the same model took. */
  lastTook: z.optional(count),
});
export type PreviewItem = z.infer<typeof previewItem>;
