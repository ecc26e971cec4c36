import { describe, expect, it } from "vitest";

import type { Entry, MediaPart, NewEntry, ResultPart } from "../../../../src/engine/entries.ts";
import { BALANCED } from "../../../../src/engine/policies.ts";
import type { PrunePolicy } from "../../../../src/engine/policy.ts";
import { prune } from "../../../../src/engine/prune/prune.ts";
import { promptOf } from "../../../../src/engine/send.ts";
import { itemTokens, project, sentParts } from "../../../../src/engine/transcript.ts";
import {
  assistant,
  call,
  compacted,
  type Frame,
  logOf,
  result,
  settingsFor,
  tool,
  user,
  workOf,
} from "../../../support/engine/build.ts";

const pruningOf = (log: readonly Entry[], frame: Frame = {}) => prune(project(log), settingsFor(frame));

const prunedLog = (log: readonly Entry[], frame: Frame = {}): Entry[] => {
  const entry: NewEntry = { kind: "prune", reason: "user", edits: pruningOf(log, frame).edits };
  return logOf([entry], log);
};

describe("prune", () => {
  it("P1 leaves the last two turns alone, and the newest output within the protected size", () => {
    const log = logOf(workOf(10, 3_000));
    const messages = new Set(pruningOf(log).edits.map(({ message }) => message));
    const outputs = log
      .filter((entry) => entry.kind === "message" && entry.role === "tool")
      .map(({ id }) => id);
    // 25% of 24,000 usable protects two outputs of 3,000 beyond the two newest turns.
    expect([...messages]).toEqual(outputs.slice(0, 6));
  });

  it("P1 stops at the newest compaction", async () => {
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

  it("P1 stops at output already pruned: what the user restored behind it stays", () => {
    const pruned = prunedLog(logOf(workOf(10, 3_000)));
    const entry = pruned.at(-1)!;
    const edits = entry.kind === "prune" ? entry.edits : [];
    const restored = logOf([{ kind: "revert", target: entry.id, parts: [edits[1]!] }], pruned);
    expect(pruningOf(restored).edits).toEqual([]);
    const grown = pruningOf(logOf(workOf(2, 3_000), restored)).edits.map(({ message }) => message);
    expect(grown.length).toBeGreaterThan(0);
    expect(grown).not.toContain(edits[1]!.message);
  });

  it("P2 does nothing for less than a tenth of usable, unless it is forced", () => {
    const log = logOf([...workOf(1, 1_000), ...workOf(4, 3_000)]);
    expect(pruningOf(log, { forced: false }).edits).toHaveLength(0);
    expect(pruningOf(log, { forced: true }).edits).toHaveLength(1);
  });

  it("P2 tells what it frees", () => {
    const log = logOf(workOf(10, 3_000));
    const { saved, edits } = pruningOf(log);
    expect(saved).toBe(edits.reduce((sum, edit) => sum + edit.saved, 0));
    expect(project(log).tokens.total - project(prunedLog(log)).tokens.total).toBe(saved);
  });

  it("P8 is an entry: undone as a whole, or part by part, and redone", () => {
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

  it("P8 pruning again finds nothing", () => {
    expect(pruningOf(prunedLog(logOf(workOf(30, 3_000)))).edits).toHaveLength(0);
  });

  it("W2 a pruned part is sent as its stub; the original stays in the log", () => {
    const log = prunedLog(logOf([...workOf(10, 3_000), user("next")]));
    const transcript = project(log);
    const [edit] = [...transcript.pruned.values()];
    const message = transcript.messages.slice(0).find(({ id }) => id === edit!.message)!;
    expect(sentParts(transcript, message)[0]).toMatchObject({ text: edit!.stub, tokens: edit!.tokens });
    expect(message.parts[0]).toMatchObject({ text: expect.stringMatching(/x{2000}/) });
    expect(promptOf(transcript, "").messages.some(({ text }) => text === edit!.stub)).toBe(true);
  });

  const MEDIA: MediaPart = {
    kind: "media",
    media: { mediaType: "image/png", name: "shot.png", bytes: 204_800, data: "AAAA" },
    tokens: 2_700,
  };
  const pdf: ResultPart = {
    ...result("pdf", "Two pages."),
    media: [{ mediaType: "application/pdf", name: "plan.pdf", bytes: 1_048_576, data: "AAAA" }],
    tokens: 6_000,
  };

  it("P6 old images become a mark with name and size, those of the newest turns stay", () => {
    const looks = { ...user("Look."), parts: [...user("Look.").parts, MEDIA] };
    const log = logOf(Array.from({ length: 6 }, () => [looks, assistant("I see.")]).flat());
    const pruned = project(prunedLog(log, { window: 8_000 }));
    const sent = promptOf(pruned, "").messages.filter(({ role }) => role === "user");
    expect(sent.map((message) => ("media" in message ? "image" : message.text))).toEqual([
      ...Array.from({ length: 4 }, () => "Look.\n\n[image] shot.png, 200 KB"),
      "image",
      "image",
    ]);
  });

  it("P6 a document inside a result goes with it", () => {
    const log = logOf([user("Read the plan."), assistant("", call("pdf")), tool(pdf), ...workOf(6, 3_000)]);
    const [edit] = pruningOf(log).edits;
    expect(edit?.stub).toBe("[read_file] src/a.ts, 10 characters, [document] plan.pdf, 1,024 KB");
    const sent = promptOf(project(prunedLog(log)), "").messages.find(({ text }) => text === edit?.stub);
    expect(sent).not.toHaveProperty("media");
  });

  it("P6 reasoning costs nothing: it is never sent back, so there is none to drop", () => {
    const thought: NewEntry = {
      ...assistant("Yes."),
      parts: [{ kind: "reasoning", text: "z".repeat(9_000), tokens: 9_000 }, ...assistant("Yes.").parts],
    };
    const log = logOf([user("Is it?"), thought, ...workOf(10, 3_000)]);
    const transcript = project(log);
    expect(itemTokens(transcript, transcript.items.at(1)!)).toBe(4 + 4);
    expect(pruningOf(log).edits.every(({ message }) => message !== log[1]!.id)).toBe(true);
  });

  const writing = (turn: number): NewEntry[] => [
    user(`Write file ${turn}.`),
    assistant(
      "Writing.",
      call(`w${turn}`, "write_file", JSON.stringify({ path: `f${turn}.ts`, content: "c".repeat(3_000) })),
    ),
    tool(result(`w${turn}`, "Written.", { tool: "write_file" })),
  ];

  it("P5 long arguments of old calls are cut, those of the newest turns and of the protected size stay", () => {
    const log = logOf(Array.from({ length: 8 }, (_, i) => writing(i)).flat());
    const pruned = project(prunedLog(log));
    const sent = promptOf(pruned, "").messages.flatMap((message) =>
      message.role === "assistant" ? (message.calls ?? []).map(({ args }) => args.length) : [],
    );
    // 25% of 24,000 usable protects the arguments of one call beyond the two newest turns.
    expect(sent.map((length) => length > 3_000)).toEqual([
      ...Array.from({ length: 5 }, () => false),
      ...Array.from({ length: 3 }, () => true),
    ]);
    expect(pruningOf(log).saved).toBe(project(log).tokens.total - pruned.tokens.total);
  });

  const withPrune = (prunes: Partial<PrunePolicy>): Frame => ({
    policy: { ...BALANCED, prune: { ...BALANCED.prune, ...prunes } },
  });
  const mixed = (): Entry[] =>
    logOf(
      workOf(10, 3_000).map((entry, i) =>
        entry.kind === "message" && entry.role === "tool" && i % 8 === 2
          ? { ...entry, parts: entry.parts.map((part) => ({ ...part, tool: "Web-Search" })) }
          : entry,
      ),
    );

  it("P7 an exempt tool is never pruned, whichever way its name is written", () => {
    const stubs = pruningOf(mixed(), withPrune({ exempt: ["web_search"] })).edits.map(
      ({ message }) => message,
    );
    expect(stubs).toEqual(["e0007", "e0015", "e0023"]);
  });

  it("P7 pruning can be limited to a list of tools", () => {
    const stubs = pruningOf(mixed(), withPrune({ only: ["web_search"] })).edits.map(({ message }) => message);
    expect(stubs).toEqual(["e0003", "e0011", "e0019"]);
  });

  it.each([
    [3, 7],
    [1, 9],
    [0, 9],
  ])("P7 with keepRecent %i, %i of 10 results are pruned", (keepRecent, pruned) => {
    const nothing = { most: 0, share: 0 };
    const frame = withPrune({ turns: 0, protect: nothing, least: nothing, keepRecent });
    expect(pruningOf(logOf(workOf(10, 3_000)), frame).edits).toHaveLength(pruned);
  });

  it("P9 the plan states what is freed and what is to be read again, from the oldest edit on", () => {
    const log = logOf(workOf(10, 3_000));
    const { edits, saved, reread } = pruningOf(log);
    const pruned = project(prunedLog(log));
    const oldest = [...pruned.items].findIndex(
      (item) => item.kind === "message" && item.message.id === edits[0]?.message,
    );
    const after = [...pruned.items].slice(oldest).reduce((sum, item) => sum + itemTokens(pruned, item), 0);
    expect(reread).toBe(after);
    expect(saved).toBeGreaterThan(0);
  });

  it("P9 one more output that has become old is no batch", () => {
    const log = prunedLog(logOf(workOf(30, 2_000)));
    const grown = logOf(workOf(1, 100), log);
    expect(pruningOf(grown, { forced: false })).toEqual({ edits: [], saved: 0, reread: 0 });
  });
});
