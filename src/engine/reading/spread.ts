/** Something that can be told; `bonus` is its worth apart from the names in it. */
export interface Candidate {
  readonly names: readonly string[];
  readonly bonus: number;
}

/** What is left of a name's worth when it has been told already. */
const TOLD = 0.15;
/** Each further name of one candidate adds less. */
const FADE = 0.8;
const CANDIDATES = 200;

/**
 * The `most` best candidates, the best first, chosen so that together they tell
 * of many things: a name counts in full only in the first that has it.
 */
export function spread<C extends Candidate>(
  candidates: readonly C[],
  most: number,
  worth: (name: string) => number,
): C[] {
  const told = new Set<string>();
  const gain = ({ names, bonus }: C): number =>
    names
      .map((name) => worth(name) * (told.has(name) ? TOLD : 1))
      .sort((a, b) => b - a)
      .reduce((sum, one, i) => sum + one * FADE ** i, bonus);
  const left = best(candidates, gain, CANDIDATES);
  const chosen: C[] = [];
  while (chosen.length < most && left.length > 0) {
    const gains = left.map(gain);
    const [next] = left.splice(gains.indexOf(Math.max(...gains)), 1);
    if (!next) break;
    chosen.push(next);
    for (const name of next.names) told.add(name);
  }
  return chosen;
}

function best<C>(candidates: readonly C[], gain: (candidate: C) => number, most: number): C[] {
  return candidates
    .map((candidate) => ({ candidate, gain: gain(candidate) }))
    .sort((a, b) => b.gain - a.gain)
    .slice(0, most)
    .map(({ candidate }) => candidate);
}
