import * as z from "zod/mini";

const count = z.number();

/** A place in some conversation where everything that is searched for stands. */
export const searchHit = z.object({
  session: z.string(),
  /** The message or compaction of the log that holds it. */
  entry: z.string(),
  /** `summary`: in the summary of a compaction. */
  role: z.enum(["system", "user", "assistant", "tool", "summary"]),
  /** Milliseconds since 1970. */
  at: z.number(),
  excerpt: z.array(z.object({ text: z.string(), isHit: z.optional(z.boolean()) })),
});
export type SearchHit = z.infer<typeof searchHit>;

/** What was found so far to the newest question; the panel shows it only where that is what stands in its field. */
export const search = z.object({
  query: z.string(),
  /** Newest first, those of a conversation together. */
  hits: z.array(searchHit),
  /** There may be more. */
  isCut: z.boolean(),
  /** Conversations read so far; absent: all are, and nothing more will come. */
  progress: z.optional(z.object({ done: count, total: count })),
});
export type Search = z.infer<typeof search>;

/** One row of the list of conversations. */
export const sessionRow = z.object({
  id: z.string(),
  title: z.string(),
  /** Milliseconds since 1970. */
  changed: z.number(),
  messages: count,
  /** Of all messages, whatever was summarized since. */
  tokens: count,
  /** Compactions that are not undone. */
  compactions: count,
  /** Why it cannot be opened, or only for reading: a sentence, and what a badge says. */
  problem: z.optional(z.string()),
  trouble: z.optional(z.enum(["damaged", "readOnly"])),
});
export type SessionRow = z.infer<typeof sessionRow>;
