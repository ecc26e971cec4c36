import { describe, expect, it } from "vitest";

import { BALANCED_GUARD } from "../../../../src/engine/guard/figures.ts";
import { retryDelay } from "../../../../src/engine/guard/retry.ts";

const delays = (waiting: "manual" | "automatic", random: number): (number | undefined)[] =>
  Array.from({ length: 12 }, (_, i) =>
    retryDelay({ fault: { retryable: true }, failures: i + 1, waiting, random }, BALANCED_GUARD),
  );

describe("retries", () => {
  it("G2 the wait doubles up to a ceiling, ten times for the user and twice by itself", () => {
    expect(delays("manual", 0.999_999)).toEqual([
      1_000,
      2_000,
      4_000,
      8_000,
      16_000,
      30_000,
      30_000,
      30_000,
      30_000,
      30_000,
      undefined,
      undefined,
    ]);
    expect(delays("automatic", 0.999_999).filter((delay) => delay !== undefined)).toHaveLength(2);
  });

  it("G2 jitter spreads each wait over its upper half", () => {
    expect(delays("manual", 0).slice(0, 3)).toEqual([500, 1_000, 2_000]);
  });

  it("G2 the server's wish is honoured, never undercut; too long a one is not waited for", () => {
    const asked = (retryAfter: number, random: number) =>
      retryDelay(
        { fault: { retryable: true, retryAfter }, failures: 1, waiting: "automatic", random },
        BALANCED_GUARD,
      );
    expect(asked(20_000, 0)).toBe(20_000);
    expect(asked(20_000, 0.5)).toBe(21_000);
    expect(asked(0, 0.5)).toBe(0);
    expect(asked(60_001, 0)).toBeUndefined();
  });

  it("G2 what trying again cannot help is not tried again", () => {
    const fault = { retryable: false, retryAfter: 10 };
    expect(retryDelay({ fault, failures: 1, waiting: "manual", random: 0 }, BALANCED_GUARD)).toBeUndefined();
  });
});
