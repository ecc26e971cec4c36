import * as fc from "fast-check";
import { countTokens } from "gpt-tokenizer/encoding/o200k_base";
import { expect, it } from "vitest";

import { CHUNK, chunksOf } from "../../src/server/tokens/chunks.ts";
import { o200k } from "../../src/server/tokens/o200k.ts";

const count = o200k();

/** Anything at all: lone surrogates, control characters, long runs. */
const texts = fc
  .array(
    fc.oneof(
      fc.string({ unit: "binary", maxLength: 40 }),
      fc.string({ unit: "grapheme", maxLength: 40 }),
      fc.constantFrom(
        "\ud83d",
        "\ude00",
        "'s ",
        "'LL",
        "isn't",
        "\r\n\r\n",
        "\t\t ",
        "e\u0301",
        "<|endoftext|>",
        "½",
        "ǅ",
      ),
      fc
        .tuple(fc.string({ minLength: 1, maxLength: 3 }), fc.nat(900))
        .map(([piece, times]) => piece.repeat(times)),
    ),
    { maxLength: 12 },
  )
  .map((pieces) => pieces.join(""));

it("law: chunks give the text back, and none is longer than the limit", () => {
  fc.assert(
    fc.property(texts, (text) => {
      const chunks = [...chunksOf(text)];
      expect(chunks.join("")).toBe(text);
      expect(chunks.every(({ length }) => length > 0 && length <= CHUNK)).toBe(true);
    }),
    { numRuns: 1_000 },
  );
});

it("law: chunks part surrogates only where these were no pair", () => {
  fc.assert(
    fc.property(texts, (text) => {
      const chunks = [...chunksOf(text)];
      expect(chunks.map((chunk) => chunk.toWellFormed()).join("")).toBe(text.toWellFormed());
    }),
    { numRuns: 1_000 },
  );
});

it("law: a chunk is counted as the tokenizer counts it that the vocabulary is from", () => {
  fc.assert(
    fc.property(texts, (text) => {
      for (const chunk of chunksOf(text))
        expect(count(chunk)).toBe(countTokens(chunk, { disallowedSpecial: new Set() }));
    }),
    { numRuns: 500 },
  );
});

/** Words and marks of every kind, none of them a run that is cut inside. */
const wordy = fc
  .array(
    fc.oneof(
      fc.stringMatching(/^[A-Za-z]{1,12}$/),
      fc.stringMatching(/^\d{1,7}$/),
      fc.constantFrom(
        " ",
        "  ",
        "\n",
        "\r\n\n",
        "\t",
        ", ",
        ".",
        "'",
        "'s",
        "'ve ",
        "/",
        "//",
        "();\n",
        "“",
        "—",
        "é",
        "e\u0301",
        "Ж",
        "漢字",
        "，",
        "😀",
        "🚀",
      ),
    ),
    { minLength: 400, maxLength: 1_500 },
  )
  .map((pieces) => pieces.join(""));

it("law: where text has breaks, counting in chunks is counting the whole", () => {
  fc.assert(
    fc.property(wordy, (text) => {
      const chunked = [...chunksOf(text)].reduce((sum, chunk) => sum + count(chunk), 0);
      expect(chunked).toBe(countTokens(text, { disallowedSpecial: new Set() }));
    }),
    { numRuns: 300 },
  );
});
