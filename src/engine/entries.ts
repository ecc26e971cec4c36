/**
 * The words of a session: what its append-only log is made of. The log is the
 * truth; everything else (transcript, gauge, cards, lists) is derived from it.
 */

import type { Audit, CompactionEntry } from "./compactionEntry.ts";
import type { Part, PartRef } from "./parts.ts";
import type { Size } from "./size.ts";

export type * from "./compactionEntry.ts";
export type * from "./parts.ts";
export { isPartKey, partKey } from "./parts.ts";

/** Sorts by the time it was made; unique within a session. */
export type EntryId = string;

export type Role = "system" | "user" | "assistant" | "tool";

/** Tokens as the provider reported them. `prompt` includes `cached`; `output` includes `reasoning`. */
export interface Usage {
  readonly prompt: number;
  readonly cached: number;
  readonly output: number;
  readonly reasoning: number;
}

export interface Recorded {
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
  /** Another model than `model`, which was asked for, as the server says. */
  readonly answeredBy?: string;
  readonly usage?: Usage;
  /** US dollars, by the price that was known then. */
  readonly cost?: number;
  /** With `usage`: what had been sent for this answer, in our own measures. */
  readonly sent?: Size;
  /** Why it failed: a sentence for people, with what to do. */
  readonly problem?: string;
  /** The output limit cut it off. */
  readonly isCut?: true;
  /** It tells the model that the user has put back what this call had written. */
  readonly undoes?: PartRef;
}

/**
 * Why a part was pruned, where that is not its age: the same output comes again
 * later (`duplicate`), the file was read again (`superseded`) or written (`stale`)
 * later, or the user picked it out (`chosen`).
 */
export type PruneCause = "duplicate" | "superseded" | "stale" | "chosen";

/**
 * The part is sent as `stub` from now on: the text in place of a result, an image
 * or a document; the arguments in place of a call's. `tokens` are those of the part
 * as it is sent then, `saved` what that frees.
 */
export interface PruneEdit extends PartRef {
  readonly stub: string;
  readonly tokens: number;
  readonly saved: number;
  readonly cause?: PruneCause;
}

export interface PruneEntry extends Recorded {
  readonly kind: "prune";
  readonly edits: readonly PruneEdit[];
  readonly reason: "user" | "auto" | "overflow";
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
  /** In place of the summary, as the user left it. `tokens` counts it as sent, framing included. */
  readonly markdown: string;
  readonly tokens: number;
  /** Of this text, in place of the compaction's. */
  readonly audit?: Audit;
}

/** The user's word on a message, or on one part of it; the last one on each counts. */
export interface PinEntry extends Recorded {
  readonly kind: "pin";
  readonly message: EntryId;
  /** Its index; absent: the whole message. */
  readonly part?: number;
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

/** The user's word on automatic compaction in this conversation; the last one counts. */
export interface AutomaticEntry extends Recorded {
  readonly kind: "automatic";
  readonly allowed: boolean;
}

/** The user's word on calls that need one (tools/approvals.ts), in this conversation; the last one on a key counts. */
export interface ApprovalEntry extends Recorded {
  readonly kind: "approval";
  readonly key: string;
  readonly allowed: boolean;
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
  | ModelEntry
  | AutomaticEntry
  | ApprovalEntry;

/** An entry before the log gives it its id, and its time unless it brings its own (an import). */
export type NewEntry<E extends Entry = Entry> = E extends Entry
  ? Omit<E, "id" | "at"> & { readonly at?: number }
  : never;
