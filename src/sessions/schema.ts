import * as z from "zod";

import type {
  Audit,
  CallPart,
  CompactionEntry,
  Entry,
  Fact,
  Media,
  MediaPart,
  MessageEntry,
  ModelEntry,
  NewEntry,
  Part,
  PinEntry,
  PruneEdit,
  PruneEntry,
  ReapplyEntry,
  ReasoningPart,
  Redaction,
  Restored,
  ResultPart,
  RevertEntry,
  SummaryEditEntry,
  TextPart,
  TitleEntry,
  Usage,
} from "../engine/entries.ts";

/** Rises when an older program could misread a log; a new kind of entry alone does not raise it. */
export const SCHEMA_VERSION = 1;

/** One schema for every field, optional ones included: an entry cannot gain a field that the disk forgets. */
type Fields<T> = { readonly [K in keyof T]-?: z.ZodType<T[K]> };

const text = z.string();
const number = z.number();
const tokens = number;
const optionalText = z.exactOptional(text);

const usage = z.object({
  prompt: tokens,
  cached: tokens,
  output: tokens,
  reasoning: tokens,
} satisfies Fields<Usage>);

const media = z.object({
  mediaType: text,
  name: optionalText,
  bytes: number,
  data: text,
} satisfies Fields<Media>);

const part = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("text"), text, tokens } satisfies Fields<TextPart>),
  z.object({ kind: z.literal("reasoning"), text, tokens } satisfies Fields<ReasoningPart>),
  z.object({
    kind: z.literal("call"),
    callId: text,
    tool: text,
    args: text,
    tokens,
  } satisfies Fields<CallPart>),
  z.object({
    kind: z.literal("result"),
    callId: text,
    tool: text,
    text,
    isError: z.boolean(),
    media: z.exactOptional(z.array(media)),
    tokens,
  } satisfies Fields<ResultPart>),
  z.object({ kind: z.literal("media"), media, tokens } satisfies Fields<MediaPart>),
]) satisfies z.ZodType<Part>;

const recorded = { id: text, at: number };
const partRefs = z.exactOptional(z.array(z.object({ message: text, part: number })));
const edits = z.array(
  z.object({ message: text, part: number, stub: text, tokens, saved: tokens } satisfies Fields<PruneEdit>),
);

const message = z.object({
  ...recorded,
  kind: z.literal("message"),
  role: z.enum(["system", "user", "assistant", "tool"]),
  parts: z.array(part),
  status: z.enum(["complete", "stopped", "failed"]),
  model: optionalText,
  usage: z.exactOptional(usage),
  problem: optionalText,
} satisfies Fields<MessageEntry>);

const prune = z.object({
  ...recorded,
  kind: z.literal("prune"),
  edits,
  reason: z.enum(["user", "auto", "overflow"]),
} satisfies Fields<PruneEntry>);

const audit = z.object({
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
  kind: z.enum(["file", "instructions", "plan", "terminals", "tools"]),
  name: text,
  text,
  tokens,
} satisfies Fields<Restored>);

const compaction = z.object({
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
  instructions: optionalText,
  focus: optionalText,
  fallback: optionalText,
} satisfies Fields<CompactionEntry>);

/** An entry as one line of the log holds it. Fields that are not known are left out of the value, not of the log. */
export const entrySchema = z.discriminatedUnion("kind", [
  message,
  prune,
  compaction,
  z.object({
    ...recorded,
    kind: z.literal("revert"),
    target: text,
    parts: partRefs,
  } satisfies Fields<RevertEntry>),
  z.object({
    ...recorded,
    kind: z.literal("reapply"),
    target: text,
    parts: partRefs,
  } satisfies Fields<ReapplyEntry>),
  z.object({
    ...recorded,
    kind: z.literal("summaryEdit"),
    compaction: text,
    markdown: text,
    tokens,
  } satisfies Fields<SummaryEditEntry>),
  z.object({
    ...recorded,
    kind: z.literal("pin"),
    message: text,
    pinned: z.boolean(),
  } satisfies Fields<PinEntry>),
  z.object({ ...recorded, kind: z.literal("title"), title: text } satisfies Fields<TitleEntry>),
  z.object({ ...recorded, kind: z.literal("model"), model: text } satisfies Fields<ModelEntry>),
]) satisfies z.ZodType<Entry>;

/** A message that has no place in the log yet. */
export const newMessageSchema = message.omit({ id: true, at: true }) satisfies z.ZodType<
  NewEntry<MessageEntry>
>;

/** The first line of a log. `at`: when the session was made. */
export const headerSchema = z.object({ kind: z.literal("header"), schema: number, at: number });
export type Header = z.infer<typeof headerSchema>;
