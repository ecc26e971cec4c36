import { countTokens } from "gpt-tokenizer/encoding/o200k_base";

/** Characters: byte-pair tokenizers take time with the square of an unbroken run. */
const CHUNK = 2_000;

/** Tokens of a text in the o200k vocabulary, counted in chunks; special tokens are let through. */
export const exactTokens = (text: string): number => {
  let tokens = 0;
  for (let start = 0; start < text.length;) {
    const end = start + CHUNK - (splitsPair(text, start + CHUNK) ? 1 : 0);
    tokens += countTokens(text.slice(start, end), { allowedSpecial: "all" });
    start = end;
  }
  return tokens;
};

const splitsPair = (text: string, at: number): boolean => {
  const code = text.charCodeAt(at - 1);
  return code >= 0xd800 && code < 0xdc00 && at < text.length;
};
