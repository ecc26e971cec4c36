import * as fc from "fast-check";
import { expect, it } from "vitest";

import { type AuditInput, auditSummary } from "../../src/engine/audit/audit.ts";
import type { MessageEntry } from "../../src/engine/entries.ts";
import { wordsIn } from "../../src/engine/reading/words.ts";
import { arbitraryHead, sourceOf } from "../support/engine/arbitraryHead.ts";
import { count } from "../support/engine/build.ts";

const RUNS = { numRuns: 200 };

const arbitrarySummary = fc.oneof(
  fc.constantFrom("", "## Goal\nNothing.", "\ud800", "## Relevant Files\n- `src/a.ts`: readFile, FileStore"),
  fc.string({ maxLength: 300 }),
);

const audited = (messages: readonly MessageEntry[], summary: string, more: Partial<AuditInput> = {}) =>
  auditSummary({ summary, messages, pinned: new Set(), budget: 4_000, count, ...more });

/** The ledger of a first part of the head is the previous one for the second. */
const twoHeads = fc.tuple(arbitraryHead, arbitraryHead, arbitrarySummary);

it("A2 the ledger never invents: each name and id in it stands in the head or the previous ledger", () => {
  fc.assert(
    fc.property(twoHeads, ([before, messages, summary]) => {
      const previous = audited(before, summary).ledger;
      const { ledger } = audited(messages, summary, { anchor: { summary, ledger: previous } });
      const source = `${sourceOf(messages)}\n${previous}`;
      for (const { text } of wordsIn(ledger)) expect(source).toContain(text);
    }),
    RUNS,
  );
});

it("A2 each rule and open item in the ledger stands in the head word for word", () => {
  fc.assert(
    fc.property(arbitraryHead, arbitrarySummary, (messages, summary) => {
      const plain = (text: string): string => text.replaceAll(/[*_`>|\s]+/g, "").replace(/…$/, "");
      const source = plain(sourceOf(messages));
      const sections = audited(messages, summary).ledger.split("### ");
      const rules = sections.filter((section) => section.startsWith("Constraints"));
      for (const line of rules.flatMap((section) => section.trim().split("\n").slice(1)))
        expect(source).toContain(plain(line.slice(2)));
    }),
    RUNS,
  );
});

it("A2 an audit is the same each time, and its ledger never over budget", () => {
  fc.assert(
    fc.property(arbitraryHead, arbitrarySummary, fc.nat({ max: 3_000 }), (messages, summary, budget) => {
      const made = audited(messages, summary, { budget });
      expect(count(made.ledger)).toBeLessThanOrEqual(budget);
      expect(audited(messages, summary, { budget })).toEqual(made);
    }),
    RUNS,
  );
});

it("A2 coverage is a share, and 1 for a summary that contains everything that was said and done", () => {
  fc.assert(
    fc.property(arbitraryHead, (messages) => {
      const everything = audited(messages, "", { budget: 10_000_000 });
      const missing = everything.audit.missing.map(({ text }) => text);
      const { audit } = audited(messages, [sourceOf(messages), everything.ledger, ...missing].join("\n"));
      expect(audit.missing).toEqual([]);
      expect(audit.coverage).toBe(1);
      expect(audit.found).toBe(audit.facts);
      expect(everything.audit.coverage).toBeLessThanOrEqual(1);
    }),
    RUNS,
  );
});

it("A3 what is taken from the head has a source", () => {
  fc.assert(
    fc.property(arbitraryHead, (messages) => {
      const { ledger } = audited(messages, "");
      expect(audited(messages, ledger).audit.unsourced).toEqual([]);
    }),
    RUNS,
  );
});
