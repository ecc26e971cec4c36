type Row = readonly number[];

/** Rates as they are believed to be, and how surely: their covariance. */
export interface Belief {
  readonly rates: Row;
  readonly covariance: readonly Row[];
}

/** Rates that are off independently of one another by about so much each (standard deviations). */
export const believe = (rates: Row, spread: Row): Belief => ({
  rates,
  covariance: spread.map((one, i) => spread.map((_, j) => (i === j ? one * one : 0))),
});

/** The same belief, where all rates are off together as well: by about this much. */
export const offTogether = ({ rates, covariance }: Belief, by: Row): Belief => ({
  rates,
  covariance: covariance.map((row, i) => row.map((value, j) => value + (by[i] ?? 0) * (by[j] ?? 0))),
});

/**
 * What is believed after it was seen that `row · rates` came to 1, with an error of about `noise` (Kalman's
 * update for a constant state, 1960: least squares that begin with a belief). `surprise` is the
 * smaller the better the belief foretold it: twice the negative logarithm of the likelihood.
 */
export function observe(
  { rates, covariance }: Belief,
  row: Row,
  noise: number,
): { readonly belief: Belief; readonly surprise: number } {
  const gain = covariance.map((line) => dot(line, row));
  const variance = Math.max(0, dot(gain, row)) + noise * noise;
  const error = 1 - dot(row, rates);
  return {
    belief: {
      rates: rates.map((rate, i) => rate + ((gain[i] ?? 0) * error) / variance),
      covariance: covariance.map((line, i) =>
        line.map((value, j) => value - ((gain[i] ?? 0) * (gain[j] ?? 0)) / variance),
      ),
    },
    surprise: Math.log(variance) + (error * error) / variance,
  };
}

export const dot = (a: Row, b: Row): number => a.reduce((sum, value, i) => sum + value * (b[i] ?? 0), 0);
