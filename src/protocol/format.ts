import { language, t } from "../l10n/l10n.ts";

/** Figures as people read them, in the language of the texts. */

/** Made once for each language: that takes longer than using it. */
function inLanguage<T>(make: (language: string) => T): () => T {
  const made = new Map<string, T>();
  return () => {
    const known = made.get(language()) ?? make(language());
    made.set(language(), known);
    return known;
  };
}

const plain = inLanguage((of) => new Intl.NumberFormat(of));
const short = inLanguage((of) => new Intl.NumberFormat(of, { maximumSignificantDigits: 3 }));
const tenths = inLanguage((of) => new Intl.NumberFormat(of, { maximumFractionDigits: 1 }));
const tenth = inLanguage(
  (of) => new Intl.NumberFormat(of, { minimumFractionDigits: 1, maximumFractionDigits: 1 }),
);
const hundredths = inLanguage((of) => new Intl.NumberFormat(of, { style: "percent" }));

/** "12,345" */
export const whole = (count: number): string => plain().format(count);

/** Tokens: "950", "9.1k", "65.5k", "128k", "1.05M". */
export function tokens(count: number): string {
  const size = Math.abs(count);
  if (size < 1000) return whole(Math.round(count));
  if (size < 99_950) return t("{0}k", tenths().format(count / 1000));
  // 999,500 would be rounded to 1,000k.
  return size < 999_500
    ? t("{0}k", short().format(count / 1000))
    : t("{0}M", short().format(count / 1_000_000));
}

/** Whole percent of `total`; never 100 before it is reached, nor 0 when there is something. */
export function percent(part: number, total: number): number {
  if (total <= 0 || part <= 0) return 0;
  const exact = (100 * part) / total;
  if (exact < 1) return 1;
  return exact < 100 ? Math.min(99, Math.round(exact)) : Math.round(exact);
}

/** Whole percent: "61%". */
export const inPercent = (count: number): string => hundredths().format(count / 100);

const US_DOLLARS = { style: "currency", currency: "USD" } as const;
const cents = inLanguage((of) => new Intl.NumberFormat(of, US_DOLLARS));
const lessThanCents = inLanguage(
  (of) => new Intl.NumberFormat(of, { ...US_DOLLARS, maximumSignificantDigits: 2 }),
);

/** US dollars: "$0.0004", "$0.12", "$14.20"; at least two digits that tell something. */
export const dollars = (amount: number): string =>
  (amount === 0 || amount >= 0.1 ? cents() : lessThanCents()).format(amount);

/** Binary sizes: "812 B", "14 KB", "2.4 MB". */
export function bytes(count: number): string {
  if (count < 1024) return t("{0} B", whole(count));
  const kilo = count / 1024;
  if (kilo < 1000) return t("{0} KB", short().format(kilo));
  const mega = kilo / 1024;
  return mega < 1000 ? t("{0} MB", short().format(mega)) : t("{0} GB", short().format(mega / 1024));
}

/** Milliseconds as "0.4 s", "14 s", "2 min 5 s". */
export function duration(milliseconds: number): string {
  const seconds = milliseconds / 1000;
  if (seconds < 1) return t("{0} s", tenth().format(Math.max(0, seconds)));
  if (seconds < 60) return t("{0} s", Math.floor(seconds));
  const rest = Math.floor(seconds % 60);
  const minutes = whole(Math.floor(seconds / 60));
  return rest === 0 ? t("{0} min", minutes) : t("{0} min {1} s", minutes, rest);
}

const exact = inLanguage((of) => new Intl.DateTimeFormat(of, { dateStyle: "medium", timeStyle: "short" }));

/** A moment, milliseconds since 1970: "Jun 1, 2026, 12:00 PM". */
export const exactTime = (at: number): string => exact().format(at);

const TWO = "2-digit";
const clock = inLanguage((of) => new Intl.DateTimeFormat(of, { hour: TWO, minute: TWO, second: TWO }));

/** The time of day, milliseconds since 1970: "03:02:45 PM". */
export const timeOfDay = (at: number): string => clock().format(at);

const relative = inLanguage((of) => new Intl.RelativeTimeFormat(of, { numeric: "auto" }));
const MINUTE = 60_000;
const STEPS = [
  ["year", 365 * 24 * 60 * MINUTE],
  ["month", 30 * 24 * 60 * MINUTE],
  ["week", 7 * 24 * 60 * MINUTE],
  ["day", 24 * 60 * MINUTE],
  ["hour", 60 * MINUTE],
  ["minute", MINUTE],
] as const;

/** How long before `now` a moment was, both milliseconds since 1970: "2 hours ago", "just now". */
export function ago(at: number, now: number): string {
  const past = now - at;
  const step = STEPS.find(([, length]) => past >= length);
  return step ? relative().format(-Math.floor(past / step[1]), step[0]) : t("just now");
}
