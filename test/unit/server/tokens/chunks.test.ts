import { describe, expect, it } from "vitest";

import { CHUNK, chunksOf } from "../../../../src/server/tokens/chunks.ts";

const lengths = (text: string): number[] => [...chunksOf(text)].map(({ length }) => length);

describe("chunks", () => {
  it("of an empty text there are none", () => {
    expect([...chunksOf("")]).toEqual([]);
  });

  it("a text that fits is one chunk", () => {
    expect(lengths("x".repeat(CHUNK))).toEqual([CHUNK]);
  });

  it("ends after a word, before what parts it from the next", () => {
    const line = `${"word ".repeat(380)}and the next one goes on`;
    const [first, second] = [...chunksOf(line)];
    expect(first).toMatch(/\w$/);
    expect(second).toMatch(/^ \w/);
  });

  it("ends between letters and digits where there is nothing else", () => {
    expect(lengths(`${"a".repeat(1_500)}${"1".repeat(1_500)}`)).toEqual([1_500, 1_500]);
  });

  it("does not cut a contraction", () => {
    const text = `${"x".repeat(1_300)} ${"y".repeat(CHUNK - 1_303)}n't go`;
    expect(text.indexOf("'")).toBe(CHUNK - 1);
    expect([...chunksOf(text)].map((chunk) => chunk.slice(-3))).toEqual(["xxx", " go"]);
  });

  it("does not cut a letter from the accent that is written after it", () => {
    const text = `${"x".repeat(1_500)} ${"y".repeat(CHUNK - 1_501)}\u0301 go`;
    expect(text.indexOf("\u0301")).toBe(CHUNK);
    expect(lengths(text)[0]).toBe(1_500);
  });

  it("a run without a break is cut at the limit, never inside a surrogate pair", () => {
    expect(lengths("a".repeat(CHUNK + 1))).toEqual([CHUNK, 1]);
    expect(lengths(`-${"😀".repeat(CHUNK / 2)}`)).toEqual([CHUNK - 1, 2]);
  });
});
