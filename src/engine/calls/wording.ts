/** Small turns of phrase shared by everything that the engine writes in plain English. */

/** On one line: every run of white space is one space. */
export const flat = (text: string): string => text.replaceAll(/\s+/g, " ").trim();

/** At most `limit` characters (UTF-16 units), the last one "…" where something was cut. */
export function cut(text: string, limit: number): string {
  if (text.length <= limit) return text;
  const end = limit - 1;
  const splitsPair = /[\uD800-\uDBFF]/.test(text.charAt(end - 1));
  return `${text.slice(0, splitsPair ? end - 1 : end).trimEnd()}…`;
}

/** "3,400". */
export const grouped = (count: number): string => String(count).replaceAll(/\B(?=(?:\d{3})+$)/g, ",");

/** "1 line", "3,400 lines". */
export const plural = (count: number, one: string, many = `${one}s`): string =>
  `${grouped(count)} ${count === 1 ? one : many}`;

/** Lines of `text` without empty ones at its end: "a\nb\n" has two, "" has none. */
export function linesIn(text: string): number {
  const trimmed = text.trimEnd();
  if (trimmed === "") return 0;
  let count = 1;
  for (let at = trimmed.indexOf("\n"); at >= 0; at = trimmed.indexOf("\n", at + 1)) count++;
  return count;
}
