import { calibrate, type Cost } from "./calibration.ts";
import { minus, plus, type Size } from "./size.ts";
import type { Category } from "./tokenSums.ts";
import type { Transcript } from "./transcript.ts";

/** What stands before the transcript in every request. Tokens; characters of both together. */
export interface Fixed {
  readonly system: number;
  readonly tools: number;
  readonly characters: number;
}

export interface Use {
  readonly tokens: number;
  readonly source: "reported" | "estimated";
  /** Sums to `tokens`, exactly. */
  readonly reading: readonly Reading[];
}

export interface Reading {
  /** `reasoning` is never sent back: it stands here so that nobody looks for it. */
  readonly category: Category | "tools" | "reasoning" | "draft";
  readonly tokens: number;
}

/**
 * Rows B3 and B6: what the next request would use, with the `draft` of so many tokens. A model's
 * last report counts while it still tells what is sent, even if others have answered
 * since, and what was added since costs what its reports taught; else everything does.
 */
export function useOf(transcript: Transcript, fixed: Fixed, model: string | undefined, draft = 0): Use {
  const newest = transcript.reports.find((report) => report.model === model);
  const cost = costFor(transcript, model);
  const whole = requestSize(transcript, fixed);
  const isReported = newest?.isCurrent === true;
  const tokens = isReported
    ? newest.prompt + newest.output + cost.of(minus(whole, newest.after))
    : cost.fixed + cost.of(whole);
  return {
    tokens: tokens + draft,
    source: isReported ? "reported" : "estimated",
    reading: [...readingOf(transcript, fixed, tokens), { category: "draft", tokens: draft }],
  };
}

/** What the model counts for so much, by what its newest reports taught. */
export const costFor = ({ reports }: Transcript, model: string | undefined): Cost =>
  calibrate(reports.filter((report) => report.model === model));

/** The size of a request: what stands before the transcript is one message. */
export const requestSize = ({ size }: Pick<Transcript, "size">, fixed: Fixed): Size =>
  plus(size, {
    tokens: fixed.system + fixed.tools,
    calls: 0,
    characters: fixed.characters,
    messages: 1,
  });

function readingOf({ tokens: stored }: Transcript, fixed: Fixed, total: number): Reading[] {
  const { total: _, ...categories } = stored;
  const readings: Reading[] = [
    { category: "system", tokens: categories.system + fixed.system },
    { category: "tools", tokens: fixed.tools },
    { category: "instructions", tokens: categories.instructions },
    { category: "summary", tokens: categories.summary },
    { category: "ledger", tokens: categories.ledger },
    { category: "restored", tokens: categories.restored },
    { category: "pinned", tokens: categories.pinned },
    { category: "user", tokens: categories.user },
    { category: "assistant", tokens: categories.assistant },
    { category: "reasoning", tokens: 0 },
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
