import { isExcerpt } from "../kept.ts";
import { sizeOf } from "./candidates.ts";
import type { Selection } from "./select.ts";

/** Tokens that the head frees, as it was sent; counted no further than `enough`. */
export function replacedTokens(
  { transcript, head, stays, verbatim }: Selection,
  enough = Number.POSITIVE_INFINITY,
): number {
  const excerpts = new Map(stays.filter(isExcerpt).map((message) => [message.id, message]));
  let sum = 0;
  for (const message of head) {
    if (verbatim.has(message.id)) continue;
    const excerpt = excerpts.get(message.id);
    sum += sizeOf(transcript, message) - (excerpt ? sizeOf(transcript, excerpt) : 0);
    if (sum >= enough) break;
  }
  return sum;
}
