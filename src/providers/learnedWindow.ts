import { KNOWN_MODEL, type DetectedWindow } from "./limits.ts";

/** The source of such a window, for people. */
export const LEARNED = "learned from a refusal";

/** What a refusal has taught about a model's window. Tokens. */
export interface LearnedWindow {
  readonly window: number;
  /** What was believed then; absent: nothing was. */
  readonly believed?: number;
}

/**
 * The window to go by. What a refusal has taught beats the table, and beats a
 * server that still says what has proved wrong; a server that says something
 * else now (it was started anew) is believed.
 */
export function withLearned(
  detected: DetectedWindow | undefined,
  learned: LearnedWindow | undefined,
): DetectedWindow | undefined {
  if (!learned) return detected;
  const isTable = detected?.source === KNOWN_MODEL;
  if (detected && !isTable && detected.window !== learned.believed) return detected;
  if (detected && detected.window <= learned.window) return detected;
  return { ...detected, window: learned.window, source: LEARNED };
}
