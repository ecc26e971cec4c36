import { matchAt } from "./scan.ts";
import { looksRandom } from "./secretLike.ts";
import type { Span } from "./span.ts";

/** RFC 9110, 11.6.2 (`Authorization: scheme credentials`) and RFC 6750 (Bearer), also as written in code. */
const SCHEME =
  /((?<![A-Za-z])(?:proxy-)?authorization\\?["'`]?\s{0,3}[:=,]\s{0,3}\\?["'`]?)?(?<![A-Za-z])(bearer|basic|token|apikey)[ \t]{1,3}/gi;

/** RFC 9110: token68. */
const CREDENTIALS = /[\w.~+/=-]*/y;

/** Characters: behind the header's name, and where the scheme alone announces it. */
const LEAST_IN_HEADER = 8;
const LEAST_ALONE = 16;

/** What follows `Bearer` anywhere, and every scheme of an Authorization header. */
export function headerSecrets(text: string): Span[] {
  const spans: Span[] = [];
  for (const match of text.matchAll(SCHEME)) {
    const [whole, header, scheme = ""] = match;
    const isBearer = scheme.toLowerCase() === "bearer";
    if (header === undefined && !isBearer) continue;
    const from = match.index + whole.length;
    const to = matchAt(CREDENTIALS, text, from);
    if (looksRandom(text.slice(from, to), header === undefined ? LEAST_ALONE : LEAST_IN_HEADER))
      spans.push({ from, to, kind: isBearer ? "bearer token" : "authorization header" });
  }
  return spans;
}
