export const median = (values: readonly number[]): number =>
  values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;

/** Milliseconds of each of `runs` runs. */
export const timesOf = (run: () => unknown, runs: number): number[] =>
  Array.from({ length: runs }, () => {
    const start = performance.now();
    run();
    return performance.now() - start;
  });
