import { HEADINGS, printSections, type Heading } from "../summary/template.ts";

/**
 * A section that can be printed in any length. Its pieces are ranked, the most
 * important first; `costs` are their lengths in characters, and `print(n)` is
 * the section with the first n of them.
 */
export interface Draft {
  readonly heading: Heading;
  /** Its part of the budget while all sections have more to say than fits. */
  readonly share: number;
  readonly costs: readonly number[];
  readonly print: (pieces: number) => string;
}

const ROUNDS = 14;
/** Every section's start, whatever its share: in a short summary one line of each says most. Characters. */
const START = 200;
const START_SHARE = 0.25;

/**
 * The sections in the template's order, shortened together until `count` of the
 * whole is within `budget`: as water fills basins, each takes pieces up to its
 * share times one common level, and what a short section leaves goes to the
 * others. Never over budget; "" where nothing fits.
 */
export function fit(drafts: readonly Draft[], budget: number, count: (text: string) => number): string {
  const sorted = drafts.toSorted((a, b) => HEADINGS.indexOf(a.heading) - HEADINGS.indexOf(b.heading));
  const at = (level: number): string =>
    printSections(
      sorted.map((draft) => ({ heading: draft.heading, body: draft.print(piecesAt(draft, level)) })),
    ).toWellFormed();
  const fits = (text: string): boolean => count(text) <= budget;
  // A token is hardly ever more than 8 characters: beyond that nothing is worth counting.
  let high = Math.max(1, ...sorted.map((draft) => levelOf(draft, budget * 8)));
  const whole = at(high);
  if (fits(whole)) return whole;
  let [low, best] = [0, ""];
  for (let round = 0; round < ROUNDS; round++) {
    const level = (low + high) / 2;
    const text = at(level);
    if (fits(text)) [low, best] = [level, text];
    else high = level;
  }
  return best;
}

/** How many pieces `draft` prints at `level`, in characters for a share of 1. */
function piecesAt({ costs, share }: Draft, level: number): number {
  let left = level * share + Math.min(START, level * START_SHARE);
  const end = costs.findIndex((cost) => (left -= cost) < 0);
  return end < 0 ? costs.length : end;
}

/** The level at which `draft` prints all its pieces, or `most` characters of them. */
function levelOf({ costs, share }: Draft, most: number): number {
  let sum = 0;
  for (const cost of costs) {
    sum += cost;
    if (sum > most) break;
  }
  return sum / share;
}
