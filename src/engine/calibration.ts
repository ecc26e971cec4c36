import { dot, ridgeRates } from "./ridge.ts";
import type { Size } from "./size.ts";

/** What was sent, and the tokens that the provider counted in it. */
export interface Observation {
  readonly prompt: number;
  readonly sent: Size;
}

/** What a provider would count: whole tokens, 0 for nothing. */
export type Cost = (size: Size) => number;

/** Row B3: how far from the stored counts a model's tokens may be, before it has shown more, and then. */
const BOUNDS = { least: 0.5, most: 2 };
const TAUGHT_BOUNDS = { least: 0.2, most: 5 };
/** Reports that agree are needed before they are believed beyond the bounds. */
const FEWEST = 3;
/** They agree when their tokens for each stored one are within this factor of the median. */
const AGREEMENT = 2;
/** Variance of the errors that even the best rates leave (1%), over that of the rates themselves (a third). */
const RIDGE = 1e-3;

/**
 * Learns from the reports of one model what it counts: so much for each stored token of texts, each
 * of calls, each character, each message. What the reports do not tell apart stays at one factor for
 * all stored tokens, the median of theirs; with few reports it is that factor alone, and without
 * any the stored counts.
 */
export function calibrate(observations: readonly Observation[]): Cost {
  const { agreeing, factor } = agreement(observations);
  const isTaught = agreeing.length >= FEWEST;
  const { least, most } = isTaught ? TAUGHT_BOUNDS : BOUNDS;
  const bounded = Math.min(most, Math.max(least, factor));
  const start = [bounded, bounded, 0, 0];
  const rows = agreeing.map(({ prompt, sent }) => columnsOf(sent).map((value) => value / prompt));
  const rates = isTaught ? ridgeRates(rows, start, RIDGE) : start;
  return (size) => {
    const tokens = Math.max(0, size.tokens);
    return Math.round(Math.min(most * tokens, Math.max(least * tokens, dot(columnsOf(size), rates))));
  };
}

/** The reports that say about the same, and the median of what they say. */
function agreement(observations: readonly Observation[]): {
  agreeing: readonly Observation[];
  factor: number;
} {
  const usable = observations.filter(({ prompt, sent }) => prompt >= 1 && sent.tokens >= 1);
  const factorOf = ({ prompt, sent }: Observation): number => prompt / sent.tokens;
  const factors = usable.map(factorOf).sort((a, b) => a - b);
  const factor = factors[Math.floor(factors.length / 2)] ?? 1;
  const agreeing = usable.filter((one) => {
    const ratio = factorOf(one) / factor;
    return ratio <= AGREEMENT && ratio >= 1 / AGREEMENT;
  });
  return { agreeing, factor };
}

const columnsOf = ({ tokens, calls, characters, messages }: Size): readonly number[] => [
  tokens - calls,
  calls,
  characters,
  messages,
];
