import { t } from "../l10n/l10n.ts";
import type { KnownLimits } from "./knownModels.ts";

/** A window in tokens, and who said so: shown to the user beside the figure. */
export interface DetectedWindow extends KnownLimits {
  readonly source: string;
  /** What the server will do once it has loaded the model, as far as can be told: ask again after the first answer. */
  readonly isProvisional?: true;
  /** Somebody else says something clearly different. */
  readonly conflict?: WindowClaim;
}

export interface WindowClaim {
  readonly window: number;
  readonly source: string;
}

/** The source of a window that only the table of models knows. */
export const KNOWN_MODEL = t("known model");

/** Share of the larger one; servers and tables round, and count the answer in or out. */
const TOLERANCE = 0.05;

/** The other claim, where it is clearly different from the one that is believed. */
export const conflictOf = (
  believed: WindowClaim,
  other: WindowClaim | undefined,
): WindowClaim | undefined => {
  if (!other) return undefined;
  const difference = Math.abs(believed.window - other.window);
  if (difference <= TOLERANCE * Math.max(believed.window, other.window)) return undefined;
  return { window: other.window, source: other.source };
};
