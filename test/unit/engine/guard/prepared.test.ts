import { describe, expect, it } from "vitest";

import type { CompactionEntry, Entry, NewEntry } from "../../../../src/engine/entries.ts";
import { type Basis, freshened } from "../../../../src/engine/guard/prepared.ts";
import { project } from "../../../../src/engine/transcript.ts";
import {
  assistant,
  compacted,
  digested,
  logOf,
  system,
  talkOf,
  user,
} from "../../../support/engine/build.ts";

const LOG = logOf(talkOf(12, 2_000));
const policy = {};
const conditions = ["m", policy];
const basis: Basis = { revision: LOG.at(-1)!.id, conditions };

async function made(): Promise<NewEntry<CompactionEntry>> {
  const outcome = await digested(LOG);
  if (outcome.kind !== "compacted") throw new Error(outcome.kind);
  return outcome.entry;
}

const after = async (later: readonly NewEntry[], now = conditions) =>
  freshened(await made(), basis, { entries: logOf(later, LOG), conditions: now });

describe("a prepared compaction", () => {
  it("G8 with newer messages says what is true of the log with it", async () => {
    const entries: Entry[] = logOf([user("And?"), assistant("Fine.")], LOG);
    const entry = (await after([user("And?"), assistant("Fine.")]))!;
    const before = project(entries);
    const now = project(logOf([entry], entries));
    expect(entry).toMatchObject({ tokensBefore: before.tokens.total, tokensAfter: now.tokens.total });
    expect(entry).toMatchObject({ messagesBefore: before.items.length, messagesAfter: now.items.length });
  });

  it("G8 a title or a word on automatic compaction change nothing", async () => {
    expect(
      await after([
        { kind: "title", title: "A" },
        { kind: "automatic", allowed: true },
      ]),
    ).toEqual(await made());
  });

  it.each<[string, NewEntry]>([
    ["pin", { kind: "pin", message: "e0001", pinned: true }],
    ["prune", { kind: "prune", edits: [], reason: "user" }],
    ["revert", { kind: "revert", target: "e0001" }],
    ["model", { kind: "model", model: "other" }],
    ["system message", system("Be brief.")],
  ])("G8 a %s since then makes it void", async (_, entry) => {
    expect(await after([user("And?"), entry])).toBeUndefined();
  });

  it("G8 so does another compaction, another model or policy, or a log that it was not made from", async () => {
    const other = await compacted(LOG);
    expect(freshened(await made(), basis, { entries: other, conditions })).toBeUndefined();
    expect(await after([], ["other", policy])).toBeUndefined();
    expect(await after([], ["m", {}])).toBeUndefined();
    expect(await after([], ["m"])).toBeUndefined();
    expect(freshened(await made(), basis, { entries: LOG.slice(0, -1), conditions })).toBeUndefined();
  });
});
