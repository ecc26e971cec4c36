/** The arguments of a call as read from JSON; values are whatever the model wrote. */
export type Args = Readonly<Record<string, unknown>>;

export const isRecord = (value: unknown): value is Args =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/** The arguments, or undefined where `json` is no JSON object. */
export function argsOf(json: string): Args | undefined {
  const value = parseJson(json);
  return isRecord(value) ? value : undefined;
}

export function parseJson(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    return undefined;
  }
}

/** The first of `names` that holds a string. */
export function textArg(args: Args, ...names: readonly string[]): string | undefined {
  for (const name of names) {
    const value = args[name];
    if (typeof value === "string") return value;
  }
  return undefined;
}

/** The first of `names` that holds a whole number; models write some of them as strings. */
export function numberArg(args: Args, ...names: readonly string[]): number | undefined {
  for (const name of names) {
    const value = typeof args[name] === "string" ? Number(args[name] || Number.NaN) : args[name];
    if (typeof value === "number" && Number.isInteger(value)) return value;
  }
  return undefined;
}

/** The objects in the first of `names` that holds a list; empty when there is none. */
export function listArg(args: Args, ...names: readonly string[]): Args[] {
  for (const name of names) {
    const value = args[name];
    if (Array.isArray(value)) return value.filter(isRecord);
  }
  return [];
}
