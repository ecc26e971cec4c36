import * as z from "zod";

import type { Audit, CompactionEntry, Fact, Redaction, Restored } from "../engine/entries.ts";
import { edits, type Fields, number, optionalText, recorded, text, tokens, usage } from "./fields.ts";

/** Of a compaction, and of each edit of its summary. */
export const audit = z.object({
  facts: number,
  found: number,
  coverage: number,
  missing: z.array(
    z.object({
      kind: z.enum([
        "constraint",
        "fileWritten",
        "fileRead",
        "command",
        "unresolvedError",
        "number",
        "version",
        "id",
        "url",
        "planItem",
        "pin",
      ]),
      text,
      source: text,
    } satisfies Fields<Fact>),
  ),
  unsourced: z.array(text),
} satisfies Fields<Audit>);

const restored = z.object({
  kind: z.enum(["file", "outline", "instructions", "plan", "terminals", "tools"]),
  name: text,
  text,
  tokens,
} satisfies Fields<Restored>);

/** A compaction as one line of the log holds it. */
export const compaction = z.object({
  ...recorded,
  kind: z.literal("compaction"),
  trigger: z.enum(["user", "auto", "overflow", "imported"]),
  strategy: z.enum(["livePrefix", "transcript", "chunks", "digest", "imported"]),
  covers: z.object({ from: text, to: text }),
  kept: z.array(text),
  edits,
  summary: text,
  summaryTokens: tokens,
  ledger: optionalText,
  ledgerTokens: z.exactOptional(tokens),
  audit: z.exactOptional(audit),
  redactions: z.exactOptional(z.array(z.object({ kind: text, count: number } satisfies Fields<Redaction>))),
  restored: z.exactOptional(z.array(restored)),
  tokensBefore: tokens,
  tokensAfter: tokens,
  messagesBefore: number,
  messagesAfter: number,
  milliseconds: number,
  model: optionalText,
  usage: z.exactOptional(usage),
  cost: z.exactOptional(number),
  instructions: optionalText,
  focus: optionalText,
  range: z.exactOptional(z.union([z.object({ upTo: text }), z.object({ from: text })])),
  fallback: optionalText,
} satisfies Fields<CompactionEntry>);
