import { describe, expect, it } from "vitest";

import type { CompactionEntry, CompactionTrigger, NewEntry } from "../../../../src/engine/entries.ts";
import { BALANCED_GUARD } from "../../../../src/engine/guard/figures.ts";
import { isAutomaticAllowed, thrashingIn } from "../../../../src/engine/guard/thrashing.ts";
import { logOf, user } from "../../../support/engine/build.ts";

/** A compaction of 1,000 tokens that frees this share of them. */
const freeing = (share: number, trigger: CompactionTrigger = "auto"): NewEntry<CompactionEntry> => ({
  kind: "compaction",
  trigger,
  strategy: "transcript",
  covers: { from: "e0001", to: "e0001" },
  kept: [],
  edits: [],
  summary: "",
  summaryTokens: 0,
  tokensBefore: 1_000,
  tokensAfter: 1_000 * (1 - share),
  messagesBefore: 1,
  messagesAfter: 1,
  milliseconds: 0,
});

const freedIn = (...entries: NewEntry[]) =>
  thrashingIn(logOf([user("Hi"), ...entries]), BALANCED_GUARD)?.freed;

describe("thrashing", () => {
  it("G5 two automatic compactions in a row that freed under a tenth each stop it", () => {
    expect(freedIn(freeing(0.05), user("more"), freeing(0.02, "overflow"))).toEqual([0.02, 0.05]);
  });

  it.each<[string, NewEntry[]]>([
    ["one alone", [freeing(0.05)]],
    ["one of them freed a tenth", [freeing(0.1), freeing(0.05)]],
    ["the newest freed enough", [freeing(0.05), freeing(0.05), freeing(0.5)]],
    ["the user's own was between", [freeing(0.05), freeing(0.05, "user"), freeing(0.05)]],
    ["another model was chosen", [freeing(0.05), freeing(0.05), { kind: "model", model: "big" }]],
    ["the user wants it tried again", [freeing(0.05), freeing(0.05), { kind: "automatic", allowed: true }]],
    ["one of them was undone", [freeing(0.05), freeing(0.05), { kind: "revert", target: "e0003" }]],
  ])("G5 it goes on: %s", (_, entries) => {
    expect(freedIn(...entries)).toBeUndefined();
  });

  it("G5 undone and done again counts", () => {
    const target = "e0003";
    expect(
      freedIn(freeing(0.05), freeing(0.05), { kind: "revert", target }, { kind: "reapply", target }),
    ).toHaveLength(2);
  });

  it("the user's last word on this conversation counts", () => {
    const said = (...words: boolean[]): boolean =>
      isAutomaticAllowed(logOf(words.map((allowed) => ({ kind: "automatic", allowed }))));
    expect([said(), said(false), said(false, true), said(true, false)]).toEqual([true, false, true, false]);
  });
});
