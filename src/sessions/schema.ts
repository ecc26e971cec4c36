import * as z from "zod";

import type {
  ApprovalEntry,
  AutomaticEntry,
  CallPart,
  Entry,
  Media,
  MediaPart,
  MessageEntry,
  ModelEntry,
  NewEntry,
  Part,
  PinEntry,
  PruneEntry,
  ReapplyEntry,
  ReasoningPart,
  ResultPart,
  RevertEntry,
  SummaryEditEntry,
  TextPart,
  TitleEntry,
} from "../engine/entries.ts";
import { audit, compaction } from "./compactionSchema.ts";
import { edits, type Fields, number, optionalText, recorded, size, text, tokens, usage } from "./fields.ts";

/** Rises when an older program could misread a log; a new kind of entry alone does not raise it. */
export const SCHEMA_VERSION = 1;

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

const partRefs = z.exactOptional(z.array(z.object({ message: text, part: number })));
const message = z.object({
  ...recorded,
  kind: z.literal("message"),
  role: z.enum(["system", "user", "assistant", "tool"]),
  parts: z.array(part),
  status: z.enum(["complete", "stopped", "failed"]),
  model: optionalText,
  answeredBy: optionalText,
  usage: z.exactOptional(usage),
  cost: z.exactOptional(number),
  sent: z.exactOptional(size),
  problem: optionalText,
  isCut: z.exactOptional(z.literal(true)),
  undoes: z.exactOptional(z.object({ message: text, part: number })),
} satisfies Fields<MessageEntry>);

const prune = z.object({
  ...recorded,
  kind: z.literal("prune"),
  edits,
  reason: z.enum(["user", "auto", "overflow"]),
} satisfies Fields<PruneEntry>);

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
    audit: z.exactOptional(audit),
  } satisfies Fields<SummaryEditEntry>),
  z.object({
    ...recorded,
    kind: z.literal("pin"),
    message: text,
    part: z.exactOptional(z.number()),
    pinned: z.boolean(),
  } satisfies Fields<PinEntry>),
  z.object({ ...recorded, kind: z.literal("title"), title: text } satisfies Fields<TitleEntry>),
  z.object({ ...recorded, kind: z.literal("model"), model: text } satisfies Fields<ModelEntry>),
  z.object({
    ...recorded,
    kind: z.literal("automatic"),
    allowed: z.boolean(),
  } satisfies Fields<AutomaticEntry>),
  z.object({
    ...recorded,
    kind: z.literal("approval"),
    key: text,
    allowed: z.boolean(),
  } satisfies Fields<ApprovalEntry>),
]) satisfies z.ZodType<Entry>;

/** A message that has no place in the log yet. */
export const newMessageSchema = message.omit({ id: true, at: true }) satisfies z.ZodType<
  NewEntry<MessageEntry>
>;

/** The first line of a log. `at`: when the session was made. */
export const headerSchema = z.object({ kind: z.literal("header"), schema: number, at: number });
export type Header = z.infer<typeof headerSchema>;
