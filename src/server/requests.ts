import * as z from "zod";

import type { Facts, Source } from "../summaries/facts.ts";

/** What the extension host may ask of the server process, beside what the protocol itself has. */
export const COUNT_REQUEST = "anchoredChat/count";

export const countParams = z.object({ texts: z.array(z.string()) });

/** o200k tokens of each text, in the order of `texts`. */
export const countResult = z.object({ tokens: z.array(z.number()) });
export type CountResult = z.infer<typeof countResult>;

/** What the server asks the host about a document: it has the conversation and the workspace. */
export const FACTS_REQUEST = "anchoredChat/facts";

/** `text` is that of the editor, saved or not; `paths` are those it names. */
export const factsParams = z.object({ uri: z.string(), text: z.string(), paths: z.array(z.string()) });

export const factsResult = z.object({
  kind: z.enum(["live", "version", "messages", "file", "template"]),
  template: z.array(z.tuple([z.string(), z.string()])),
  budget: z.exactOptional(z.number()),
  unsourced: z.array(z.string()),
  files: z.record(z.string(), z.string()),
  gone: z.array(z.string()),
  session: z.exactOptional(z.object({ id: z.string(), messages: z.number() })),
}) satisfies z.ZodType<Facts>;

/** Which messages a line of a document comes from. */
export const SOURCES_REQUEST = "anchoredChat/sources";

export const sourcesParams = z.object({ uri: z.string(), line: z.string() });

export const sourcesResult = z.array(
  z.object({ message: z.number(), role: z.string(), excerpt: z.string() }),
) satisfies z.ZodType<readonly Source[]>;

/** Paths of the workspace that begin with `prefix`. */
export const PATHS_REQUEST = "anchoredChat/paths";

export const pathsParams = z.object({ prefix: z.string() });

export const pathsResult = z.array(z.string());

/** The host tells that facts may be others now. */
export const FACTS_CHANGED = "anchoredChat/factsChanged";
