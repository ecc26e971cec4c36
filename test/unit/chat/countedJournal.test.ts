import { describe, expect, it } from "vitest";

import { CountedJournal } from "../../../src/chat/countedJournal.ts";
import { type CountExactly, estimated } from "../../../src/chat/counting.ts";
import type { MessageEntry, NewEntry, Uncounted } from "../../../src/engine/entries.ts";
import { estimateTokens, mediaTokens } from "../../../src/engine/estimate.ts";
import { MemoryJournal } from "../../support/chat/memoryJournal.ts";

const said = (...parts: readonly Uncounted[]): NewEntry<MessageEntry> => ({
  kind: "message",
  role: "assistant",
  status: "complete",
  parts: parts.map(estimated),
});

const image = { mediaType: "image/png", bytes: 10, data: "AA==" };
const everyKind = said(
  { kind: "text", text: "one" },
  { kind: "reasoning", text: "three" },
  { kind: "call", callId: "c", tool: "read", args: '{"path":"a"}' },
  { kind: "result", callId: "c", tool: "read", text: "seven..", isError: false, media: [image] },
  { kind: "media", media: image },
);

/** An exact count that no estimate gives: ten tokens a character. */
const byLength: CountExactly = async (texts) => texts.map(({ length }) => 10 * length);

async function appended(entries: readonly NewEntry[], countExactly: CountExactly) {
  const journal = new MemoryJournal();
  await new CountedJournal(journal, countExactly).append(entries);
  return journal.entries;
}

const tokensOf = (entries: readonly NewEntry[]): number[] =>
  entries.flatMap((entry) => (entry.kind === "message" ? entry.parts.map(({ tokens }) => tokens) : []));

describe("counted journal", () => {
  it("B3 stores exact counts with each part, and what it costs beside its text", async () => {
    const estimates = tokensOf([everyKind]);
    const picture = mediaTokens(image);
    const overhead = (estimates[2] ?? 0) - estimateTokens("read") - estimateTokens('{"path":"a"}');
    expect(overhead).toBeGreaterThan(0);
    expect(tokensOf(await appended([everyKind], byLength))).toEqual([
      30,
      50,
      10 * (4 + 12) + overhead,
      70 + picture,
      picture,
    ]);
  });

  it("B3 stores estimates while the one who counts is away", async () => {
    const entries = await appended([everyKind], async () => undefined);
    expect(tokensOf(entries)).toEqual(tokensOf([everyKind]));
  });

  it("what holds no message is written as it is, and nobody is asked", async () => {
    const title: NewEntry = { kind: "title", title: "Build" };
    const entries = await appended([title], () => Promise.reject(new Error("must not be asked")));
    expect(entries).toMatchObject([title]);
  });

  it("a long import is counted piece by piece, in order, and written at once", async () => {
    const many = Array.from({ length: 500 }, (_, i) => said({ kind: "text", text: "x".repeat(1_000 + i) }));
    const asked: number[] = [];
    const entries = await appended(many, async (texts) => {
      asked.push(texts.length);
      return byLength(texts);
    });
    expect(tokensOf(entries)).toEqual(many.map((_, i) => 10 * (1_000 + i)));
    expect(asked.length).toBeGreaterThan(2);
    expect(Math.max(...asked)).toBeLessThanOrEqual(250);
  });

  it("when the one who counts goes away in the middle, the rest keeps its estimates and nothing waits again", async () => {
    const many = Array.from({ length: 500 }, () => said({ kind: "text", text: "x".repeat(1_000) }));
    let asked = 0;
    const entries = await appended(many, async (texts) => (++asked === 1 ? byLength(texts) : undefined));
    expect(asked).toBe(2);
    const tokens = tokensOf(entries);
    expect(tokens).toHaveLength(500);
    expect(tokens[0]).toBe(10_000);
    expect(tokens.at(-1)).toBe(estimateTokens("x".repeat(1_000)));
  });
});
