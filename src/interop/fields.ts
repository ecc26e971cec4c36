/** The fields of a parsed JSON value of unknown shape; none where it is no object. */
export const fields = (value: unknown): Readonly<Record<string, unknown>> =>
  typeof value === "object" && value !== null ? (value as Readonly<Record<string, unknown>>) : {};

/** What such a value says that it is, for counting. */
export function kindOf(value: unknown): string {
  const { type } = fields(value);
  return typeof type === "string" ? type : "unnamed";
}
