import { type Belief, believe, dot, observe, offTogether } from "./belief.ts";
import type { Size } from "./size.ts";

/** What was sent, and the tokens that the provider counted in it. */
export interface Observation {
  readonly prompt: number;
  readonly sent: Size;
}

/** What a provider would count: whole tokens. */
export interface Cost {
  /** For every request, whatever is in it: what servers put before it unseen. */
  readonly fixed: number;
  /** For so much in it; 0 for nothing. */
  readonly of: (size: Size) => number;
}

/** How far from the stored counts a model's tokens may be (row B3), and once several reports agree. */
const BOUNDS = { least: 0.5, most: 2 };
const TAUGHT_BOUNDS = { least: 0.2, most: 5 };
const SEVERAL = 3;
const MOST_FIXED = 5_000;
/** Reports are believed whose tokens for each stored one are within this factor of the median. */
const AGREEMENT = 2;
/** What even the right rates are off by: stored counts may be estimates themselves. A share. */
const NOISE = 0.025;

/** A kind of vocabulary, before any report. `surprise`: how unusual such models are, as in `observe`. */
interface Kind {
  /** What it counts for: a stored token of a text, one of a call, a character, a message, a request. */
  readonly belief: Belief;
  readonly surprise: number;
  readonly bounds: typeof BOUNDS;
}

/** Words like ours: all a third off, and calls more, which are written in many ways; so many more unseen. */
const words = (unseen: number, spread: number): Belief =>
  offTogether(believe([1, 1, 0, 0, unseen], [0.05, 0.4, 0.05, 3, spread]), [0.3, 0.3, 0, 0, 0]);

const LIKE_OURS: Kind = { belief: words(0, 30), surprise: 0, bounds: BOUNDS };
/** A prompt of the server's own before ours, or a template that explains tools at length. */
const WITH_UNSEEN: Kind = { belief: words(500, 500), surprise: 2, bounds: BOUNDS };
/** A token a byte. Such models are small; their templates mostly leave calls out. */
const BYTES: Kind = {
  belief: believe([0, 0.5, 1, 8, 8], [0.05, 1.5, 0.05, 5, 20]),
  surprise: 5,
  bounds: TAUGHT_BOUNDS,
};

/**
 * Learns from the reports of one model what it counts. The kind of vocabulary that explains them best is
 * taken, and its rates are moved to what they say, those the most that were known least. So one report
 * tells a factor, or that there is a token a byte; without any it is the stored counts.
 */
export function calibrate(observations: readonly Observation[]): Cost {
  const rows = agreeing(observations).map(({ prompt, sent }) =>
    [...columnsOf(sent), 1].map((value) => value / prompt),
  );
  let best = learned(LIKE_OURS, rows);
  for (const kind of [WITH_UNSEEN, BYTES]) {
    const other = learned(kind, rows);
    if (other.surprise < best.surprise) best = other;
  }
  const { rates } = best.belief;
  const { least, most } = rows.length < SEVERAL ? best.bounds : TAUGHT_BOUNDS;
  return {
    fixed: Math.round(Math.min(MOST_FIXED, Math.max(0, rates.at(-1) ?? 0))),
    of: (size) => {
      const tokens = Math.max(0, size.tokens);
      return Math.round(Math.min(most * tokens, Math.max(least * tokens, dot(columnsOf(size), rates))));
    },
  };
}

function learned({ belief, surprise, bounds }: Kind, rows: readonly (readonly number[])[]): Kind {
  for (const row of rows) {
    const seen = observe(belief, row, NOISE);
    belief = seen.belief;
    surprise += seen.surprise;
  }
  return { belief, surprise, bounds };
}

/** The reports that say about the same of our counts. */
function agreeing(observations: readonly Observation[]): readonly Observation[] {
  const usable = observations.filter(({ prompt, sent }) => prompt >= 1 && sent.tokens >= 1);
  const factorOf = ({ prompt, sent }: Observation): number => prompt / sent.tokens;
  const median = usable.map(factorOf).sort((a, b) => a - b)[Math.floor(usable.length / 2)] ?? 1;
  return usable.filter((one) => {
    const ratio = factorOf(one) / median;
    return ratio <= AGREEMENT && ratio >= 1 / AGREEMENT;
  });
}

const columnsOf = ({ tokens, calls, characters, messages }: Size): readonly number[] => [
  tokens - calls,
  calls,
  characters,
  messages,
];
