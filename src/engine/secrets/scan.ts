/**
 * Where a match of a sticky pattern that begins at `from` ends; -1 without one. Patterns are
 * either of bounded length or one class of characters repeated: anything else could take
 * quadratic time on hostile text, or run out of stack on a text of 10 MB.
 */
export function matchAt(sticky: RegExp, text: string, from: number): number {
  sticky.lastIndex = from;
  return sticky.test(text) ? sticky.lastIndex : -1;
}
