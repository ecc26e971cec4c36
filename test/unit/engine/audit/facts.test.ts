import { describe, expect, it } from "vitest";

import type { FactKind } from "../../../../src/engine/entries.ts";
import { assistant, user } from "../../../support/engine/build.ts";
import { does, headOf } from "../digest/conversation.ts";
import { auditOf, missing } from "./auditing.ts";

const HEAD = headOf(
  user("Never touch anything under api/. Why is saving slow? See https://tracker.example/ISSUE-7."),
  does("Looking.", "read_file", { path: "src/load.ts" }, "export const loadAll = 1;"),
  does("Adding a cache.", "edit_file", { path: "src/save.ts", old: "a", new: "b" }, "Edited."),
  does("Testing.", "run_command", { command: "npm test" }, "exit code 0\n41 passed"),
  does(
    "Linting.",
    "run_command",
    { command: "npm run lint" },
    "exit code 2\nerror: unused import of readAll",
    true,
  ),
  does(
    "Planning.",
    "update_plan",
    { plan: [{ step: "Measure the cache with large files", status: "pending" }] },
    "ok",
  ),
  assistant("Saving took 340 ms because of version 4.17.21 of the cache; commit 1a2b3c4d made it so."),
);

/** With nothing stated and no room for a ledger, everything is missing. */
const nothing = auditOf(HEAD, "## Goal\nNothing.", { budget: 0, pinned: new Set(["e0001"]) });

describe("facts", () => {
  it.each<[FactKind, string]>([
    ["constraint", "Never touch anything under api/."],
    ["fileWritten", "`src/save.ts`: edited"],
    ["fileRead", "`src/load.ts`: read"],
    ["command", "`npm test` → exit 0, 41 passed"],
    ["unresolvedError", "`npm run lint` → exit 2: error: unused import of readAll"],
    ["planItem", "Measure the cache with large files"],
    ["number", "340 ms"],
    ["version", "4.17.21"],
    ["id", "1a2b3c4d"],
    ["url", "https://tracker.example/ISSUE-7"],
  ])("A1 are known by code: %s", (kind, text) => {
    expect(missing(nothing, kind).join("\n")).toContain(text);
  });

  it("A1 name the message that they stand in", () => {
    const rule = nothing.audit.missing.find(({ kind }) => kind === "constraint");
    expect(rule?.source).toBe(HEAD[0]?.id);
  });

  it("A1 pins are facts that are never missing: they stay in the prompt", () => {
    const without = auditOf(HEAD, "## Goal\nNothing.", { budget: 0 });
    expect(nothing.audit.facts).toBe(without.audit.facts + 1);
    expect(missing(nothing, "pin")).toEqual([]);
  });

  it("A1 a command that failed and passed afterwards is no unresolved error", () => {
    const mended = [...HEAD, ...headOf(does("Again.", "run_command", { command: "npm run lint" }, "ok"))];
    expect(missing(auditOf(mended, "", { budget: 0 }), "unresolvedError")).toEqual([]);
  });

  it("A1 a question and what a terminal showed set no rule", () => {
    const head = headOf(user("Must it be so?\n⏺ You must never see this.\n  It must only be pasted."));
    expect(missing(auditOf(head, "", { budget: 0 }), "constraint")).toEqual([]);
  });

  it("A1 of a summary that states all of them nothing is missing", () => {
    const summary = `## Goal
Find out why saving is slow (https://tracker.example/ISSUE-7). Do not touch what lies under api/.
- \`save.ts\` got a cache, src/load.ts was read; \`npm test\` passes
- \`npm run lint\` fails: error: unused import of readAll
- To do: measure the cache with large files
- It took 340 ms because of 4.17.21, since 1a2b3c4d`;
    const { audit } = auditOf(HEAD, summary, { budget: 0 });
    expect(audit.missing).toEqual([]);
    expect(audit.coverage).toBe(1);
  });
});
