import { cleanText } from "./clean.ts";

/** Beginning and end of a text, clean, and how many characters lie between; `tail` is empty where nothing does. */
export interface Ends {
  readonly head: string;
  readonly tail: string;
  readonly leftOut: number;
}

/** So many times the limit is cleaned at each end: codes take room, but are not shown. */
const SLACK = 3;

/**
 * A text of any length cut to about `limit` characters, in time and memory of
 * the limit only. Cut between lines where there are any near.
 */
export function endsOf(text: string, limit: number): Ends {
  if (text.length <= 2 * SLACK * limit) {
    const whole = cleanText(text);
    return whole.length <= limit ? { head: whole, tail: "", leftOut: 0 } : cutEnds(whole, whole, limit, 0);
  }
  const head = text.slice(0, SLACK * limit);
  const tail = text.slice(-SLACK * limit);
  // A code may begin in front of it; after a line's end that is over.
  const start = tail.indexOf("\n", 0) + 1;
  return cutEnds(cleanText(head), cleanText(tail.slice(start)), limit, text.length);
}

function cutEnds(first: string, last: string, limit: number, length: number): Ends {
  const half = Math.floor(limit / 2);
  const head = headOf(first, half);
  const tail = tailOf(last, half);
  return { head, tail, leftOut: (length || first.length) - head.length - tail.length };
}

/** At most `limit` characters from the beginning, whole lines if that keeps half of them. */
export function headOf(text: string, limit: number): string {
  if (text.length <= limit) return text;
  const end = text.lastIndexOf("\n", limit - 1) + 1;
  return text.slice(0, end > limit / 2 ? end : evenEnd(text, limit));
}

/** The same from the end. */
export function tailOf(text: string, limit: number): string {
  if (text.length <= limit) return text;
  const from = text.length - limit;
  const start = text.indexOf("\n", from - 1) + 1;
  return text.slice(start > 0 && start < from + limit / 2 ? start : evenStart(text, from));
}

const isLow = (text: string, at: number): boolean => /[\uDC00-\uDFFF]/.test(text.charAt(at));
/** Positions that do not part a surrogate pair. */
const evenEnd = (text: string, at: number): number => (isLow(text, at) ? at - 1 : at);
const evenStart = (text: string, at: number): number => (isLow(text, at) ? at + 1 : at);

/**
 * A copy that holds on to nothing: a short piece of a long text may keep all of
 * it in memory, and results are kept as long as the conversation is open.
 */
export const detached = (text: string): string => new TextDecoder().decode(new TextEncoder().encode(text));
