import { describe, expect, it } from "vitest";

import type { Entry, NewEntry } from "../../../src/engine/entries.ts";
import { prune } from "../../../src/engine/prune.ts";
import { promptOf } from "../../../src/engine/send.ts";
import { project, sentParts } from "../../../src/engine/transcript.ts";
import { compacted, type Frame, logOf, settingsFor, user, workOf } from "../../support/engine/build.ts";

const pruningOf = (log: readonly Entry[], frame: Frame = {}) => prune(project(log), settingsFor(frame));

const prunedLog = (log: readonly Entry[], frame: Frame = {}): Entry[] => {
  const entry: NewEntry = { kind: "prune", reason: "user", edits: pruningOf(log, frame).edits };
  return logOf([entry], log);
};

describe("prune", () => {
  it("P01 leaves the last two turns alone, and the newest output within the protected size", () => {
    const log = logOf(workOf(10, 3_000));
    const messages = new Set(pruningOf(log).edits.map(({ message }) => message));
    const outputs = log
      .filter((entry) => entry.kind === "message" && entry.role === "tool")
      .map(({ id }) => id);
    // 25% of 24,000 usable protects two outputs of 3,000 beyond the two newest turns.
    expect([...messages]).toEqual(outputs.slice(0, 6));
  });

  it("P01 stops at the newest compaction", async () => {
    const log = await compacted(logOf(workOf(12, 3_000)));
    const grown = logOf(workOf(8, 3_000), log);
    const { edits } = pruningOf(grown);
    const compaction = grown.find(({ kind }) => kind === "compaction")!;
    expect(edits.length).toBeGreaterThan(0);
    const tail = project(grown).anchor!.to;
    const ids = project(grown)
      .messages.slice(tail)
      .map(({ id }) => id);
    expect(edits.every(({ message }) => ids.includes(message))).toBe(true);
    expect(compaction).toBeDefined();
  });

  it("P02 does nothing for less than a tenth of usable, unless it is forced", () => {
    const log = logOf([...workOf(1, 1_000), ...workOf(4, 3_000)]);
    expect(pruningOf(log, { forced: false }).edits).toHaveLength(0);
    expect(pruningOf(log, { forced: true }).edits).toHaveLength(1);
  });

  it("P02 tells what it frees", () => {
    const log = logOf(workOf(10, 3_000));
    const { saved, edits } = pruningOf(log);
    expect(saved).toBe(edits.reduce((sum, edit) => sum + edit.saved, 0));
    expect(project(log).tokens.total - project(prunedLog(log)).tokens.total).toBe(saved);
  });

  it("P08 is an entry: undone as a whole, or part by part, and redone", () => {
    const log = logOf(workOf(10, 3_000));
    const pruned = prunedLog(log);
    const entry = pruned.at(-1)!;
    const [first] = entry.kind === "prune" ? entry.edits : [];
    const whole = logOf([{ kind: "revert", target: entry.id }], pruned);
    const part = logOf([{ kind: "revert", target: entry.id, parts: [first!] }], pruned);
    expect(project(whole).tokens).toEqual(project(log).tokens);
    expect(project(part).pruned.size).toBe(project(pruned).pruned.size - 1);
    expect(project(logOf([{ kind: "reapply", target: entry.id }], whole)).tokens).toEqual(
      project(pruned).tokens,
    );
  });

  it("P08 pruning again finds nothing", () => {
    expect(pruningOf(prunedLog(logOf(workOf(30, 3_000)))).edits).toHaveLength(0);
  });

  it("W02 a pruned part is sent as its stub; the original stays in the log", () => {
    const log = prunedLog(logOf([...workOf(10, 3_000), user("next")]));
    const transcript = project(log);
    const [edit] = [...transcript.pruned.values()];
    const message = transcript.messages.slice(0).find(({ id }) => id === edit!.message)!;
    expect(sentParts(transcript, message)[0]).toMatchObject({ text: edit!.stub, tokens: edit!.tokens });
    expect(message.parts[0]).toMatchObject({ text: expect.stringMatching(/x{2000}/) });
    expect(promptOf(transcript, "").messages.some(({ text }) => text === edit!.stub)).toBe(true);
  });
});
