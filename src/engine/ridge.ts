type Row = readonly number[];

/**
 * The rates that bring `row · rates` nearest to 1 for all rows in least squares, with a ridge that keeps
 * them at `start` where the rows do not tell (Hoerl and Kennard, "Ridge Regression", Technometrics 12,
 * 1970). `ridge`: variance of the errors over that of the rates. Each column is measured
 * in units of its mean, so that the ridge weighs all of them alike.
 */
export function ridgeRates(rows: readonly Row[], start: Row, ridge: number): Row {
  const units = start.map((_, j) => mean(rows.map((row) => Math.abs(row[j] ?? 0))) || 1);
  const scaled = rows.map((row) => row.map((value, j) => value / (units[j] ?? 1)));
  const missing = rows.map((row) => 1 - dot(row, start));
  const columns = start.map((_, j) => scaled.map((row) => row[j] ?? 0));
  const equations = columns.map((column, j) => [
    ...columns.map((other, k) => dot(column, other) + (j === k ? ridge : 0)),
    dot(column, missing),
  ]);
  const change = solve(equations);
  return start.map((rate, j) => rate + (change[j] ?? 0) / (units[j] ?? 1));
}

export const dot = (a: Row, b: Row): number => a.reduce((sum, value, i) => sum + value * (b[i] ?? 0), 0);

const mean = (values: Row): number => values.reduce((sum, value) => sum + value, 0) / values.length;

/** Gauss's elimination; each row ends in its right side. The ridge makes every pivot positive. */
function solve([first, ...rest]: readonly Row[]): Row {
  if (!first) return [];
  const [pivot = 1, ...others] = first;
  const smaller = rest.map(([head = 0, ...row]) =>
    row.map((value, i) => value - (head / pivot) * (others[i] ?? 0)),
  );
  const solved = solve(smaller);
  return [((others.at(-1) ?? 0) - dot(others.slice(0, -1), solved)) / pivot, ...solved];
}
