import { describe, expect, it } from "vitest";

import { LEARNED, withLearned } from "../../../src/providers/learnedWindow.ts";
import { KNOWN_MODEL } from "../../../src/providers/limits.ts";

const said = { window: 32_768, source: "llama.cpp" };

describe("a learned window", () => {
  it("G1 beats the table, and an unknown window", () => {
    const table = { window: 128_000, maxOutput: 4_096, source: KNOWN_MODEL };
    expect(withLearned(table, { window: 8_192, believed: 128_000 })).toEqual({
      window: 8_192,
      maxOutput: 4_096,
      source: LEARNED,
    });
    expect(withLearned(undefined, { window: 8_192 })).toEqual({ window: 8_192, source: LEARNED });
  });

  it("G1 beats a server that still says what has proved wrong, not one that says something else", () => {
    expect(withLearned(said, { window: 8_192, believed: 32_768 })?.window).toBe(8_192);
    expect(withLearned(said, { window: 8_192, believed: 16_384 })).toBe(said);
    expect(withLearned(said, { window: 8_192 })).toBe(said);
  });

  it("G1 never widens what the server says", () => {
    expect(withLearned(said, { window: 65_536, believed: 32_768 })).toBe(said);
    expect(withLearned(said, undefined)).toBe(said);
  });
});
