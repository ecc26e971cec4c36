/** Chance that repeats: the same seed throws the same numbers, on every machine. */
export interface Dice {
  /** A whole number, `from` ≤ n ≤ `to`. */
  between(from: number, to: number): number;
  /** True in so many of a hundred cases. */
  chance(percent: number): boolean;
  pick<T>(choices: readonly [T, ...T[]]): T;
  /** So many hexadecimal digits, at least one of them a numeral and one a letter. */
  hex(length: number): string;
}

export function createDice(seed: number): Dice {
  const next = mulberry32(seed);
  const between = (from: number, to: number) => from + Math.floor(next() * (to - from + 1));
  return {
    between,
    chance: (percent) => next() * 100 < percent,
    pick: (choices) => choices[between(0, choices.length - 1)] ?? choices[0],
    hex: (length) =>
      `${between(1, 9)}${"abcdef"[between(0, 5)]}${Array.from({ length: length - 2 }, () => between(0, 15).toString(16)).join("")}`,
  };
}

/** Tommy Ettinger's generator of 32 bits; public domain. Gives 0 ≤ x < 1. */
function mulberry32(seed: number): () => number {
  let state = seed | 0;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
