import * as fc from "fast-check";
import { expect, it } from "vitest";

import { digest } from "../../src/engine/digest/digest.ts";
import type { MessageEntry } from "../../src/engine/entries.ts";
import { wordsIn } from "../../src/engine/reading/words.ts";
import { HEADINGS, parseSections } from "../../src/engine/summary/template.ts";
import { arbitraryHead, arbitraryProse, arbitraryWork, sourceOf } from "../support/engine/arbitraryHead.ts";
import { count, logOf } from "../support/engine/build.ts";

const anchors = fc.option(
  fc.oneof(
    arbitraryProse,
    fc
      .array(fc.tuple(fc.constantFrom(...HEADINGS, "Something Else"), arbitraryProse), { maxLength: 6 })
      .map((sections) => sections.map(([heading, body]) => `## ${heading}\n- ${body}`).join("\n\n")),
  ),
  { nil: undefined },
);

const RUNS = { numRuns: 200 };

const digestOf = (messages: readonly MessageEntry[], budget: number, anchor: string | undefined): string =>
  digest({ messages, budget, count, ...(anchor === undefined ? {} : { anchor }) });

it("a digest fits its budget, whatever the head, and is the same each time", () => {
  fc.assert(
    fc.property(arbitraryHead, fc.nat({ max: 8_000 }), anchors, (messages, budget, anchor) => {
      const summary = digestOf(messages, budget, anchor);
      expect(count(summary)).toBeLessThanOrEqual(budget);
      expect(digestOf(messages, budget, anchor)).toBe(summary);
    }),
    RUNS,
  );
});

it("a digest has the template's headings only, each once and in order", () => {
  fc.assert(
    fc.property(arbitraryHead, anchors, (messages, anchor) => {
      const headings = parseSections(digestOf(messages, 20_000, anchor)).map(({ heading }) => heading);
      expect(headings).toEqual(HEADINGS.filter((heading) => headings.includes(heading)));
    }),
    RUNS,
  );
});

it("a digest never invents: every name and id in it stands in the head or the anchor", () => {
  fc.assert(
    fc.property(arbitraryHead, anchors, (messages, anchor) => {
      const source = `${sourceOf(messages)}\n${anchor ?? ""}`;
      for (const { text } of wordsIn(digestOf(messages, 20_000, anchor))) expect(source).toContain(text);
    }),
    RUNS,
  );
});

it("renewing a digest without anything new keeps goal, rules and files, and grows no more", () => {
  fc.assert(
    fc.property(arbitraryWork, (entries) => {
      const messages = logOf(entries).filter((entry) => entry.kind === "message");
      const once = digestOf([], 4_000, digestOf(messages, 4_000, undefined));
      const twice = digestOf([], 4_000, once);
      const kept = ["Goal", "Constraints & Preferences", "Relevant Files"];
      const of = (summary: string) => parseSections(summary).filter(({ heading }) => kept.includes(heading));
      expect(of(twice)).toEqual(of(once));
    }),
    RUNS,
  );
});
