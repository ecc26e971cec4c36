import { fold } from "./fold.ts";
import { type WantedKey, wantedKeys } from "./keys.ts";

/** What is searched for: every term has to stand in a text, in any order. */
export interface Query {
  /** As it was typed. */
  readonly text: string;
  readonly terms: readonly Term[];
}

export interface Term {
  readonly folded: string;
  readonly keys: readonly WantedKey[];
}

/** Words, or several in quotes that belong together. */
const TERM = /"([^"]+)"?|[^\s"]+/g;

/** Undefined when there is no word in it. */
export function parseQuery(text: string): Query | undefined {
  const terms: Term[] = [];
  for (const [whole, quoted] of text.matchAll(TERM)) {
    const term = (quoted ?? whole).trim();
    const folded = fold(term);
    if (folded !== "") terms.push({ folded, keys: wantedKeys(term) });
  }
  return terms.some(({ keys }) => keys.length > 0) ? { text, terms } : undefined;
}
