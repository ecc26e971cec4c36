import { readFileSync } from "node:fs";
import { join } from "node:path";

import * as z from "zod";

/** Who said it; `summary`: it stands in a compaction's summary. */
export type HitRole = "system" | "user" | "assistant" | "tool" | "summary";

/** One line of a log, as far as it can be searched. */
export interface Searchable {
  /** Of the message or compaction that shows it. */
  readonly entry: string;
  readonly role: HitRole;
  /** Milliseconds since 1970. */
  readonly at: number;
  readonly text: string;
}

/** A long text is stored beside the log. */
const blob = z.object({ $blob: z.string().regex(/^[0-9a-f]{64}$/) });
const stored = z.union([z.string(), blob]);
type Stored = z.infer<typeof stored>;

/** Only what a person reads: no base64, no ids. */
const part = z.object({
  text: z.optional(stored),
  tool: z.optional(z.string()),
  args: z.optional(stored),
  media: z.unknown().optional(),
});
const named = z.object({ name: z.string() });
const line = z.discriminatedUnion("kind", [
  z.object({
    kind: z.literal("message"),
    id: z.string(),
    at: z.number(),
    role: z.enum(["system", "user", "assistant", "tool"]),
    parts: z.array(part),
  }),
  z.object({
    kind: z.literal("compaction"),
    id: z.string(),
    at: z.number(),
    summary: stored,
    ledger: z.optional(stored),
  }),
  z.object({ kind: z.literal("summaryEdit"), compaction: z.string(), at: z.number(), markdown: stored }),
]);

/** What a line says; undefined when there is nothing to be found in it, or it cannot be read. */
export function searchableIn(value: unknown, sessionFolder: string): Searchable | undefined {
  const read = line.safeParse(value).data;
  if (!read) return undefined;
  const { at } = read;
  const textOf = (texts: readonly (Stored | undefined)[]): string =>
    texts.map((text) => (typeof text === "object" ? load(text.$blob, sessionFolder) : text)).join("\n");
  switch (read.kind) {
    case "message":
      return { entry: read.id, role: read.role, at, text: textOf(read.parts.flatMap(textsIn)) };
    case "compaction":
      return { entry: read.id, role: "summary", at, text: textOf([read.summary, read.ledger]) };
    case "summaryEdit":
      return { entry: read.compaction, role: "summary", at, text: textOf([read.markdown]) };
  }
}

function textsIn({ tool, args, text, media }: z.infer<typeof part>): readonly (Stored | undefined)[] {
  const files = (Array.isArray(media) ? media : [media]).map((one) => named.safeParse(one).data?.name);
  // A result names the tool of its call, which is found there.
  const called = args === undefined ? [] : [tool, args];
  return [...called, text, ...files].filter((one) => one !== undefined);
}

function load(hash: string, sessionFolder: string): string {
  try {
    return readFileSync(join(sessionFolder, "blobs", hash), "utf8");
  } catch {
    return "";
  }
}
