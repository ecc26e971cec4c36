/** Tokens by their bytes, one character (0–255) a byte; the value is the rank: lower ones are merged first. */
export type Vocabulary = ReadonlyMap<string, number>;

/** From a list in order of rank, each token as text or, where it is no whole UTF-8, as bytes. */
export function vocabularyOf(tokens: readonly (string | readonly number[])[]): Vocabulary {
  const ranks = new Map<string, number>();
  for (const [rank, token] of tokens.entries()) {
    // Ranks that are not used are holes in the list.
    if (token === undefined) continue;
    ranks.set(typeof token === "string" ? bytesOf(token) : Buffer.from(token).toString("latin1"), rank);
  }
  return ranks;
}

/** The UTF-8 bytes of a text, one character a byte. Lone surrogates become U+FFFD, as on the way to a provider. */
export const bytesOf = (text: string): string =>
  isAscii(text) ? text : Buffer.from(text, "utf8").toString("latin1");

const NOT_ASCII = /\P{ASCII}/u;

export const isAscii = (text: string): boolean => !NOT_ASCII.test(text);
