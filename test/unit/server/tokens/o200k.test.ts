import { countTokens } from "gpt-tokenizer/encoding/o200k_base";
import { describe, expect, it } from "vitest";

import { chunksOf } from "../../../../src/server/tokens/chunks.ts";
import { o200k } from "../../../../src/server/tokens/o200k.ts";

const count = o200k();
const chunked = (text: string): number => [...chunksOf(text)].reduce((sum, chunk) => sum + count(chunk), 0);

/** Of the whole text, by the tokenizer that the vocabulary is from: quadratic, so on texts of moderate length. */
const exact = (text: string): number => countTokens(text, { disallowedSpecial: new Set() });

const LENGTH = 12_000;
const repeated = (piece: string): string => piece.repeat(Math.ceil(LENGTH / piece.length));
/** The same letters each time, in no order that a vocabulary knows. */
const shuffled = (letters: string): string => {
  const all = Array.from(letters);
  let state = 1;
  return Array.from({ length: LENGTH }, () => {
    state = (state * 48_271) % 2_147_483_647;
    return all[state % all.length];
  }).join("");
};
const ideographs = shuffled(
  Array.from({ length: 5_000 }, (_, i) => String.fromCharCode(0x4e00 + i)).join(""),
);

describe("o200k", () => {
  it.each([
    ["nothing", ""],
    ["prose", repeated("It isn't done yet; they'll look at the tests, won't they? ")],
    [
      "code",
      repeated("export const a = (b: number): string => `${b + 1}`;\n\t// see https://example.org/x?y=1\n\n"),
    ],
    ["minified code", repeated("var a=function(b,c){return b&&c?d[e]:(f=g(h),i+1)};")],
    ["blanks", repeated(" ")],
    ["tabs", repeated("\t")],
    ["line ends", repeated("\r\n")],
    ["one letter", repeated("a")],
    ["one capital", repeated("A")],
    ["one digit", repeated("7")],
    ["one mark", repeated("-")],
    ["one ideograph", repeated("中")],
    ["ideographs without punctuation", ideographs],
    ["base64", shuffled("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/")],
    ["hexadecimal", shuffled("0123456789abcdef")],
    ["emoji", shuffled("😀🚀🎉🧠🐛")],
    ["joined emoji", repeated("👩‍👩‍👧‍👦")],
    ["accents of their own", repeated("e\u0301")],
    ["Russian", repeated("Мы проверили сборку, и тесты проходят. ")],
    ["Thai", repeated("สวัสดีครับ")],
    ["what looks like a special token", repeated("<|endoftext|> ")],
  ])("counts %s in chunks as the whole", (_, text) => {
    expect(chunked(text)).toBe(exact(text));
  });

  it.each([
    ["letters", shuffled("abcdefghijklmnopqrstuvwxyz")],
    ["capitals", shuffled("ABCDEFGHIJKLMNOPQRSTUVWXYZ")],
    ["marks", shuffled("!#$%&()*+,-./:;<=>?@[]^_{|}~")],
    ["lone surrogates", shuffled("ab \ud83d\ude00")],
  ])("is off by at most two tokens a cut on a run of %s in no order", (_, text) => {
    const cuts = [...chunksOf(text)].length - 1;
    expect(cuts).toBeGreaterThan(4);
    expect(Math.abs(chunked(text) - exact(text))).toBeLessThanOrEqual(2 * cuts);
  });
});
