import type { EntryId, PruneEdit, Recorded, Usage } from "./entries.ts";

export type CompactionTrigger = "user" | "auto" | "overflow" | "imported";

/**
 * How a summary was made (row Z6). `livePrefix`: the request last sent plus one instruction;
 * `transcript`: from serialized text; `chunks`: from parts of it, then from those summaries;
 * `digest`: by code alone; `imported`: by another assistant.
 */
export type Strategy = "livePrefix" | "transcript" | "chunks" | "digest" | "imported";

/** What a check of a summary against its head looks for (row A1). */
export type FactKind =
  | "constraint"
  | "fileWritten"
  | "fileRead"
  | "command"
  | "unresolvedError"
  | "number"
  | "version"
  | "id"
  | "url"
  | "planItem"
  | "pin";

export interface Fact {
  readonly kind: FactKind;
  /** One line, as the ledger or the card shows it. */
  readonly text: string;
  /** The newest message that it stands in. */
  readonly source: EntryId;
}

/** A summary checked against what it replaces (rows A2, A3). */
export interface Audit {
  /** Facts in the head, and those of them that the summary states. */
  readonly facts: number;
  readonly found: number;
  /** Weighted share of the facts found, 0 … 1. */
  readonly coverage: number;
  /** Neither in the summary nor in the ledger, most important first; cut at what a card can show. */
  readonly missing: readonly Fact[];
  /** Paths, commands and identifiers of the summary that stand neither in the head nor in the anchor. */
  readonly unsourced: readonly string[];
}

/** Secrets of one kind that were masked on the way to the summarizer or out of it. */
export interface Redaction {
  readonly kind: string;
  readonly count: number;
}

/** Something read again after the cut (rows R1, R2), as it is sent. */
export interface Restored {
  readonly kind: "file" | "outline" | "instructions" | "plan" | "terminals" | "tools";
  /** Path from the workspace folder, or what the panel calls it. */
  readonly name: string;
  readonly text: string;
  readonly tokens: number;
}

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
  /** Markdown lines that the summary lacks and must not (row A2); sent behind it. Tokens of it alone. */
  readonly ledger?: string;
  readonly ledgerTokens?: number;
  readonly audit?: Audit;
  readonly redactions?: readonly Redaction[];
  /** In the order in which they are sent. */
  readonly restored?: readonly Restored[];
  /** Transcript tokens; without system prompt and tool schemas. */
  readonly tokensBefore: number;
  readonly tokensAfter: number;
  readonly messagesBefore: number;
  readonly messagesAfter: number;
  readonly milliseconds: number;
  readonly model?: string;
  readonly usage?: Usage;
  /** US dollars, by the price that was known then. */
  readonly cost?: number;
  readonly instructions?: string;
  /** What the summary should tell most about (row Z7). */
  readonly focus?: string;
  /** What the user wanted summarized: all before this message, or all after it (row S8); absent: everything but the tail. */
  readonly range?: { readonly upTo: EntryId } | { readonly from: EntryId };
  /** Why no model made this summary, when one was asked. */
  readonly fallback?: string;
}
