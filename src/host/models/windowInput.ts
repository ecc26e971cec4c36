/** Tokens; fewer is no window that a conversation could live in. */
const SMALLEST = 1_000;
const LARGEST = 100_000_000;

const FACTORS: Readonly<Record<string, number>> = { "": 1, k: 1_000, m: 1_000_000 };

/** A window as a person types it: "32768", "128k", "1M", "200,000". 0: nothing was typed; text: what is wrong. */
export function parseWindow(typed: string): number | string {
  const text = typed.trim().toLowerCase();
  if (text === "") return 0;
  const [, digits, unit = ""] = /^(\d[\d,_ ]*(?:\.\d+)?)\s*([km]?)$/.exec(text) ?? [];
  if (digits === undefined) return "Enter a number of tokens, for example 32768 or 128k.";
  const window = Math.round(Number(digits.replaceAll(/[,_ ]/g, "")) * (FACTORS[unit] ?? 1));
  if (window < SMALLEST) return `The window has to be ${SMALLEST.toLocaleString("en")} tokens at least.`;
  return window > LARGEST ? "No model has a window this large." : window;
}
