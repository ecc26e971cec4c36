/**
 * The words of a session: what its append-only log is made of. The log is the
 * truth; everything else (transcript, gauge, cards, lists) is derived from it.
 */

/** Sorts by the time it was made; unique within a session. */
export type EntryId = string;

export type Role = "system" | "user" | "assistant" | "tool";

/** An image or document. `data` is base64; `bytes` its size before encoding. */
export interface Media {
  readonly mediaType: string;
  readonly name?: string;
  readonly bytes: number;
  readonly data: string;
}

/** Every part is counted once, when it is appended: `tokens` is stored with it. */
interface Counted {
  readonly tokens: number;
}

export interface TextPart extends Counted {
  readonly kind: "text";
  readonly text: string;
}

export interface ReasoningPart extends Counted {
  readonly kind: "reasoning";
  readonly text: string;
}

/** `args` is what the model wrote: JSON as a rule, but never relied upon. */
export interface CallPart extends Counted {
  readonly kind: "call";
  readonly callId: string;
  readonly tool: string;
  readonly args: string;
}

export interface ResultPart extends Counted {
  readonly kind: "result";
  readonly callId: string;
  readonly tool: string;
  readonly text: string;
  readonly isError: boolean;
  readonly media?: readonly Media[];
}

export interface MediaPart extends Counted {
  readonly kind: "media";
  readonly media: Media;
}

export type Part = TextPart | ReasoningPart | CallPart | ResultPart | MediaPart;

/** A part before it is counted: what importers and providers hand over. */
export type Uncounted<P extends Part = Part> = P extends Part ? Omit<P, "tokens"> : never;

/** Names one part of one message. Messages never change, so the index is stable. */
export interface PartRef {
  readonly message: EntryId;
  readonly part: number;
}

/** Tokens as the provider reported them. `prompt` includes `cached`; `output` includes `reasoning`. */
export interface Usage {
  readonly prompt: number;
  readonly cached: number;
  readonly output: number;
  readonly reasoning: number;
}

interface Recorded {
  readonly id: EntryId;
  /** Milliseconds since 1970. */
  readonly at: number;
}

/** `stopped`: by the user; `failed`: by the provider; what had arrived is kept. */
export type MessageStatus = "complete" | "stopped" | "failed";

export interface MessageEntry extends Recorded {
  readonly kind: "message";
  readonly role: Role;
  readonly parts: readonly Part[];
  readonly status: MessageStatus;
  readonly model?: string;
  readonly usage?: Usage;
  /** Why it failed: a sentence for people, with what to do. */
  readonly problem?: string;
}

/** The part is sent as `stub` from now on; `tokens` are those of the stub, `saved` what that frees. */
export interface PruneEdit extends PartRef {
  readonly stub: string;
  readonly tokens: number;
  readonly saved: number;
}

export interface PruneEntry extends Recorded {
  readonly kind: "prune";
  readonly edits: readonly PruneEdit[];
  readonly reason: "user" | "auto" | "overflow";
}

export type CompactionTrigger = "user" | "auto" | "overflow" | "imported";

/** `digest`: made by code alone. `imported`: another assistant's summary. */
export type Strategy = "transcript" | "digest" | "imported";

/** Messages `from` … `to` of the log, both included. */
export interface Coverage {
  readonly from: EntryId;
  readonly to: EntryId;
}

export interface CompactionEntry extends Recorded {
  readonly kind: "compaction";
  readonly trigger: CompactionTrigger;
  readonly strategy: Strategy;
  /** Everything this summary stands for, the coverage of earlier summaries included. */
  readonly covers: Coverage;
  /** Covered user messages that are sent word for word all the same, in log order. */
  readonly kept: readonly EntryId[];
  /** Tool output pruned in the same step; undone and redone with it. */
  readonly edits: readonly PruneEdit[];
  /** Markdown. `summaryTokens` counts it as sent, framing included. */
  readonly summary: string;
  readonly summaryTokens: number;
  /** Transcript tokens; without system prompt and tool schemas. */
  readonly tokensBefore: number;
  readonly tokensAfter: number;
  readonly messagesBefore: number;
  readonly messagesAfter: number;
  readonly milliseconds: number;
  readonly model?: string;
  readonly usage?: Usage;
  readonly instructions?: string;
  /** Why no model made this summary, when one was asked. */
  readonly fallback?: string;
}

/** Undo of a compaction or prune; with `parts`, of these edits of it only. */
export interface RevertEntry extends Recorded {
  readonly kind: "revert";
  readonly target: EntryId;
  readonly parts?: readonly PartRef[];
}

export interface ReapplyEntry extends Recorded {
  readonly kind: "reapply";
  readonly target: EntryId;
  readonly parts?: readonly PartRef[];
}

export interface SummaryEditEntry extends Recorded {
  readonly kind: "summaryEdit";
  readonly compaction: EntryId;
  readonly markdown: string;
  readonly tokens: number;
}

export interface PinEntry extends Recorded {
  readonly kind: "pin";
  readonly message: EntryId;
  readonly pinned: boolean;
}

export interface TitleEntry extends Recorded {
  readonly kind: "title";
  readonly title: string;
}

export interface ModelEntry extends Recorded {
  readonly kind: "model";
  readonly model: string;
}

export type Entry =
  | MessageEntry
  | PruneEntry
  | CompactionEntry
  | RevertEntry
  | ReapplyEntry
  | SummaryEditEntry
  | PinEntry
  | TitleEntry
  | ModelEntry;

/** An entry before the log gives it its id, and its time unless it brings its own (an import). */
export type NewEntry<E extends Entry = Entry> = E extends Entry
  ? Omit<E, "id" | "at"> & { readonly at?: number }
  : never;

export const partKey = (ref: PartRef): string => `${ref.message}#${ref.part}`;
