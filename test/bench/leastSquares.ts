interface Row {
  readonly counts: readonly number[];
  readonly target: number;
  readonly weight: number;
}

/**
 * The factors that minimize the weighted sum of squared errors of `counts · factors − target`,
 * none below its bound. Coordinate descent on the normal equations: few columns, any number of rows.
 */
export const leastSquares = (rows: readonly Row[], lowest: readonly number[]): readonly number[] => {
  const { squares, products } = normalEquations(rows, lowest.length);
  const factors = lowest.map(() => 0);
  for (let round = 0, change = 1; round < 100_000 && change > 1e-9; round++) {
    change = 0;
    for (const [column, bound] of lowest.entries()) {
      const row = squares[column] ?? [];
      const own = row[column] ?? 0;
      if (own === 0) continue;
      const before = factors[column] ?? 0;
      const residual = (products[column] ?? 0) - dot(row, factors);
      const after = Math.max(bound, before + residual / own);
      factors[column] = after;
      change = Math.max(change, Math.abs(after - before));
    }
  }
  return factors;
};

export const dot = (a: readonly number[], b: readonly number[]): number =>
  a.reduce((sum, value, at) => sum + value * (b[at] ?? 0), 0);

const normalEquations = (rows: readonly Row[], columns: number) => {
  const squares = Array.from({ length: columns }, () => Array.from({ length: columns }, () => 0));
  const products = Array.from({ length: columns }, () => 0);
  for (const { counts, target, weight } of rows) {
    for (const [i, count] of counts.entries()) {
      if (count === 0) continue;
      products[i] = (products[i] ?? 0) + weight * count * target;
      const row = squares[i] ?? [];
      for (const [j, other] of counts.entries()) row[j] = (row[j] ?? 0) + weight * count * other;
    }
  }
  return { squares, products };
};
