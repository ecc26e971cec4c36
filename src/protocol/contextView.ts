import * as z from "zod/mini";

/** What the context view shows beside the gauge; the host sends it while that view is open. */

const count = z.number();

/** What the gauge tells apart. */
export const CATEGORIES = ["system", "tools", "summary", "restored", "conversation", "toolOutput"] as const;

/** A part of the log, by which prune and restore name it. */
const ref = { message: z.string(), part: count };

/** One of the largest parts that are sent. */
export const largePart = z.object({
  ...ref,
  /** The item that shows it. */
  item: z.string(),
  name: z.string(),
  /** "turn 41" and what is known of its worth: "pruned", "read again later". */
  remark: z.string(),
  tokens: count,
  /** Tokens that pruning it would free; absent: it cannot be pruned. */
  saves: z.optional(count),
  /** By itself, or with its message. */
  pinned: z.optional(z.enum(["part", "message"])),
});
export type LargePart = z.infer<typeof largePart>;

/** A message that stays word for word, or one part of it: of the log, as `ref`. */
const pinned = z.object({
  message: z.string(),
  part: z.optional(count),
  /** The item that shows it. */
  item: z.string(),
  text: z.string(),
  tokens: count,
});

/** One point of the line of usage; `mark`: what happened there. */
export const usagePoint = z.object({
  /** The message or event of the log, counted from 0. */
  index: count,
  tokens: count,
  source: z.enum(["reported", "estimated"]),
  mark: z.optional(
    z.object({
      kind: z.enum(["compaction", "prune"]),
      /** The item that shows it. */
      item: z.string(),
      /** In use right after it. */
      after: count,
    }),
  ),
});
export type UsagePoint = z.infer<typeof usagePoint>;

export const contextView = z.object({
  /** By all categories of the engine, largest first; sums to the gauge's `used`. */
  categories: z.array(z.object({ name: z.string(), shownAs: z.enum(CATEGORIES), tokens: count })),
  largest: z.array(largePart),
  pinned: z.array(pinned),
  usage: z.array(usagePoint),
  /** What would happen next, and when. */
  next: z.string(),
});
export type ContextView = z.infer<typeof contextView>;

/** Tokens of all requests of the conversation, compactions included. `cost` in US dollars, where prices are known. */
export const spent = z.object({
  prompt: count,
  cached: count,
  output: count,
  reasoning: count,
  cost: z.optional(count),
});
export type Spent = z.infer<typeof spent>;
