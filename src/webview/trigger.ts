import { t } from "../l10n/l10n.ts";
import { inPercent, percent, tokens } from "../protocol/format.ts";
import type { Gauge } from "../protocol/view.ts";

/** Where automatic compaction fires, in whole percent of usable, as its setting has it. */
export interface Trigger {
  readonly percent: number;
  readonly least: number;
  readonly most: number;
  /** Tokens. */
  readonly usable: number;
  /** Of the bar, tokens. */
  readonly length: number;
}

/** Undefined when there is none, or when it cannot be moved. */
export function triggerOf(
  { window, reserve, trigger, triggerRange }: Gauge,
  length: number,
): Trigger | undefined {
  if (window === undefined || trigger === undefined || !triggerRange) return undefined;
  const usable = Math.max(1, window - reserve);
  return {
    percent: percent(trigger, usable),
    least: Math.ceil((100 * triggerRange.least) / usable),
    most: Math.floor((100 * triggerRange.most) / usable),
    usable,
    length,
  };
}

/** Within its bounds. */
export const clamped = ({ least, most }: Trigger, wanted: number): number =>
  Math.min(most, Math.max(least, Math.round(wanted)));

/** The percent at a place on the bar, 0 … 1. */
export const percentAt = (trigger: Trigger, share: number): number =>
  clamped(trigger, (100 * share * trigger.length) / trigger.usable);

/** Of the bar, 0 … 1. */
export const shareOf = ({ usable, length }: Trigger, at: number): number => (at / 100) * (usable / length);

const LARGE_STEP = 5;

/** What a key moves it to; undefined for other keys. Right-to-left layouts do not turn the bar around. */
export function moved(trigger: Trigger, at: number, key: string): number | undefined {
  const moves: Readonly<Record<string, number>> = {
    ArrowRight: at + 1,
    ArrowUp: at + 1,
    ArrowLeft: at - 1,
    ArrowDown: at - 1,
    PageUp: at + LARGE_STEP,
    PageDown: at - LARGE_STEP,
    Home: trigger.least,
    End: trigger.most,
  };
  const to = moves[key];
  return to === undefined ? undefined : clamped(trigger, to);
}

export const triggerWords = ({ usable }: Trigger, at: number): string =>
  t("Compacts at {0} of the usable window, {1} tokens", inPercent(at), tokens((at / 100) * usable));
