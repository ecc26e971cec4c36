import * as fc from "fast-check";
import { describe, expect, it } from "vitest";

import { calibrate, type Observation } from "../../src/engine/calibration.ts";
import type { Size } from "../../src/engine/size.ts";

/** Requests of a working conversation: prose and code, some calls, many short messages or few long ones. */
const size = fc
  .record({
    tokens: fc.integer({ min: 500, max: 100_000 }),
    calls: fc.integer({ min: 0, max: 40 }),
    characters: fc.integer({ min: 300, max: 450 }),
    messages: fc.integer({ min: 30, max: 200 }),
  })
  .map(({ tokens, calls, characters, messages }): Size => {
    const ofCalls = Math.round((tokens * calls) / 100);
    return {
      tokens,
      calls: ofCalls,
      characters: Math.round(((tokens - ofCalls) * characters) / 100),
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

const anyNumber = fc.oneof(
  fc.integer({ min: -10, max: 1_000_000 }),
  fc.double({ min: 0, max: 1e12, noNaN: true }),
);
const anySize: fc.Arbitrary<Size> = fc.record({
  tokens: anyNumber,
  calls: anyNumber,
  characters: anyNumber,
  messages: anyNumber,
});
const anyReports = (range: { minLength?: number; maxLength: number }): fc.Arbitrary<Observation[]> =>
  fc.array(fc.record({ prompt: anyNumber, sent: anySize }), range);

/** What a whole request of this size would cost. */
const costOf = (reports: readonly Observation[]): ((one: Size) => number) => {
  const cost = calibrate(reports);
  return (one) => cost.fixed + cost.of(one);
};

const RUNS = { numRuns: 1000 };

describe("laws of calibration", () => {
  it("B3 without reports it is the stored counts", () => {
    fc.assert(
      fc.property(size, (one) => {
        expect(costOf([])(one)).toBe(one.tokens);
      }),
      RUNS,
    );
  });

  it("B3 no reports push it beyond half and twice the stored counts, or a fifth and five times where a token is a byte", () => {
    fc.assert(
      fc.property(anyReports({ maxLength: 40 }), size, anySize, (reports, one, any) => {
        const cost = calibrate(reports);
        expect(cost.of(one)).toBeGreaterThanOrEqual(Math.round(one.tokens * 0.2));
        expect(cost.of(one)).toBeLessThanOrEqual(one.tokens * 5);
        expect(cost.of(any)).toBeGreaterThanOrEqual(0);
        expect(cost.of(any)).toBe(calibrate(reports).of(any));
        expect(cost.fixed).toBeGreaterThanOrEqual(0);
        expect(cost.fixed).toBeLessThanOrEqual(5_000);
      }),
      RUNS,
    );
  });

  it("B3 one report tells a factor between a half and twice", () => {
    fc.assert(
      fc.property(size, fc.double({ min: 0.55, max: 1.8, noNaN: true }), (one, factor) => {
        const prompt = Math.round(one.tokens * factor);
        expect(off(costOf([{ prompt, sent: one }])(one), prompt)).toBeLessThan(0.05);
      }),
      RUNS,
    );
  });

  it("B3 one report tells that a token is a byte, where no calls blur it", () => {
    const withoutCalls = size.map((one): Size => ({ ...one, tokens: one.tokens - one.calls, calls: 0 }));
    fc.assert(
      fc.property(withoutCalls, withoutCalls, (told, next) => {
        const real = (one: Size): number => one.characters + 9 * one.messages;
        const cost = costOf([{ prompt: real(told), sent: told }]);
        expect(off(cost(next), real(next))).toBeLessThan(0.05);
      }),
      RUNS,
    );
  });

  it("B3 the more absurd a report is, the less it is believed", () => {
    const sent = { tokens: 1_000, calls: 0, characters: 4_000, messages: 10 };
    const told = [30_000, 300_000, 3_000_000].map((prompt) => costOf([{ prompt, sent }])(sent));
    expect(told).toEqual(told.toSorted((a, b) => b - a));
    expect(told.at(-1)).toBeLessThan(1_500);
  });

  it("B3 it finds the law of a model: 1% off in what it was told, within 5% in more of the kind", () => {
    const differing = fc.noBias(fc.array(size, { minLength: 16, maxLength: 32, size: "max" }));
    const another = fc.noBias(size);
    fc.assert(
      fc.property(law, differing, another, (real, told, next) => {
        const cost = costOf(told.map((sent) => ({ prompt: real(sent), sent })));
        const errors = told.map((one) => off(cost(one), real(one)));
        expect(errors.reduce((sum, error) => sum + error, 0) / errors.length).toBeLessThan(0.01);
        expect(off(cost(next), real(next))).toBeLessThan(0.05);
      }),
      RUNS,
    );
  });

  it("B3 absurd reports among sound ones are left out", () => {
    const absurd = fc.constantFrom(0.001, 0.1, 10, 1_000);
    fc.assert(
      fc.property(law, fc.array(size, { minLength: 9, maxLength: 20 }), absurd, (real, sizes, times) => {
        const sound = sizes.map((sent) => ({ prompt: real(sent), sent }));
        const some = sound.slice(0, 2).map(({ prompt, sent }) => ({ prompt: prompt * times, sent }));
        const costs = sizes.map(costOf([...some, ...sound]));
        expect(costs.map((cost, i) => off(cost, sound[i]?.prompt ?? 0)).every((error) => error < 0.15)).toBe(
          true,
        );
      }),
      RUNS,
    );
  });
});

const off = (told: number, real: number): number => Math.abs(told - real) / real;
