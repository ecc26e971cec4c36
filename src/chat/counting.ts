import type { Part, Uncounted } from "../engine/entries.ts";
import { estimateTokens, mediaTokens } from "../engine/estimate.ts";

/** Counts a part as it will be sent (row B3: once, when it is appended). */
export function counted<P extends Part>(part: Uncounted<P>): P;
export function counted(part: Uncounted): Part {
  switch (part.kind) {
    case "text":
    case "reasoning":
      return { ...part, tokens: estimateTokens(part.text) };
    case "call":
      return { ...part, tokens: estimateTokens(part.tool) + estimateTokens(part.args) + CALL_OVERHEAD };
    case "result":
      return { ...part, tokens: estimateTokens(part.text) + mediaOf(part.media) };
    case "media":
      return { ...part, tokens: mediaTokens(part.media) };
  }
}

/** The id and the JSON around a call, in tokens. */
const CALL_OVERHEAD = 12;

const mediaOf = (media: readonly Parameters<typeof mediaTokens>[0][] = []): number =>
  media.reduce((sum, one) => sum + mediaTokens(one), 0);
