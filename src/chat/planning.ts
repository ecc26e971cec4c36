import type { Transcript } from "../engine/transcript.ts";
import { costFor, requestSize } from "../engine/use.ts";
import { fixedOf } from "./measure.ts";
import type { ChatSettings } from "./settings.ts";

/**
 * How many of the provider's tokens one of our counted ones is: of what is sent now,
 * and the most of what was sent lately. What is left after a compaction is
 * another mixture of prose, code and calls, and may be dearer. `fixed`: what
 * each request costs besides.
 */
export function ratesOf(
  transcript: Transcript,
  settings: Pick<ChatSettings, "model" | "tools">,
): { readonly now: number; readonly most: number; readonly fixed: number } {
  const { model } = settings;
  const cost = costFor(transcript, model?.name);
  const size = requestSize(transcript, fixedOf(settings));
  const now = cost.of(size) / size.tokens;
  const lately = transcript.reports.filter((report) => report.model === model?.name);
  const most = Math.max(now, ...lately.map(({ sent }) => cost.of(sent) / sent.tokens));
  return { now, most, fixed: cost.fixed };
}

/** The same settings with the windows in our own counts, which plans are made of; never larger than they are. */
export function inOwnCounts(transcript: Transcript, settings: ChatSettings): ChatSettings {
  const { most, fixed } = ratesOf(transcript, settings);
  const { limits } = settings;
  if (!limits || (most <= 1 && fixed === 0)) return settings;
  const window = Math.max(1, Math.floor((limits.window - fixed) / Math.max(1, most)));
  return { ...settings, limits: { ...limits, window } };
}
