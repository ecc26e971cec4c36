import { t } from "../l10n/l10n.ts";
import { conflictOf, type DetectedWindow, KNOWN_MODEL } from "./detectedWindow.ts";

/** The source of such a window, for people. */
export const LEARNED = t("learned from a refusal");

/** The source of a window that the user has set, for people. */
export const YOUR_SETTING = t("your setting");

/** What a refusal has taught about a model's window. Tokens. */
export interface LearnedWindow {
  readonly window: number;
  /** What was believed then; absent: nothing was. */
  readonly believed?: number;
}

/** What is said about one model's window, by whom. */
export interface WindowClaims {
  /** Tokens; 0 or absent: the user leaves it to us. */
  readonly setting?: number;
  readonly detected?: DetectedWindow | undefined;
  readonly learned?: LearnedWindow | undefined;
}

/**
 * The window to go by: the user's own number, then what the server says, then
 * what a refusal has taught, then the table of known models. Undefined when
 * nobody knows. A conflict tells what else is said where it matters.
 */
export const decideWindow = ({
  setting = 0,
  detected,
  learned,
}: WindowClaims): DetectedWindow | undefined => {
  const found = withLearned(detected, learned);
  if (setting <= 0) return found;
  const own = { window: setting, source: YOUR_SETTING };
  const conflict = conflictOf(own, found);
  return {
    ...own,
    ...(found?.maxOutput !== undefined && { maxOutput: found.maxOutput }),
    // A smaller window than there is hurts nobody; a larger one ends in refusals, or in prompts cut without a word.
    ...(conflict && conflict.window < setting && { conflict }),
  };
};

/**
 * What a refusal has taught beats the table, and beats a server that still
 * says what has proved wrong; a server that says something else now (it was
 * started anew) is believed.
 */
export function withLearned(
  detected: DetectedWindow | undefined,
  learned: LearnedWindow | undefined,
): DetectedWindow | undefined {
  if (!learned) return detected;
  if (!detected) return { window: learned.window, source: LEARNED };
  const isTable = detected.source === KNOWN_MODEL;
  if (!isTable && detected.window !== learned.believed) return detected;
  if (detected.window <= learned.window) return detected;
  const { maxOutput, window, source } = detected;
  const conflict = conflictOf({ window: learned.window, source: LEARNED }, { window, source });
  return {
    window: learned.window,
    source: LEARNED,
    ...(maxOutput !== undefined && { maxOutput }),
    ...(conflict && { conflict }),
  };
}
