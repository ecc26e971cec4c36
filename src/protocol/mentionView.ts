import * as z from "zod/mini";

/** Files that are offered at once, and files of one message that are counted. */
export const MOST_OFFERED = 20;
export const MOST_MENTIONED = 20;

/** Characters. */
export const path = z.string().check(z.maxLength(1_000));
export const query = z.string().check(z.maxLength(200));

/** The files that an `@` may mean, for the newest question; the panel shows them only while that is typed. */
export const offeredFiles = z.object({
  query,
  /** The best first; tokens by estimate, as many as reading it would take. */
  found: z.array(z.object({ path, tokens: z.number() })).check(z.maxLength(MOST_OFFERED)),
  /** Others fit, too. */
  more: z.boolean(),
  /** The workspace is still being looked through. */
  isLooking: z.optional(z.boolean()),
  /** Why there is nothing to choose from. */
  problem: z.optional(z.string()),
});
export type OfferedFiles = z.infer<typeof offeredFiles>;

/** What reading the files that the draft mentions would take, tokens by estimate. */
export const mentioned = z.object({
  paths: z.array(path).check(z.maxLength(MOST_MENTIONED)),
  tokens: z.number(),
});
export type Mentioned = z.infer<typeof mentioned>;
