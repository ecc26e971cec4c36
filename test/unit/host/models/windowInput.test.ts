import { describe, expect, it } from "vitest";

import { parseWindow } from "../../../../src/host/models/windowInput.ts";

describe("a window as it is typed", () => {
  it.each([
    ["32768", 32_768],
    [" 128k ", 128_000],
    ["1.05M", 1_050_000],
    ["200,000", 200_000],
    ["200 000", 200_000],
    ["1.000.000", 1_000_000],
    ["1,05M", 1_050_000],
    ["1.048M", 1_048_000],
    ["", 0],
    ["  ", 0],
  ])("“%s” is %d tokens", (typed, window) => {
    expect(parseWindow(typed)).toBe(window);
  });

  it.each(["many", "-5", "12kk", "0", "12", "0x8000", "1e9", "999999999999", "32768 tokens"])(
    "“%s” is answered with what to enter",
    (typed) => {
      expect(parseWindow(typed)).toMatch(/\.$/);
    },
  );
});
