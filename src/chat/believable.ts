import type { Usage } from "../engine/entries.ts";
import type { Size } from "../engine/size.ts";

/** Tokens that a server may put before a request unseen: its own instructions, a template's words about tools. */
const UNSEEN = 50_000;
/** Of one UTF-16 unit at most, with a token a byte and an escape before it; and of one token as we count. */
const MOST = 4;

/**
 * What a server reports of a request of this size, if it can be true: the gauge
 * would follow it, and somebody would be told what it has cost.
 */
export const believable = (usage: Usage, { tokens, characters }: Size): Usage | undefined =>
  usage.prompt <= UNSEEN + MOST * (tokens + characters) ? usage : undefined;
