import * as fc from "fast-check";
import { describe, expect, it } from "vitest";

import { calibrate, type Observation } from "../../src/engine/calibration.ts";
import type { Size } from "../../src/engine/size.ts";

/** Requests of a working conversation: prose and code, some calls, many short messages or few long ones. */
const size = fc
  .record({
    tokens: fc.integer({ min: 500, max: 100_000 }),
    calls: fc.double({ min: 0, max: 0.4, noNaN: true }),
    characters: fc.double({ min: 3, max: 4.5, noNaN: true }),
    messages: fc.integer({ min: 30, max: 200 }),
  })
  .map(({ tokens, calls, characters, messages }): Size => {
    const ofCalls = Math.round(tokens * calls);
    return {
      tokens,
      calls: ofCalls,
      characters: Math.round((tokens - ofCalls) * characters),
      messages: Math.ceil(tokens / messages),
    };
  });

/** Vocabularies like ours, much coarser or finer ones, bytes; templates that write calls at length or not at all. */
const law = fc
  .constantFrom(
    { text: 1, calls: 1, character: 0, message: 0 },
    { text: 1.15, calls: 1.4, character: 0, message: 3 },
    { text: 0.8, calls: 0.6, character: 0, message: 5 },
    { text: 0, calls: 3, character: 1, message: 8 },
    { text: 0, calls: 0, character: 1, message: 9 },
  )
  .map(
    ({ text, calls, character, message }) =>
      (one: Size): number =>
        Math.round(
          text * (one.tokens - one.calls) +
            calls * one.calls +
            character * one.characters +
            message * one.messages,
        ),
  );

const anyNumber = fc.oneof(fc.integer({ min: -10, max: 1_000_000 }), fc.double({ min: 0, max: 1e12, noNaN: true }));
const anySize: fc.Arbitrary<Size> = fc.record({
  tokens: anyNumber,
  calls: anyNumber,
  characters: anyNumber,
  messages: anyNumber,
});
const anyReports = (range: { minLength?: number; maxLength: number }): fc.Arbitrary<Observation[]> =>
  fc.array(fc.record({ prompt: anyNumber, sent: anySize }), range);

const RUNS = { numRuns: 500 };

describe("laws of calibration", () => {
  it("B03 without reports it is the stored counts", () => {
    fc.assert(fc.property(size, (one) => expect(calibrate([])(one)).toBe(one.tokens)), RUNS);
  });

  it("B03 one or two reports, whatever they say, leave it within a half and twice the stored counts", () => {
    fc.assert(
      fc.property(anyReports({ minLength: 1, maxLength: 2 }), size, (reports, one) => {
        const cost = calibrate(reports)(one);
        expect(cost).toBeGreaterThanOrEqual(Math.round(one.tokens * 0.5));
        expect(cost).toBeLessThanOrEqual(one.tokens * 2);
      }),
      RUNS,
    );
  });

  it("B03 no reports at all push it beyond a fifth and five times, or below zero", () => {
    fc.assert(
      fc.property(anyReports({ maxLength: 40 }), size, anySize, (reports, one, any) => {
        const cost = calibrate(reports);
        expect(cost(one)).toBeGreaterThanOrEqual(Math.round(one.tokens * 0.2));
        expect(cost(one)).toBeLessThanOrEqual(one.tokens * 5);
        expect(cost(any)).toBeGreaterThanOrEqual(0);
        expect(cost(any)).toBe(calibrate(reports)(any));
      }),
      RUNS,
    );
  });

  it("B03 reports that contradict each other are not believed beyond a half and twice", () => {
    const sent = { tokens: 1_000, calls: 0, characters: 4_000, messages: 10 };
    const reports = [100, 4_000, 90_000].map((prompt) => ({ prompt, sent }));
    expect(calibrate(reports)(sent)).toBe(2_000);
  });

  it("B03 it finds the law of a model: within 1% of what it was told, and of more of the kind", () => {
    fc.assert(
      fc.property(law, fc.array(size, { minLength: 16, maxLength: 32 }), (real, sizes) => {
        const [next, ...told] = sizes;
        const cost = calibrate(told.map((sent) => ({ prompt: real(sent), sent })));
        for (const one of told) expect(off(cost(one), real(one))).toBeLessThan(0.01);
        if (next) expect(off(cost(next), real(next))).toBeLessThan(0.05);
      }),
      RUNS,
    );
  });

  it("B03 absurd reports among sound ones change nothing", () => {
    const absurd = fc.constantFrom(0.001, 0.1, 10, 1_000);
    fc.assert(
      fc.property(law, fc.array(size, { minLength: 9, maxLength: 20 }), absurd, (real, sizes, times) => {
        const sound = sizes.map((sent) => ({ prompt: real(sent), sent }));
        const some = sound.slice(0, 2).map(({ prompt, sent }) => ({ prompt: prompt * times, sent }));
        const [one] = sizes;
        if (one) expect(off(calibrate([...some, ...sound])(one), calibrate(sound)(one))).toBeLessThan(0.01);
      }),
      RUNS,
    );
  });
});

const off = (told: number, real: number): number => Math.abs(told - real) / real;
