import { describe, expect, it } from "vitest";

import { project } from "../../../src/engine/transcript.ts";
import type { ImportedItem } from "../../../src/interop/imported.ts";
import { record } from "../../../src/interop/record.ts";
import { MemoryJournal } from "../../support/chat/memoryJournal.ts";

const said = (role: "user" | "assistant", text: string, at: number): ImportedItem => ({
  kind: "message",
  role,
  status: "complete",
  at,
  parts: [{ kind: "text", text }],
  ...(role === "assistant" ? { usage: { prompt: 50_000, cached: 0, output: 10, reasoning: 0 } } : {}),
});

const items: ImportedItem[] = [
  said("user", "Make the build pass.", 1),
  said("assistant", "It passes.", 2),
  { kind: "compaction", at: 3, trigger: "auto", summary: "The build passes.", cut: 0 },
  said("user", "And the tests?", 4),
];

describe("record", () => {
  it("writes messages with their times and counts, and the other assistant's summary as the anchor", async () => {
    const journal = new MemoryJournal();
    await record(journal, { items, title: "Build" });
    const transcript = project(journal.entries);
    expect(journal.entries.map(({ kind }) => kind)).toEqual([
      "title",
      "message",
      "message",
      "compaction",
      "message",
    ]);
    expect(transcript.anchor).toMatchObject({
      summary: "The build passes.",
      compaction: { strategy: "imported" },
    });
    expect([...transcript.items].map((item) => (item.kind === "message" ? item.place : item.kind))).toEqual([
      "summary",
      "tail",
    ]);
    expect(transcript.messages.at(0)?.parts[0]?.tokens).toBeGreaterThan(3);
    expect(journal.synced).toBe(5);
  });

  it("B3 does not take over the other assistant's token reports", async () => {
    const journal = new MemoryJournal();
    await record(journal, { items });
    expect(project(journal.entries).reports).toEqual([]);
  });

  it("tells how far it is and stops between batches when it is cancelled", async () => {
    const long = Array.from({ length: 1_000 }, (_, i) => said("user", `Message ${i}`, i));
    const cancel = new AbortController();
    const journal = new MemoryJournal();
    const shares: number[] = [];
    const recorded = record(
      journal,
      { items: long },
      {
        signal: cancel.signal,
        onProgress: (share) => {
          shares.push(share);
          if (share > 0.5) cancel.abort();
        },
      },
    );
    await expect(recorded).rejects.toThrow(/aborted/);
    expect(shares).toEqual(shares.toSorted((a, b) => a - b));
    expect(journal.entries.length).toBe(shares.at(-1)! * long.length);
    expect(journal.entries.length).toBeLessThan(long.length);
  });
});
