import * as z from "zod";

import { UserFacingError } from "../../engine/userFacingError.ts";
import { t } from "../../l10n/l10n.ts";
import { COMMANDS } from "../../manifest.ts";
import type { Rates } from "../../providers/prices.ts";

const dollars = z.number().min(0);
const price: z.ZodType<Rates> = z.strictObject({
  input: dollars,
  cachedInput: z.exactOptional(dollars),
  output: dollars,
});

/** The rows of the setting that can be read; `problem` names those that cannot. */
export function readPrices(set: unknown): {
  readonly prices: Readonly<Record<string, Rates>>;
  readonly problem?: UserFacingError;
} {
  const rows = Object.entries(z.record(z.string(), z.unknown()).safeParse(set ?? {}).data ?? { "": set });
  const read = rows.map(([model, row]) => ({ model, ...price.safeParse(row) }));
  const prices = Object.fromEntries(read.flatMap(({ model, data }) => (data ? [[model, data]] : [])));
  const bad = read.filter(({ success }) => !success).map(({ model }) => `“${model}”`);
  return bad.length === 0 ? { prices } : { prices, problem: unreadable(bad) };
}

const unreadable = (models: readonly string[]): UserFacingError =>
  new UserFacingError({
    what: t("The setting “anchoredChat.prices” cannot be read for {0}.", models.join(", ")),
    todo: t('Write each as {"input": 2.5, "cachedInput": 0.25, "output": 10}: dollars per million tokens.'),
    action: { label: t("Open Settings"), command: COMMANDS.openSettings },
  });
