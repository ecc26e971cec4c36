import type { Category } from "./tokenSums.ts";
import type { Transcript } from "./transcript.ts";

/** Tokens that stand before the transcript in every request. */
export interface Fixed {
  readonly system: number;
  readonly tools: number;
}

export interface Use {
  readonly tokens: number;
  readonly source: "reported" | "estimated";
  /** Sums to `tokens`, exactly. */
  readonly reading: readonly Reading[];
}

export interface Reading {
  readonly category: Category | "tools";
  readonly tokens: number;
}

const LEAST_FACTOR = 0.5;
const MOST_FACTOR = 2;

/**
 * Rows B3 and B6: what the next request would use, without the draft. The last
 * report counts while it still tells what is sent, and only for the model that
 * made it; else stored counts, corrected by what that model's report taught.
 */
export function useOf(transcript: Transcript, fixed: Fixed, model: string | undefined): Use {
  const { report, tokens: stored } = transcript;
  const known = report?.model === model ? report : undefined;
  const counted = fixed.system + fixed.tools + stored.total;
  const isReported = known?.isCurrent === true;
  const tokens = isReported
    ? known.prompt + known.output + (stored.total - known.storedAfter)
    : Math.round(counted * (known ? factorOf(known, fixed) : 1));
  return {
    tokens,
    source: isReported ? "reported" : "estimated",
    reading: readingOf(transcript, fixed, tokens),
  };
}

function factorOf(report: { prompt: number; storedBefore: number }, fixed: Fixed): number {
  const counted = report.storedBefore + fixed.system + fixed.tools;
  if (counted === 0) return 1;
  return Math.min(MOST_FACTOR, Math.max(LEAST_FACTOR, report.prompt / counted));
}

function readingOf({ tokens: stored }: Transcript, fixed: Fixed, total: number): Reading[] {
  const { total: _, ...categories } = stored;
  const readings: Reading[] = [
    { category: "system", tokens: categories.system + fixed.system },
    { category: "tools", tokens: fixed.tools },
    { category: "summary", tokens: categories.summary },
    { category: "user", tokens: categories.user },
    { category: "assistant", tokens: categories.assistant },
    { category: "calls", tokens: categories.calls },
    { category: "toolOutput", tokens: categories.toolOutput },
  ];
  return scaleTo(total, readings);
}

/** Scales to whole numbers whose sum is `total`: the largest remainders are rounded up. */
function scaleTo(total: number, readings: readonly Reading[]): Reading[] {
  const sum = readings.reduce((all, { tokens }) => all + tokens, 0);
  if (sum === 0) return readings.map((reading, i) => ({ ...reading, tokens: i === 0 ? total : 0 }));
  const exact = readings.map(({ tokens }) => (tokens * total) / sum);
  const whole = exact.map(Math.floor);
  const byRemainder = exact
    .map((value, i) => ({ i, remainder: value % 1 }))
    .sort((a, b) => b.remainder - a.remainder);
  const missing = total - whole.reduce((all, tokens) => all + tokens, 0);
  for (const { i } of byRemainder.slice(0, missing)) whole[i] = (whole[i] ?? 0) + 1;
  return readings.map((reading, i) => ({ ...reading, tokens: whole[i] ?? 0 }));
}
