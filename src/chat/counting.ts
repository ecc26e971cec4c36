import type { NewEntry, Part, Uncounted } from "../engine/entries.ts";
import { estimateTokens, mediaTokens } from "../engine/estimate.ts";

/**
 * Exact tokens of each text, in order, from whoever holds a vocabulary (host/languageServer).
 * Undefined when they cannot be had at once: then an estimate is stored, and nothing has waited for
 * more than a quarter of a second. Never rejects.
 */
export type CountExactly = (texts: readonly string[]) => Promise<readonly number[] | undefined>;

/** Counts a part as it will be sent, by estimate. */
export const estimated = (part: Uncounted): Part => ({
  ...part,
  tokens: fixedTokens(part) + sum(textsOf(part).map(estimateTokens)),
});

/** The same entries with the parts of their messages counted exactly; undefined when that cannot be had at once. */
export async function countedExactly(
  entries: readonly NewEntry[],
  countExactly: CountExactly,
): Promise<readonly NewEntry[] | undefined> {
  const texts = entries.flatMap(textsIn);
  if (texts.length === 0) return entries;
  const counts = await countExactly(texts);
  if (!counts) return undefined;
  let at = 0;
  const tokensOf = (part: Part): number => {
    const from = at;
    at += textsOf(part).length;
    return fixedTokens(part) + sum(counts.slice(from, at));
  };
  return entries.map((entry) => {
    if (entry.kind !== "message") return entry;
    return { ...entry, parts: entry.parts.map((part) => ({ ...part, tokens: tokensOf(part) })) };
  });
}

/** The texts of an entry that are counted. */
export const textsIn = (entry: NewEntry): readonly string[] =>
  entry.kind === "message" ? entry.parts.flatMap(textsOf) : [];

/** What of a part is tokenized. */
function textsOf(part: Uncounted): readonly string[] {
  switch (part.kind) {
    case "text":
    case "reasoning":
    case "result":
      return [part.text];
    case "call":
      return [part.tool, part.args];
    case "media":
      return [];
  }
}

/** The id and the JSON around a call, in tokens. */
const CALL_OVERHEAD = 12;

/** What a part costs beside its texts. */
function fixedTokens(part: Uncounted): number {
  switch (part.kind) {
    case "text":
    case "reasoning":
      return 0;
    case "call":
      return CALL_OVERHEAD;
    case "result":
      return sum((part.media ?? []).map(mediaTokens));
    case "media":
      return mediaTokens(part.media);
  }
}

const sum = (tokens: readonly number[]): number => tokens.reduce((total, one) => total + one, 0);
