import { t } from "../l10n/l10n.ts";
import { knownPrice } from "./knownPrices.ts";
import { isLocal } from "./origin.ts";
import type { Price, Rates } from "./price.ts";

export { costOf } from "./price.ts";
export type { Price, Rates } from "./price.ts";

/** `local`: it costs nothing, and no price is shown at all. `unknown` is never shown as 0. */
export type Pricing =
  | { readonly kind: "priced"; readonly price: Price }
  | { readonly kind: "local" }
  | { readonly kind: "unknown" };

export interface PriceQuestion {
  readonly baseUrl: string;
  readonly model: string;
  /** The user's own, which always counts. */
  readonly own?: Rates | undefined;
  /** `ModelFacts.price`. */
  readonly listed?: Price | undefined;
}

/**
 * What a model costs: the user's price, else the server's own list, else
 * nothing on this machine (a gateway there may list prices all the same), else
 * the dated table.
 */
export const priceOf = ({ baseUrl, model, own, listed }: PriceQuestion): Pricing => {
  if (own) return { kind: "priced", price: { ...own, source: t("your setting") } };
  if (listed) return { kind: "priced", price: listed };
  if (isLocal(baseUrl)) return { kind: "local" };
  const price = knownPrice(baseUrl, model);
  return price ? { kind: "priced", price } : { kind: "unknown" };
};
