import { flat } from "../../engine/calls/wording.ts";
import { messageText } from "./messageText.ts";
import { type History, type Numbered } from "./recalled.ts";

/** A message that was found, with the places that show why. */
export interface Hit extends Numbered {
  readonly excerpts: readonly string[];
}

/** Words of a query that count. */
const MOST_WORDS = 12;
/** Characters on each side of a place. */
const AROUND = 150;
const MOST_EXCERPTS = 3;
/** What stands word for word counts more than any words of it. */
const WHOLE = MOST_WORDS + 1;

export interface Search {
  readonly query: string;
  /** Numbers of the first and the last message that are looked through. */
  readonly from: number;
  readonly to: number;
  readonly most: number;
}

/**
 * The messages that hold the query best, and how many hold some of it: word for
 * word first, then by how many of its words they have; what the model cannot
 * see any more before what it can, newer before older. Capitals do not matter.
 * Linear in the text.
 */
export function searchHistory(
  history: History,
  { query, from, to, most }: Search,
): { readonly total: number; readonly hits: readonly Hit[] } {
  const whole = flat(query).toLowerCase();
  const words = [...new Set(whole.split(" ").filter((word) => word.length > 1))].slice(0, MOST_WORDS);
  const wanted = words.length > 0 ? words : [whole];
  const found: (Numbered & { readonly score: number })[] = [];
  for (const [i, message] of history.messages.slice(from - 1, to).entries()) {
    const number = from + i;
    const score = scoreOf(messageText(message).toLowerCase(), whole, wanted);
    if (score > 0) found.push({ number, message, score: score * 2 + Number(history.isHidden(number)) });
  }
  found.sort((a, b) => b.score - a.score || b.number - a.number);
  const hits = found.slice(0, most).map(({ number, message }) => ({
    number,
    message,
    excerpts: excerptsOf(messageText(message), whole, wanted),
  }));
  return { total: found.length, hits };
}

function scoreOf(text: string, whole: string, words: readonly string[]): number {
  let score = 0;
  for (const word of words) if (text.includes(word)) score++;
  return score === words.length && text.includes(whole) ? score + WHOLE : score;
}

/** Around the whole query if it is there, else around each word; what overlaps is shown once. */
function excerptsOf(text: string, whole: string, words: readonly string[]): string[] {
  const low = text.toLowerCase();
  const wanted = low.includes(whole) ? [whole] : words;
  const excerpts: string[] = [];
  let end = -1;
  for (const at of wanted.map((word) => low.indexOf(word)).sort((a, b) => a - b)) {
    if (at < 0 || at < end || excerpts.length === MOST_EXCERPTS) continue;
    const from = Math.max(0, at - AROUND);
    end = at + AROUND;
    const piece = flat(text.slice(from, end)).toWellFormed();
    excerpts.push(`${from > 0 ? "…" : ""}${piece}${end < text.length ? "…" : ""}`);
  }
  return excerpts;
}
