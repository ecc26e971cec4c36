/** Numbers below are seconds, above are milliseconds: the line is 1973 in the one, 5138 in the other. */
const SECONDS = 1e11;
const LATEST = Date.UTC(2100, 0);

/**
 * Milliseconds since 1970, from an ISO text or a number of seconds or
 * milliseconds. A text without a zone is read as UTC, so that an import is the
 * same everywhere. `undefined`: no time, or none that can be true.
 */
export function timeOf(value: unknown): number | undefined {
  const at = typeof value === "string" ? ofText(value) : typeof value === "number" ? ofNumber(value) : NaN;
  return at >= 0 && at < LATEST ? Math.floor(at) : undefined;
}

const ofNumber = (value: number): number => (value < SECONDS ? value * 1000 : value);

function ofText(long: string): number {
  const text = long.slice(0, 40);
  return Date.parse(/T[\d:.]+$/.test(text) ? `${text}Z` : text);
}

/** Makes times that never run backwards; what has none follows its predecessor by a millisecond. */
export type Clock = (at: number | undefined) => number;

export function createClock(start: number): Clock {
  let last: number | undefined;
  return (at) => {
    const next = at ?? (last === undefined ? start : last + 1);
    last = Math.max(last ?? next, next);
    return last;
  };
}
