import { UserFacingError } from "./userFacingError.ts";

/** When automatic compaction fires: a share of usable, tokens used, or tokens remaining. */
export type Trigger =
  | { readonly kind: "share"; readonly of: number }
  | { readonly kind: "used"; readonly tokens: number }
  | { readonly kind: "remaining"; readonly tokens: number };

/** Figures of the engine, as plain data. Tokens unless said otherwise; shares are of usable. */
export interface Policy {
  readonly name: string;
  readonly trigger: Trigger;
  readonly reserve: {
    /** Taken for the model's longest answer when that is not known. */
    readonly unknownOutput: number;
    readonly most: number;
    readonly shareOfWindow: number;
  };
  readonly prune: {
    /** The newest turns that are left alone. */
    readonly turns: number;
    /** The newest tool output that is left alone: the smaller of the two. */
    readonly protect: number;
    readonly protectShare: number;
    /** Pruning must free at least the smaller of the two. */
    readonly least: number;
    readonly leastShare: number;
  };
  readonly tail: {
    readonly turns: number;
    /** Budget: the share, at least and at most these. */
    readonly least: number;
    readonly share: number;
    readonly most: number;
  };
  /** The user's own messages kept word for word beside the summary: the smaller of the two. */
  readonly keepUser: { readonly most: number; readonly share: number };
  readonly summary: {
    readonly shareOfHead: number;
    readonly least: number;
    /** On small windows the least is this share of usable. */
    readonly leastShare: number;
    readonly shareOfWindow: number;
    readonly most: number;
  };
}

export const BALANCED: Policy = {
  name: "balanced",
  trigger: { kind: "share", of: 0.85 },
  reserve: { unknownOutput: 32_000, most: 20_000, shareOfWindow: 0.25 },
  prune: { turns: 2, protect: 40_000, protectShare: 0.25, least: 20_000, leastShare: 0.1 },
  tail: { turns: 2, least: 2_000, share: 0.25, most: 15_000 },
  keepUser: { most: 20_000, share: 0.1 },
  summary: { shareOfHead: 0.2, least: 2_000, leastShare: 0.1, shareOfWindow: 0.05, most: 12_000 },
};

const POLICIES: readonly Policy[] = [BALANCED];

export const policyNamed = (name: string): Policy | undefined =>
  POLICIES.find((policy) => policy.name === name);

/** Reads the setting: "85%" of usable, "150000" tokens used, "-20000" tokens remaining. */
export function parseTrigger(text: string): Trigger {
  const [, minus, digits, percent] = /^\s*(-?)(\d+(?:\.\d+)?)\s*(%?)\s*$/.exec(text) ?? [];
  const value = Number(digits);
  const isShare = percent === "%" && minus === "" && value > 0 && value <= 100;
  if (isShare) return { kind: "share", of: value / 100 };
  if (digits === undefined || percent === "%" || value < 1) {
    throw new UserFacingError({
      what: `The compaction trigger "${text}" cannot be read.`,
      todo: 'Write a share of the usable window ("85%"), tokens used ("150000"), or tokens remaining ("-20000").',
    });
  }
  return minus === "-" ? { kind: "remaining", tokens: value } : { kind: "used", tokens: value };
}
