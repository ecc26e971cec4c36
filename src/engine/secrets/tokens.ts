import { matchAt } from "./scan.ts";
import type { Span } from "./span.ts";

/** Base64url of `{"`, as every JSON object begins. */
const JWT_HEAD = /(?:(?<![A-Za-z0-9])|(?<=\\[nrt]))ey[IJ][\w-]{8}/g;
const RUN = /[\w-]*/y;

/** RFC 7519: header, payload and signature (encrypted ones have five parts, unsigned ones an empty last). */
export function jsonWebTokens(text: string): Span[] {
  const spans: Span[] = [];
  let headEnd = 0;
  for (const { index: from } of text.matchAll(JWT_HEAD)) {
    if (from < (spans.at(-1)?.to ?? 0)) continue;
    if (from >= headEnd) headEnd = matchAt(RUN, text, from);
    if (text[headEnd] !== "." || !text.startsWith("ey", headEnd + 1)) continue;
    let to = matchAt(RUN, text, headEnd + 1);
    while (text[to] === "." && matchAt(RUN, text, to + 1) > to + 1) to = matchAt(RUN, text, to + 1);
    if (to > headEnd + 10) spans.push({ from, to, kind: "JWT" });
  }
  return spans;
}

/**
 * Tokens of fixed shape without a start of their own. Telegram: core.telegram.org/bots/api. Discord:
 * discord.com/developers/docs/reference (user id in base64, time, HMAC). Azure: the "Q~" of client
 * secrets and the signature of Azure Functions and Cosmos keys stand at fixed places
 * (learn.microsoft.com/purview, "Sensitive information types").
 */
const SHAPES: readonly Shape[] = [
  { kind: "Telegram token", holds: ":AA", pattern: /(?<![A-Za-z0-9])\d{8,10}:AA[\w-]{32}[\w-]*/g },
  {
    kind: "Discord token",
    holds: ".",
    pattern: /(?<![A-Za-z0-9])[MNO][\w-]{23,27}\.[\w-]{6}\.[\w-]{27}[\w-]*/g,
  },
  {
    kind: "Azure secret",
    holds: "Q~",
    pattern: /(?<![A-Za-z0-9])[A-Za-z0-9][\w~.-]{2}[78]Q~[\w~.-]{31}[\w~.-]*/g,
  },
  {
    kind: "Azure key",
    holds: "JQQJ99",
    pattern: /(?<![A-Za-z0-9])[A-Za-z0-9]{52}JQQJ99[A-Za-z0-9]{26}[\w+/=-]*/g,
  },
];

interface Shape {
  readonly kind: string;
  /** Stands in every such token: a text without it needs no search. */
  readonly holds: string;
  readonly pattern: RegExp;
}

export function shapedTokens(text: string): Span[] {
  return SHAPES.filter(({ holds }) => text.includes(holds)).flatMap(({ kind, pattern }) =>
    [...text.matchAll(pattern)].map(({ 0: found, index: from }) => ({ from, to: from + found.length, kind })),
  );
}
