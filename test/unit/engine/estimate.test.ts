import { readFileSync, readdirSync } from "node:fs";

import { assert, constantFrom, oneof, property, string } from "fast-check";
import { describe, expect, it } from "vitest";

import { estimateTokens, mediaTokens } from "../../../src/engine/estimate.ts";
import { exactTokens } from "../../support/exactTokens.ts";
import { PROSE } from "../../support/prose.ts";
import { DUMPS, EXTREMES, randomFrom, sample } from "../../support/textSamples.ts";

/** 1 is exact, 2 is twice as many tokens as there are. */
const factor = (text: string): number => estimateTokens(text) / exactTokens(text);

const engineSources = (): readonly string[] => {
  const folder = new URL("../../../src/engine/", import.meta.url);
  return readdirSync(folder)
    .filter((file) => file.endsWith(".ts"))
    .map((file) => readFileSync(new URL(file, folder), "utf8"));
};

/** Few characters of each class, so that runs and seams of every kind turn up. */
const ALPHABET = Array.from("aeibcdxyABXY0123  \n\t..,;/-_=é中ж");

const anyText = oneof(
  string({ unit: "binary", maxLength: 200 }),
  string({ unit: constantFrom(...ALPHABET), maxLength: 200 }),
);

describe("estimateTokens", () => {
  it("counts an empty text as nothing and any other as one token at least", () => {
    expect(estimateTokens("")).toBe(0);
    for (const text of ["a", " ", "\n", ".", "1", "中", "\0"]) expect(estimateTokens(text)).toBe(1);
  });

  it("comes within 5% of the exact count over source code", () => {
    const text = engineSources().join("\n");
    expect(factor(text)).toBeGreaterThan(0.95);
    expect(factor(text)).toBeLessThan(1.05);
  });

  it("comes within 5% of the exact count over English prose", () => {
    for (const passage of PROSE["English"] ?? []) {
      expect(factor(passage)).toBeGreaterThan(0.95);
      expect(factor(passage)).toBeLessThan(1.05);
    }
  });

  it.each(Object.entries(PROSE))("comes within a third of the exact count over %s prose", (_, passages) => {
    const text = passages.join("\n");
    expect(factor(text)).toBeGreaterThan(0.67);
    expect(factor(text)).toBeLessThan(1.33);
  });

  it.each(Object.entries(DUMPS))("comes within a third of the exact count over %s", (_, piece) => {
    const text = sample(piece, 5_000, randomFrom(42));
    expect(factor(text)).toBeGreaterThan(0.67);
    expect(factor(text)).toBeLessThan(1.33);
  });

  it.each(Object.entries(EXTREMES))(
    "stays between 0.3 and 3 times the exact count over a megabyte of %s",
    (_, piece) => {
      const text = sample(piece, 10_000, randomFrom(42)).repeat(100);
      const exact = exactTokens(text.slice(0, text.length / 100)) * 100;
      expect(estimateTokens(text) / exact).toBeGreaterThan(0.3);
      expect(estimateTokens(text) / exact).toBeLessThan(3);
    },
  );

  it("is a whole number, and never negative, for any text", () => {
    assert(
      property(anyText, (text) => {
        const tokens = estimateTokens(text);
        expect(Number.isSafeInteger(tokens)).toBe(true);
        expect(tokens).toBeGreaterThanOrEqual(text === "" ? 0 : 1);
      }),
    );
  });

  it("adds up: cutting a text in two changes the total by eight tokens at most", () => {
    assert(
      property(anyText, anyText, (first, second) => {
        const apart = estimateTokens(first) + estimateTokens(second);
        expect(Math.abs(estimateTokens(first + second) - apart)).toBeLessThanOrEqual(8);
      }),
      { numRuns: 1_000 },
    );
  });

  it("grows with the text, give or take two tokens at the seam", () => {
    assert(
      property(anyText, anyText, (text, more) => {
        expect(estimateTokens(text + more)).toBeGreaterThanOrEqual(estimateTokens(text) - 2);
      }),
      { numRuns: 1_000 },
    );
  });

  it("takes a path, a tab-indented line and a numbered line for what they cost", () => {
    const lines = [
      "src/engine/summarize/audit/ledger.ts",
      "\t\tif (next === undefined) {\n\t\t\treturn previous.at(-1);\n\t\t}",
      "  120→  const answer = 42;\r\n  121→\r\n",
    ];
    for (const line of lines)
      expect(Math.abs(estimateTokens(line) - exactTokens(line))).toBeLessThanOrEqual(3);
  });
});

describe("mediaTokens", () => {
  it("charges every image like a full-HD screenshot, whatever its size in bytes", () => {
    expect(mediaTokens({ bytes: 300, mediaType: "image/png" })).toBe(2_700);
    expect(mediaTokens({ bytes: 3_000_000, mediaType: "image/jpeg" })).toBe(2_700);
  });

  it("charges a document by the pages that its size suggests, one at least and a hundred at most", () => {
    expect(mediaTokens({ bytes: 0, mediaType: "application/pdf" })).toBe(3_000);
    expect(mediaTokens({ bytes: 100_001, mediaType: "application/pdf" })).toBe(9_000);
    expect(mediaTokens({ bytes: 1e9, mediaType: "application/pdf" })).toBe(300_000);
  });

  it("charges a text document by its length", () => {
    expect(mediaTokens({ bytes: 30_000, mediaType: "text/markdown" })).toBe(10_000);
  });
});
