import { describe, expect, it } from "vitest";

import { auditEdit, replacedBy } from "../../../../src/engine/audit/auditEdit.ts";
import type { CompactionEntry, Entry, NewEntry } from "../../../../src/engine/entries.ts";
import { project } from "../../../../src/engine/transcript.ts";
import {
  assistant,
  call,
  compacted,
  logOf,
  result,
  tool,
  user,
  workOf,
} from "../../../support/engine/build.ts";

const WORK: NewEntry[] = [
  user("Never touch the public API. Fix the parser."),
  assistant("", call("w", "write_file", JSON.stringify({ path: "src/parser.ts", content: "x" }))),
  tool(result("w", "ok", { tool: "write_file" })),
  ...workOf(12, 2_000),
];

const newest = (log: readonly Entry[]): CompactionEntry => {
  const found = log.findLast((entry) => entry.kind === "compaction");
  if (found?.kind !== "compaction") throw new Error("no compaction");
  return found;
};

describe("the audit of an edited summary", () => {
  it("A1 of a text that was not changed is the compaction's own, first and later", async () => {
    const first = await compacted(logOf(WORK));
    const second = await compacted(logOf(workOf(12, 2_000), first));
    for (const log of [first, second]) {
      const compaction = newest(log);
      expect(auditEdit(log, { compaction, markdown: compaction.summary })).toEqual(compaction.audit);
    }
  });

  it("A1 looks at what the compaction replaced, not at what came later", async () => {
    const log = await compacted(logOf(WORK));
    const compaction = newest(log);
    const later = logOf([user("Use version 9.8.7 of everything."), ...workOf(12, 2_000)], log);
    expect(auditEdit(later, { compaction, markdown: compaction.summary })).toEqual(compaction.audit);
  });

  it("A2 misses what the user took out, unless the ledger has it", async () => {
    const log = await compacted(logOf(WORK));
    const compaction: CompactionEntry = { ...newest(log), ledger: "" };
    const plain = [...log.slice(0, -1), compaction];
    const empty = auditEdit(plain, { compaction, markdown: "## Goal\nFix it." });
    expect(empty.missing.map(({ kind }) => kind)).toContain("fileWritten");
    expect(empty.coverage).toBeLessThan(compaction.audit?.coverage ?? 0);
    const told = { ...compaction, ledger: "### Relevant Files\n- src/parser.ts: written" };
    const { missing } = auditEdit([...log.slice(0, -1), told], {
      compaction: told,
      markdown: "## Goal\nFix it.",
    });
    expect(missing.some(({ kind, text }) => kind === "fileWritten" && text.includes("src/parser.ts"))).toBe(
      false,
    );
  });

  it("A3 marks what the user's text names and the conversation never did", async () => {
    const log = await compacted(logOf(WORK));
    const compaction = newest(log);
    const { unsourced } = auditEdit(log, {
      compaction,
      markdown: `${compaction.summary}\nSee src/never/seen.ts.`,
    });
    expect(new Set(unsourced)).toEqual(
      new Set([...(compaction.audit?.unsourced ?? []), "src/never/seen.ts"]),
    );
  });

  it("replaced are the messages that were sent before and are covered now", async () => {
    const first = await compacted(logOf(WORK));
    const second = await compacted(logOf(workOf(12, 2_000), first));
    const compaction = newest(second);
    const before = project(second.slice(0, -1));
    const head = replacedBy(compaction, before);
    expect(head.length).toBeGreaterThan(10);
    const ids = head.map(({ id }) => id);
    expect(ids).toEqual(ids.toSorted());
    expect(ids.every((id) => id <= compaction.covers.to)).toBe(true);
  });

  it("a compaction of messages that are not in the log has an audit all the same", async () => {
    const log = await compacted(logOf(WORK));
    const compaction = { ...newest(log), covers: { from: "gone", to: "gone" } };
    expect(auditEdit([...log.slice(0, -1), compaction], { compaction, markdown: "x" })).toMatchObject({
      facts: 0,
    });
  });
});
