import type { GuardFigures } from "./guard/figures.ts";

/** When automatic compaction fires, as a count of tokens in use. */
export type Trigger =
  /** A share of usable. */
  | { readonly kind: "share"; readonly of: number }
  | { readonly kind: "used"; readonly tokens: number }
  /** So many tokens before usable is full. */
  | { readonly kind: "remaining"; readonly tokens: number }
  /** A share of the whole window, and never before `least` tokens. */
  | { readonly kind: "windowShare"; readonly of: number; readonly least: number }
  /** With the first token beyond usable. */
  | { readonly kind: "past" };

/** The smaller of a number of tokens and a share of usable. */
export interface Most {
  readonly most: number;
  readonly share: number;
}

export type PruneKind = "results" | "duplicates" | "arguments" | "media";

export interface PrunePolicy {
  /** Empty: nothing is pruned. `duplicates` are also outdated and superseded readings. */
  readonly what: readonly PruneKind[];
  /** `plain` says only that there was something. */
  readonly stub: "telling" | "plain";
  /** The newest turns that are left alone. */
  readonly turns: number;
  /** All that a compaction would leave, in front and as its tail, is left alone. */
  readonly protectsTail: boolean;
  /** The newest tool output that is left alone; the same again for arguments, and for images and documents. */
  readonly protect: Most;
  /** Pruning must free at least this. */
  readonly least: Most;
  /** The newest results that always stay; at least 1. */
  readonly keepRecent: number;
  /** Tools that are never pruned. */
  readonly exempt: readonly string[];
  /** Empty: all tools. */
  readonly only: readonly string[];
}

export type TailPolicy =
  | { readonly kind: "none" }
  /** The newest turns that fit the budget, and of the next older one what still does (rows S2, S5). */
  | {
      readonly kind: "fill";
      readonly turns: number;
      /** Budget: a share of usable or of the trigger, at least and at most these. */
      readonly share: number;
      readonly of: "usable" | "trigger";
      readonly least: number;
      readonly most: number;
      /** What the budget may be exceeded by, as a factor, for one oversized message. */
      readonly ceiling: number;
      /** So many messages stay where they fit. */
      readonly messages: number;
    }
  /** Just enough: so many messages with text, and so many tokens; never more than `most`. */
  | {
      readonly kind: "enough";
      readonly texts: number;
      readonly least: number;
      readonly most: number;
      /** Conversations of fewer messages are not compacted. */
      readonly conversation: number;
    };

/** What the summarizer is asked for. `template`: the headings of row Z2. */
export type SummaryForm =
  | { readonly kind: "template" }
  | { readonly kind: "free" }
  | { readonly kind: "paragraph" }
  | {
      readonly kind: "sections";
      /** Headings in order, each with what belongs under it. */
      readonly sections: readonly (readonly [heading: string, what: string])[];
      /** The model thinks aloud in `<analysis>` first; that part is removed. */
      readonly analysis: boolean;
    };

export interface SummaryPolicy {
  readonly form: SummaryForm;
  /** The live summary is handed over to be updated; else it is only part of what is summarized. */
  readonly isAnchored: boolean;
  /** Code appends the facts that the summary lacks (row A2). */
  readonly ledger: boolean;
  /** What a compaction asked for by the user ends in when no model can summarize. */
  readonly manualFailure: "digest" | "error";
  readonly shareOfHead: number;
  readonly least: number;
  /** On small windows the least is this share of usable. */
  readonly leastShare: number;
  readonly shareOfWindow: number;
  readonly most: number;
}

/** What is read again after the cut (rows R1, R2). Tokens. */
export interface RestorePolicy {
  readonly files: number;
  /** Of one file, and of one file of instructions. */
  readonly perFile: number;
  /** Files together: the smaller of this and a share of usable. */
  readonly most: number;
  readonly share: number;
  /** Files of instructions together. */
  readonly instructions: number;
  /** One line each for files beyond those that are read again: lines looked at, and definitions. */
  readonly outline: number;
}

/** Figures of the engine, as plain data. Tokens unless said otherwise; shares are of usable. */
export interface Policy {
  readonly name: string;
  /** One sentence for the settings page. */
  readonly description: string;
  readonly trigger: Trigger;
  /** Shares of usable between which the trigger is held (row B2): figures made for large windows work in small ones. */
  readonly bounds: { readonly least: number; readonly most: number };
  readonly reserve: {
    /** Taken for the model's longest answer when that is not known. */
    readonly unknownOutput: number;
    readonly most: number;
    readonly shareOfWindow: number;
  };
  /** Row B4: how near to the end of usable; a warning also at `ofTrigger` of the trigger. */
  readonly levels: { readonly warning: Most; readonly blocking: Most; readonly ofTrigger: number };
  readonly prune: PrunePolicy;
  /** The first messages stay word for word (row S6), as far as they fit this share. */
  readonly protectFirst: { readonly messages: number; readonly share: number };
  readonly tail: TailPolicy;
  /** The user's own messages kept word for word beside the summary. */
  readonly keepUser: Most;
  readonly summary: SummaryPolicy;
  readonly restore: RestorePolicy;
  readonly guard: GuardFigures;
}

/** Reads the setting: "85%" of usable, "150000" tokens used, "-20000" tokens remaining; undefined: it is none. */
export function parseTrigger(text: string): Trigger | undefined {
  const [, minus, digits, percent] = /^\s*(-?)(\d+(?:\.\d+)?)\s*(%?)\s*$/.exec(text) ?? [];
  const value = Number(digits);
  const isShare = percent === "%" && minus === "" && value > 0 && value <= 100;
  if (isShare) return { kind: "share", of: value / 100 };
  if (digits === undefined || percent === "%" || value < 1) return undefined;
  return minus === "-" ? { kind: "remaining", tokens: value } : { kind: "used", tokens: value };
}
