import { describe, expect, it } from "vitest";

import { KNOWN_MODEL } from "../../../src/providers/detectedWindow.ts";
import { decideWindow, LEARNED, withLearned, YOUR_SETTING } from "../../../src/providers/learnedWindow.ts";

const said = { window: 32_768, source: "llama.cpp" };
const table = { window: 128_000, maxOutput: 4_096, source: KNOWN_MODEL };

describe("a learned window", () => {
  it("G1 beats the table, and an unknown window", () => {
    expect(withLearned(table, { window: 8_192, believed: 128_000 })).toEqual({
      window: 8_192,
      maxOutput: 4_096,
      source: LEARNED,
      conflict: { window: 128_000, source: KNOWN_MODEL },
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

describe("the window to go by", () => {
  const learned = { window: 8_192 };

  it("is the user's, then the server's, then what was learned, then the table's, then none", () => {
    expect(decideWindow({ setting: 4_000, detected: said, learned })?.source).toBe(YOUR_SETTING);
    expect(decideWindow({ setting: 0, detected: said, learned })).toBe(said);
    expect(decideWindow({ detected: table, learned })?.source).toBe(LEARNED);
    expect(decideWindow({ detected: table })).toBe(table);
    expect(decideWindow({})).toBeUndefined();
  });

  it("is the user's with the output limit that is known, and with a word where the server has less", () => {
    expect(decideWindow({ setting: 200_000, detected: table })).toEqual({
      window: 200_000,
      maxOutput: 4_096,
      source: YOUR_SETTING,
      conflict: { window: 128_000, source: KNOWN_MODEL },
    });
    expect(decideWindow({ setting: 100_000, detected: table })).not.toHaveProperty("conflict");
  });
});
