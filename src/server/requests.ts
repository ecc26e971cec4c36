import * as z from "zod";

/** What the extension host may ask of the server process, beside what the protocol itself has. */
export const COUNT_REQUEST = "anchoredChat/count";

export const countParams = z.object({ texts: z.array(z.string()) });

/** o200k tokens of each text, in the order of `texts`. */
export const countResult = z.object({ tokens: z.array(z.number()) });
export type CountResult = z.infer<typeof countResult>;
