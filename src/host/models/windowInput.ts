import { t } from "../../l10n/l10n.ts";
import { whole } from "../../protocol/format.ts";

/** Tokens; fewer is no window that a conversation could live in. */
const SMALLEST = 1_000;
const LARGEST = 100_000_000;

const FACTORS: Readonly<Record<string, number>> = { "": 1, k: 1_000, m: 1_000_000 };

/** "200,000" and "200 000"; "200.000" as well, since many languages write it so. */
const GROUPED = /^\d{1,3}(?:[,._ ]\d{3})+$/;
const DECIMAL = /^(\d+(?:[.,]\d+)?) *([km]?)$/;

/** A window as a person types it: "32768", "128k", "1M", "200,000". 0: nothing was typed; text: what is wrong. */
export function parseWindow(typed: string): number | string {
  const text = typed.trim().toLowerCase();
  if (text === "") return 0;
  const plain = GROUPED.test(text) ? text.replaceAll(/\D/g, "") : text;
  const [, digits, unit = ""] = DECIMAL.exec(plain) ?? [];
  if (digits === undefined) return t("Enter a number of tokens, for example 32768 or 128k.");
  const window = Math.round(Number(digits.replace(",", ".")) * (FACTORS[unit] ?? 1));
  if (window < SMALLEST) return t("The window has to be {0} tokens at least.", whole(SMALLEST));
  return window > LARGEST ? t("No model has a window this large.") : window;
}
