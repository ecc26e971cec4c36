import type { Transcript } from "../engine/transcript.ts";
import { costFor, requestSize } from "../engine/use.ts";
import { FIXED } from "./measure.ts";
import type { ChatSettings } from "./settings.ts";

/**
 * How many of the provider's tokens one of our counted ones is: of what is sent now,
 * and the most of what was sent lately. What is left after a compaction is
 * another mixture of prose, code and calls, and may be dearer.
 */
export function ratesOf(
  transcript: Transcript,
  { model }: ChatSettings,
): { readonly now: number; readonly most: number } {
  const cost = costFor(transcript, model?.name);
  const size = requestSize(transcript, FIXED);
  const now = cost(size) / size.tokens;
  const lately = transcript.reports.filter((report) => report.model === model?.name);
  return { now, most: Math.max(now, ...lately.map(({ sent }) => cost(sent) / sent.tokens)) };
}

/** The same settings with the windows in our own counts, which plans are made of; never larger than they are. */
export function inOwnCounts(transcript: Transcript, settings: ChatSettings): ChatSettings {
  const { most } = ratesOf(transcript, settings);
  const { limits } = settings;
  if (!limits || most <= 1) return settings;
  return { ...settings, limits: { ...limits, window: Math.floor(limits.window / most) } };
}
