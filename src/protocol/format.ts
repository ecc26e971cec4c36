/** Figures as people read them. */

const plain = new Intl.NumberFormat("en");
const short = new Intl.NumberFormat("en", { maximumSignificantDigits: 3 });
const tenths = new Intl.NumberFormat("en", { maximumFractionDigits: 1 });

/** "12,345" */
export const whole = (count: number): string => plain.format(count);

/** Tokens: "950", "9.1k", "65.5k", "128k", "1.05M". */
export function tokens(count: number): string {
  const size = Math.abs(count);
  if (size < 1000) return plain.format(Math.round(count));
  if (size < 99_950) return `${tenths.format(count / 1000)}k`;
  // 999,500 would be rounded to 1,000k.
  return size < 999_500 ? `${short.format(count / 1000)}k` : `${short.format(count / 1_000_000)}M`;
}

/** "1 message", "12 messages" */
export const counted = (count: number, noun: string): string =>
  `${whole(count)} ${noun}${count === 1 ? "" : "s"}`;

/** Whole percent of `total`; never 100 before it is reached, nor 0 when there is something. */
export function percent(part: number, total: number): number {
  if (total <= 0 || part <= 0) return 0;
  const exact = (100 * part) / total;
  if (exact < 1) return 1;
  return exact < 100 ? Math.min(99, Math.round(exact)) : Math.round(exact);
}

/** US dollars: "$0.0004", "$0.12", "$14.20"; at least two digits that tell something. */
export function dollars(amount: number): string {
  if (amount === 0) return "$0.00";
  if (amount >= 0.1) return `$${amount.toFixed(2)}`;
  return `$${amount.toLocaleString("en", { maximumSignificantDigits: 2, maximumFractionDigits: 8 })}`;
}

/** Binary sizes: "812 B", "14 KB", "2.4 MB". */
export function bytes(count: number): string {
  if (count < 1024) return `${count} B`;
  const kilo = count / 1024;
  if (kilo < 1000) return `${short.format(kilo)} KB`;
  const mega = kilo / 1024;
  return mega < 1000 ? `${short.format(mega)} MB` : `${short.format(mega / 1024)} GB`;
}

/** Milliseconds as "0.4 s", "14 s", "2 min 5 s". */
export function duration(milliseconds: number): string {
  const seconds = milliseconds / 1000;
  if (seconds < 1) return `${Math.max(0, seconds).toFixed(1)} s`;
  if (seconds < 60) return `${Math.floor(seconds)} s`;
  const rest = Math.floor(seconds % 60);
  return `${Math.floor(seconds / 60)} min${rest === 0 ? "" : ` ${rest} s`}`;
}

const exact = new Intl.DateTimeFormat("en", { dateStyle: "medium", timeStyle: "short" });

/** A moment, milliseconds since 1970: "Jun 1, 2026, 12:00 PM". */
export const exactTime = (at: number): string => exact.format(at);

const relative = new Intl.RelativeTimeFormat("en", { numeric: "auto" });
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
  return step ? relative.format(-Math.floor(past / step[1]), step[0]) : "just now";
}
