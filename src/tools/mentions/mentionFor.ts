/** Characters; longer paths are not found again by `mentionsIn`. */
const LONGEST = 1_000;
/** Neither quotes nor anything that ends a line can stand in a mention. */
const UNSPEAKABLE = /["\p{Cc}\p{Zl}\p{Zp}]/u;
/** White space and a second @ end a bare path, and marks at its end would count as the sentence's. */
const NEEDS_QUOTES = /[\s@]|[.,;:!?)\]}]$/;

/** How a message names this file, so that `mentionsIn` finds its path again; undefined where that cannot be. */
export function mentionFor(path: string): string | undefined {
  if (path === "" || path.length > LONGEST || UNSPEAKABLE.test(path)) return undefined;
  return NEEDS_QUOTES.test(path) ? `@"${path}"` : `@${path}`;
}
