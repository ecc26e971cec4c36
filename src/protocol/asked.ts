import * as z from "zod/mini";

import type { CompactOptions } from "../chat/compacting.ts";

/** What is to be compacted: all before the message `upTo`, or all after the message `from`; neither: all but the tail. */
export const asked = z.object({
  instructions: z.optional(z.string()),
  upTo: z.optional(z.string()),
  from: z.optional(z.string()),
});
export type Asked = z.infer<typeof asked>;

/** The same for the conversation: people asked for it. */
export const optionsOf = ({ instructions, upTo, from }: Asked): CompactOptions => ({
  trigger: "user",
  ...(instructions ? { instructions } : {}),
  ...(upTo === undefined ? {} : { range: { upTo } }),
  ...(from === undefined ? {} : { range: { from } }),
});

/** As `optionsOf` takes it back. */
export const askedOf = ({ instructions, range }: CompactOptions): Asked => ({
  ...(instructions ? { instructions } : {}),
  ...range,
});
