/**
 * How long a server asks to wait, in milliseconds, or undefined when it does
 * not say: the headers `retry-after-ms` (OpenAI, Azure) and `retry-after`
 * (seconds or a date), else the sentence itself (Gemini sends no header).
 */
export const readRetryAfter = (headers: Headers, sentence: string, now: () => number): number | undefined =>
  fromNumber(headers.get("retry-after-ms"), 1) ??
  fromNumber(headers.get("retry-after"), 1000) ??
  fromDate(headers.get("retry-after"), now) ??
  fromSentence(sentence);

const fromNumber = (value: string | null, unit: number): number | undefined => {
  if (value === null || value.trim() === "") return undefined;
  const amount = Number(value);
  return Number.isFinite(amount) && amount >= 0 ? Math.ceil(amount * unit) : undefined;
};

/** With the name of a month: `Date.parse` takes "-5" for a date as well. */
const fromDate = (value: string | null, now: () => number): number | undefined => {
  const date = Date.parse(/[a-z]{3}/i.test(value ?? "") ? (value ?? "") : "");
  return Number.isNaN(date) ? undefined : Math.max(0, date - now());
};

/** "Please try again in 4.77s", "… in 1m26.4s", "… in 200ms", "Please retry in 36.5s", "Please retry after 26 seconds" (Azure). */
const WAIT =
  /(?:try again|retry) (?:in|after) (?:(?<minutes>\d+)m(?!s))?(?:(?<amount>\d+(?:\.\d+)?) ?(?<unit>ms|s))?/i;

const fromSentence = (sentence: string): number | undefined => {
  const { minutes, amount, unit } = WAIT.exec(sentence)?.groups ?? {};
  if (minutes === undefined && amount === undefined) return undefined;
  const rest = Number(amount ?? 0) * (unit === "ms" ? 1 : 1000);
  return Math.ceil(Number(minutes ?? 0) * 60_000 + rest);
};
