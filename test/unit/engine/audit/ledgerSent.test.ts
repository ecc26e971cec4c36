import { describe, expect, it } from "vitest";

import { compact } from "../../../../src/engine/compact.ts";
import type { CompactionEntry, Entry } from "../../../../src/engine/entries.ts";
import { promptOf } from "../../../../src/engine/send.ts";
import { project } from "../../../../src/engine/transcript.ts";
import {
  assistant,
  call,
  count,
  logOf,
  result,
  settingsFor,
  tool,
  user,
  workOf,
} from "../../../support/engine/build.ts";
import { scriptedAsk } from "../../../support/engine/scriptedAsk.ts";

const RULE = "Never touch anything under api/.";
const LOG = logOf([
  ...workOf(1, 100),
  assistant("Adding a cache.", call("e", "edit_file", '{"path":"src/save.ts","old":"a","new":"b"}')),
  tool(result("e", "Edited.", { tool: "edit_file" })),
  ...workOf(12, 2_000),
]);

/** The log after a compaction whose summary states nothing. */
async function compactedLog(log: readonly Entry[] = LOG): Promise<readonly Entry[]> {
  const { ask } = scriptedAsk("## Goal\nMake it fast.");
  const settings = { ...settingsFor(), summarizer: { window: 200_000 }, trigger: "user" } as const;
  const outcome = await compact(project(log), settings, { ask, count, now: () => 0 });
  if (outcome.kind !== "compacted") throw new Error(outcome.kind);
  return logOf([outcome.entry], log);
}

const compactionIn = (log: readonly Entry[]): CompactionEntry => {
  const found = log.findLast((entry) => entry.kind === "compaction");
  if (!found) throw new Error("not compacted");
  return found;
};

const firstSent = (log: readonly Entry[]): string => promptOf(project(log), "").messages[0]?.text ?? "";

describe("the ledger in the prompt", () => {
  it("A2 stands right behind the summary and is counted", async () => {
    const log = await compactedLog();
    const { ledger = "", ledgerTokens = 0, tokensAfter, audit } = compactionIn(log);
    expect(ledger).toContain("`src/save.ts`: edited");
    expect(firstSent(log)).toContain(`Make it fast.\n\n${ledger}\n\n`);
    expect(ledgerTokens).toBe(count(ledger));
    expect(project(log).tokens.total).toBe(tokensAfter);
    expect(audit?.coverage).toBeLessThan(1);
  });

  it("A2 stays when the user edits the summary", async () => {
    const log = await compactedLog();
    const { id, ledger = "" } = compactionIn(log);
    const markdown = "## Goal\nEdited.";
    const edited = logOf([{ kind: "summaryEdit", compaction: id, markdown, tokens: count(markdown) }], log);
    expect(firstSent(edited)).toContain(`Edited.\n\n${ledger}\n\n`);
  });

  it("A2 a rule in it is there after the next compaction too", async () => {
    const log = await compactedLog(logOf([user(RULE), ...workOf(12, 2_000)]));
    expect(firstSent(log)).toContain(`- ${RULE}`);
    const twice = await compactedLog(logOf(workOf(12, 2_000), log));
    expect(compactionIn(twice).ledger).toContain(`- ${RULE}`);
  });
});
