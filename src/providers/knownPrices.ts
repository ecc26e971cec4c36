import { t } from "../l10n/l10n.ts";
import { bareName } from "./knownModels.ts";
import type { Price, Rates } from "./price.ts";

/** The vendors' own addresses: the same model behind another address may cost anything. */
const OPENAI = /^https:\/\/(?:[a-z]+\.)?api\.openai\.com\//;
const ANTHROPIC = /^https:\/\/api\.anthropic\.com\//;
const GOOGLE = /^https:\/\/generativelanguage\.googleapis\.com\//;

const DATE = "2026-11";

interface Row extends Rates {
  readonly at: RegExp;
  readonly name: RegExp;
  readonly dearer?: NonNullable<Price["dearer"]>;
}

/**
 * US dollars per million tokens, at the standard rate (no batches, no priority
 * tiers). Only what could be read off a page with its date: models.dev
 * (anomalyco/models.dev) and the vendors' pages that it names, in November
 * 2026. Whatever is not here is unknown. The first match wins.
 */
const rows: readonly Row[] = [
  {
    at: OPENAI,
    name: /^gpt-6-astra/,
    ...rates(10, 1, 50),
    dearer: [{ above: 272_000, ...rates(20, 2, 75) }],
  },
  {
    at: OPENAI,
    name: /^gpt-5\.6(?:-20\d\d|$)/,
    ...rates(2, 0.2, 10),
    dearer: [{ above: 272_000, ...rates(4, 0.4, 15) }],
  },
  {
    at: OPENAI,
    name: /^gpt-5\.5(?:-20\d\d|$)/,
    ...rates(5, 0.5, 30),
    dearer: [{ above: 272_000, ...rates(10, 1, 45) }],
  },
  { at: OPENAI, name: /^gpt-5\.2(?:-20\d\d|$)/, ...rates(1.75, 0.175, 14) },
  { at: OPENAI, name: /^gpt-5(?:\.1)?(?:-20\d\d|$)/, ...rates(1.25, 0.125, 10) },
  { at: OPENAI, name: /^gpt-5-mini/, ...rates(0.25, 0.025, 2) },
  { at: OPENAI, name: /^gpt-5-nano/, ...rates(0.05, 0.005, 0.4) },
  { at: ANTHROPIC, name: /^claude-opus-5-5/, ...rates(4, 0.2, 20) },
  { at: ANTHROPIC, name: /^claude-sonnet-5-5/, ...rates(2, 0.1, 10) },
  { at: ANTHROPIC, name: /^claude-opus-(?:5(?:-20\d\d|$)|4-6)/, ...rates(5, 0.5, 25) },
  { at: ANTHROPIC, name: /^claude-sonnet-5(?:-20\d\d|$)/, ...rates(2, 0.2, 10) },
  { at: ANTHROPIC, name: /^claude-sonnet-4-6/, ...rates(3, 0.3, 15) },
  {
    at: GOOGLE,
    name: /^gemini-2\.5-pro/,
    ...rates(1.25, 0.125, 10),
    dearer: [{ above: 200_000, ...rates(2.5, 0.25, 15) }],
  },
  {
    at: GOOGLE,
    name: /^gemini-3\.1-pro-preview/,
    ...rates(2, 0.2, 12),
    dearer: [{ above: 200_000, ...rates(4, 0.4, 18) }],
  },
  // Introductory, until the end of 2026.
  { at: GOOGLE, name: /^gemini-3\.8-flash/, ...rates(0.75, 0.075, 3.75) },
];

function rates(input: number, cachedInput: number, output: number): Rates {
  return { input, cachedInput, output };
}

/** The table's price of a model at its vendor's own address, else undefined. */
export const knownPrice = (baseUrl: string, model: string): Price | undefined => {
  const row = rows.find(({ at, name }) => at.test(`${baseUrl}/`) && name.test(bareName(model)));
  if (row === undefined) return undefined;
  const { at, name, ...price } = row;
  return { ...price, source: t("the table of known prices"), date: DATE };
};
