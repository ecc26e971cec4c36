import type { Usage } from "../engine/entries.ts";

/** US dollars per million tokens. */
export interface Rates {
  readonly input: number;
  /** Of what the provider found in its cache; absent: as `input`. */
  readonly cachedInput?: number;
  /** Reasoning included. */
  readonly output: number;
}

export interface Price extends Rates {
  /** For people: who says so. */
  readonly source: string;
  /** When it was read, year and month; absent: just now. */
  readonly date?: string;
  /** Other rates for the whole request once its prompt has more than `above` tokens, the lowest first. */
  readonly dearer?: readonly (Rates & { readonly above: number })[];
}

/** US dollars of one request. */
export const costOf = ({ prompt, cached, output }: Usage, price: Price): number => {
  const rates = price.dearer?.findLast(({ above }) => prompt > above) ?? price;
  const read = cached * (rates.cachedInput ?? rates.input);
  return ((prompt - cached) * rates.input + read + output * rates.output) / 1_000_000;
};
