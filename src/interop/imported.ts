import type { Entry, MessageStatus, Role, Uncounted, Usage } from "../engine/entries.ts";

/** A file to import. `chunks` are its bytes in order, gzipped or not, or its text. */
export interface Source {
  /** The base name, as a person knows the file. */
  readonly name: string;
  /** Bytes; absent: not known beforehand. */
  readonly size?: number;
  readonly chunks: AsyncIterable<Uint8Array | string>;
}

export interface ImportProgress {
  /** Bytes of the file as it lies on disk. */
  readonly read: number;
  readonly total?: number;
}

export interface ImportOptions {
  /** Which conversation of a file that holds several, from 0. */
  readonly pick?: number;
  /** Milliseconds since 1970: the time of a conversation that records none. */
  readonly now?: number;
  readonly signal?: AbortSignal;
  readonly onProgress?: (progress: ImportProgress) => void;
  /** Gives the event loop a turn; awaited between slices of work. */
  readonly pause?: () => Promise<void>;
}

export type Format = "anchored-chat" | "claude-code" | "openai";

/** A message as the other model saw it. Never without parts. */
export interface ImportedMessage {
  readonly kind: "message";
  readonly role: Role;
  readonly parts: readonly Uncounted[];
  readonly status: MessageStatus;
  /** Milliseconds since 1970; never before the item in front of it. */
  readonly at: number;
  readonly model?: string;
  readonly usage?: Usage;
}

/** A compaction made by the other assistant; it stands for all items in front of it. */
export interface ImportedCompaction {
  readonly kind: "compaction";
  readonly at: number;
  readonly trigger: "auto" | "manual" | "unknown";
  /** Never empty. */
  readonly summary: string;
  /** The whole prompt, as the other assistant reported it. */
  readonly tokensBefore?: number;
  /** The how manieth boundary of the main thread, from 0; absent: a summary without one. */
  readonly cut?: number;
}

export type ImportedItem = ImportedMessage | ImportedCompaction;

/** Something that was not taken over, in words that follow its count: "12 empty messages". */
export interface LeftOut {
  readonly what: string;
  readonly count: number;
}

/** One of the conversations in a file; `messages` counts rows, before any merging. */
interface ConversationSize {
  readonly title: string;
  readonly messages: number;
}

export interface Imported {
  readonly kind: "imported";
  readonly format: Format;
  /** For a person, to follow "a": "Claude Code session log". */
  readonly formatName: string;
  readonly title?: string;
  /** The model that answered last. */
  readonly model?: string;
  readonly items: readonly ImportedItem[];
  /** Our own log: written as it is, in place of the items. */
  readonly log?: readonly Entry[];
  readonly counts: { readonly messages: number; readonly calls: number; readonly results: number };
  readonly leftOut: readonly LeftOut[];
  /** All conversations of the file, in order; `picked` is the one in `items`. */
  readonly conversations: readonly ConversationSize[];
  readonly picked: number;
}

/** Nothing was imported: what the file is, and what to do. */
export interface Refused {
  readonly kind: "refused";
  readonly what: string;
  readonly todo: string;
}

export type ImportOutcome = Imported | Refused | { readonly kind: "cancelled" };
