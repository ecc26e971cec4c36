import * as z from "zod";

import { t } from "../l10n/l10n.ts";
import type { Price } from "./price.ts";

/** Dollars per token, as text; below zero where the price depends on the model that is picked later. */
const amount = z
  .union([z.string().min(1), z.number()])
  .transform(Number)
  .pipe(z.number().min(0))
  .optional()
  .catch(undefined);

/** OpenRouter's prices, as it and gateways after its pattern list them. */
export const pricing = z
  .looseObject({
    prompt: amount,
    completion: amount,
    input_cache_read: amount,
    /** Some models cost more above a certain prompt; only the fields that change are there. Those that hold at certain hours are passed over. */
    overrides: z
      .array(
        z
          .looseObject({
            min_prompt_tokens: z.number().positive(),
            utc_start: z.undefined().optional(),
            utc_days: z.undefined().optional(),
            prompt: amount,
            completion: amount,
            input_cache_read: amount,
          })
          .optional()
          .catch(undefined),
      )
      .optional()
      .catch(undefined),
  })
  .optional()
  .catch(undefined);

const PER_MILLION = 1_000_000;

/** What a server lists, in dollars per million tokens; undefined when a price is missing. */
export const listedPrice = (listed: z.infer<typeof pricing>): Price | undefined => {
  const base = rates(listed?.prompt, listed?.completion, listed?.input_cache_read);
  if (!listed || !base) return undefined;
  const overrides = (listed.overrides ?? []).filter((over) => over !== undefined);
  const dearer = overrides
    .flatMap((over) => {
      const tier = rates(
        over.prompt ?? listed.prompt,
        over.completion ?? listed.completion,
        over.input_cache_read ?? listed.input_cache_read,
      );
      return tier ? [{ ...tier, above: over.min_prompt_tokens }] : [];
    })
    .toSorted((a, b) => a.above - b.above);
  return { ...base, ...(dearer.length > 0 && { dearer }), source: t("the server's list of models") };
};

const rates = (input: number | undefined, output: number | undefined, cached: number | undefined) =>
  input === undefined || output === undefined
    ? undefined
    : {
        input: round(input * PER_MILLION),
        ...(cached !== undefined && { cachedInput: round(cached * PER_MILLION) }),
        output: round(output * PER_MILLION),
      };

/** 0.00000025 × 1,000,000 is not quite 0.25 for a computer. */
const round = (dollars: number): number => Number(dollars.toPrecision(12));
