import { describe, expect, it } from "vitest";

import type { CompactionEntry, NewEntry, PruneEntry } from "../../../../src/engine/entries.ts";
import { assistant, call, logOf, result, tool, user } from "../../../support/engine/build.ts";
import { World } from "../../../support/tools/world.ts";

const LOG: readonly NewEntry[] = [
  user("Please never touch the api folder."),
  assistant("Understood.", call("c1", "read_file", '{"path":"src/date.ts"}')),
  tool(result("c1", `start ${"x ".repeat(500)} the Leap-Year bug ${"y ".repeat(500)} end`)),
  assistant("Fixed the leap year bug."),
  user("Now the list."),
];

const summaryOf = (from: string, to: string): NewEntry<CompactionEntry> => ({
  kind: "compaction",
  trigger: "user",
  strategy: "digest",
  covers: { from, to },
  kept: [],
  edits: [],
  summary: "A summary that names the api.",
  summaryTokens: 10,
  tokensBefore: 100,
  tokensAfter: 10,
  messagesBefore: 4,
  messagesAfter: 1,
  milliseconds: 1,
});

const worldOf = (entries: readonly NewEntry[]): World => new World({ entries: logOf(entries) });
const recall = async (args: object, entries = LOG) =>
  (await worldOf(entries).call("recall_history", args)).text;

describe("recall_history", () => {
  it("finds the originals behind a summary, with their numbers, roles and times", async () => {
    const text = await recall({ query: "never touch" }, [...LOG, summaryOf("e0001", "e0004")]);
    expect(text).toBe(
      "#1 user, 2023-11-14 22:13\nPlease never touch the api folder.\n\n[1 of 1 message; from and to show them whole.]",
    );
  });

  it("what is still in view is marked, and comes later", async () => {
    const again = [...LOG, user("The api again."), summaryOf("e0001", "e0004")];
    const text = await recall({ query: "api" }, again);
    expect(text.indexOf("#1 user")).toBeLessThan(text.indexOf("#6 user"));
    expect(text).toContain("#6 user, 2023-11-14 22:13, still in view");
    expect(text).not.toContain("#1 user, 2023-11-14 22:13, still in view");
  });

  it("finds what was pruned, and calls by their arguments", async () => {
    const prune: NewEntry<PruneEntry> = {
      kind: "prune",
      reason: "user",
      edits: [{ message: "e0003", part: 0, stub: "[read_file]", tokens: 1, saved: 9 }],
    };
    const text = await recall({ query: "leap-year bug" }, [...LOG, prune]);
    expect(text).toMatch(/^#3 tool, 2023-11-14 22:13\n….*the Leap-Year bug.*…/);
    expect(await recall({ query: "date.ts" })).toContain('→ read_file {"path":"src/date.ts"}');
  });

  it("all words before some, word for word before all", async () => {
    const log = [user("alpha"), user("beta and alpha"), user("alpha beta"), user("gamma")];
    const text = await recall({ query: "alpha  BETA" }, log);
    expect([...text.matchAll(/^#(\d)/gm)].map(([, number]) => number)).toEqual(["3", "2", "1"]);
    expect(text).toContain("[3 of 3 messages;");
  });

  it("at most as many as are wanted", async () => {
    const log = Array.from({ length: 40 }, (_, i) => user(`word ${i}`));
    expect(await recall({ query: "word", limit: 2 }, log)).toContain("[2 of 40 messages;");
    expect((await recall({ query: "word" }, log)).match(/^#/gm)?.length).toBe(10);
    expect(await recall({ query: "word", from: 3, to: 4 }, log)).toContain("[2 of 2 messages;");
  });

  it("reads messages word for word", async () => {
    expect(await recall({ from: 4, to: 5 })).toBe(
      "#4 assistant, 2023-11-14 22:13\nFixed the leap year bug.\n\n#5 user, 2023-11-14 22:13\nNow the list.",
    );
    expect(await recall({ from: 2 })).toContain('→ read_file {"path":"src/date.ts"}');
    expect(await recall({ from: 3 })).toContain("← read_file: start x x");
  });

  it("says how to go on where there is no more room, in many messages and in one", async () => {
    const log = Array.from({ length: 10 }, (_, i) => user(`${i} ${"word ".repeat(2_000)}`));
    expect(await recall({ from: 1, to: 10 }, log)).toContain("[More: from 3 to 10.]");
    const long = `${"a".repeat(40_000)}${"b".repeat(20_000)}END`;
    const pieces: string[] = [];
    for (let offset: number | undefined = 0; offset !== undefined;) {
      const text: string = await recall({ from: 1, offset }, [user(long)]);
      const [, next] = /from 1, offset (\d+)\.\]$/.exec(text) ?? [];
      pieces.push(text.replace(/^#1[^\n]*\n/, "").replace(/\n\[[^\n]*\]$/, ""));
      offset = next === undefined ? undefined : Number(next);
    }
    expect(pieces.join("") === long).toBe(true);
  });

  it("does not find itself", async () => {
    const log = [
      user("About tea."),
      assistant("", call("c1", "recall_history", '{"query":"tea"}')),
      tool(result("c1", "tea", { tool: "recall_history" })),
    ];
    expect(await recall({ query: "tea" }, log)).toContain("[1 of 1 message;");
  });

  it("says what is wrong", async () => {
    expect(await recall({})).toContain('Give "query" to search');
    expect(await recall({ from: 9 })).toBe("The conversation has only 5 messages.");
    expect(await recall({ from: 3, to: 1 })).toContain('"to" (1) must not be less');
    expect(await recall({ query: "zebra" })).toBe("No messages found for zebra. Try fewer or other words.");
  });
});
