import { describe, expect, it } from "vitest";

import type { Entry } from "../../../../src/engine/entries.ts";
import { liveSummary, type ToldSession } from "../../../../src/host/languageModelTools/liveSummary.ts";
import { searchHistory } from "../../../../src/host/languageModelTools/searchHistory.ts";
import { assistant, compacted, logOf, user, workOf } from "../../../support/engine/build.ts";
import { JWT, KEYS } from "../../../support/engine/fakeSecrets.ts";

const session = (entries: readonly Entry[]): ToldSession => ({ id: "s1", title: "The harbour", entries });

describe("the live summary for other assistants", () => {
  it("is the summary, with what it stands for", async () => {
    const entries = await compacted(logOf(workOf(12, 2_000)));
    const told = liveSummary(session(entries));
    expect(told).toContain(
      "# The harbour\n\nConversation s1, 48 messages. The summary below stands for the first",
    );
    const compaction = entries.find((entry) => entry.kind === "compaction");
    expect(told).toContain(compaction?.summary);
  });

  it("is the text that the user has edited", async () => {
    const entries = await compacted(logOf(workOf(12, 2_000)));
    const compaction = entries.find((entry) => entry.kind === "compaction")!;
    const edit = {
      kind: "summaryEdit",
      compaction: compaction.id,
      markdown: "## Goal\nMine.",
      tokens: 5,
    } as const;
    expect(liveSummary(session(logOf([edit], entries)))).toContain("## Goal\nMine.");
  });

  it("says so where nothing has been summarized", () => {
    expect(liveSummary(session(logOf([user("Hello")])))).toBe(
      "# The harbour\n\nConversation s1, 1 message. Nothing of it has been summarized yet.",
    );
  });

  it("is masked", async () => {
    const entries = await compacted(logOf(workOf(12, 2_000)));
    const compaction = entries.find((entry) => entry.kind === "compaction")!;
    const markdown = `## Goal\nUse ${JWT}.`;
    const told = liveSummary(
      session(logOf([{ kind: "summaryEdit", compaction: compaction.id, markdown, tokens: 9 }], entries)),
    );
    expect(told).not.toContain(JWT);
    expect(told).toContain("[masked: ");
  });
});

describe("the search for other assistants", () => {
  const log = logOf([
    user("Where do the ferries land?"),
    assistant("At the north pier."),
    user("And the pilots?"),
    assistant("At the north pier too, behind the ferries."),
  ]);

  it("gives the messages with all words, newest first, by id and role", () => {
    const told = searchHistory(session(log), "FERRIES north", 10);
    expect(told).toContain("- e0004 · assistant · 2023-11-14T22:13:20.004Z: At the north pier too");
    expect(told).not.toContain("e0001");
    expect(told).not.toContain("There are more");
  });

  it("stops at the limit, and says so", () => {
    const told = searchHistory(session(log), "the", 2);
    expect(told.match(/^- e000\d/gm)).toEqual(["- e0004", "- e0003"]);
    expect(told).toContain("There are more");
  });

  it("looks behind the summary too, and says what stands there", async () => {
    const entries = await compacted(logOf(workOf(12, 2_000)));
    expect(searchHistory(session(entries), '"step 0 fails"', 10)).toMatch(
      /e0004 · assistant · \S+ · behind the summary: /,
    );
    expect(searchHistory(session(entries), '"step 11 fails"', 10)).not.toContain("behind the summary");
  });

  it.each(["", "  ", "…"])("a query without a word is answered with what to do: “%s”", (query) => {
    expect(searchHistory(session(log), query, 10)).toBe(
      "There is no word in the query. Name one or more words to look for.",
    );
  });

  it("nothing found is said plainly", () => {
    expect(searchHistory(session(log), "lighthouse", 10)).toContain("no message has all of these words");
  });

  it("tells no secret, and does not let one be guessed piece by piece", () => {
    const { key } = KEYS[0]!;
    const withKey = session(logOf([user(`The key is ${key}, keep it.`)]));
    const told = searchHistory(withKey, "key keep", 10);
    expect(told).toContain("[masked: ");
    expect(told).not.toContain(key);
    expect(searchHistory(withKey, key.slice(0, 8), 10)).toContain("no message has all of these words");
  });
});
