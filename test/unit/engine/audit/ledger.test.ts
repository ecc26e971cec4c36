import { describe, expect, it } from "vitest";

import { user } from "../../../support/engine/build.ts";
import { does, headOf, quarters } from "../digest/conversation.ts";
import { auditOf, ledgerLines, missing } from "./auditing.ts";

const edits = (path: string, text: string) =>
  does("Changing it.", "edit_file", { path, old: "const old = 1;", new: text }, "Edited.");

const HEAD = headOf(
  user("Never touch anything under api/."),
  does("Looking.", "list_folder", { path: "/home/me/app" }, "src\napi"),
  does("Looking.", "search_text", { pattern: "fileCache", path: "/home/me/app" }, "src/save.ts:1:fileCache"),
  edits("/home/me/app/src/save.ts", "function saveAll(fileCache) {}"),
  edits("/home/me/app/src/load.ts", "function loadAll(fileCache) {}"),
  does("Building.", "run_command", { command: "npm run build" }, "exit code 1\nerror: no main module", true),
);

describe("the ledger", () => {
  it("A2 has what the summary lacks, under the headings of a summary", () => {
    const made = auditOf(HEAD, "## Goal\nSaving is slow.");
    expect(ledgerLines(made, "Constraints & Preferences")).toEqual(["- Never touch anything under api/."]);
    expect(ledgerLines(made, "Blocked")).toEqual(["- `npm run build` → exit 1: error: no main module"]);
    expect(ledgerLines(made, "Relevant Files")).toEqual([
      "- `src/load.ts`: edited; added `loadAll (fileCache)`",
      "- `src/save.ts`: edited; added `saveAll`",
    ]);
    expect(made.audit.missing).toEqual([]);
  });

  it("A2 leaves out what the summary states, names in it and paths by their ending included", () => {
    const { ledger } = auditOf(
      HEAD,
      "## Goal\nDo not touch anything under api/. `save.ts` and `load.ts`: `saveAll`, `loadAll` with a `fileCache`; `npm run build` says: error: no main module",
    );
    expect(ledger).toBe("");
  });

  it("A2 an ending that two files share states neither", () => {
    const two = headOf(
      user("Go."),
      edits("/home/me/app/a/index.ts", "1"),
      edits("/home/me/app/b/index.ts", "2"),
    );
    const shared = auditOf(two, "## Goal\nChanged `index.ts`.", { budget: 0 });
    expect(missing(shared, "fileWritten")).toHaveLength(2);
    const clear = auditOf(two, "## Goal\nChanged `a/index.ts`.", { budget: 0 });
    expect(missing(clear, "fileWritten")).toEqual(["`b/index.ts`: edited"]);
  });

  it("A2 tells a file that the summary names by its shortest clear ending", () => {
    const made = auditOf(HEAD, "## Goal\nChanged src/save.ts.");
    expect(ledgerLines(made, "Relevant Files")).toContain("- `…/save.ts`: edited; added `saveAll`");
  });

  it("A2 coverage is the weighted share of the facts that the summary states", () => {
    const coverage = (summary: string): number => auditOf(HEAD, summary).audit.coverage;
    expect(coverage("")).toBe(0);
    expect(coverage("`src/save.ts`")).toBeGreaterThan(0);
    expect(coverage("Nothing under api/ must be touched, never anything.")).toBeGreaterThan(
      coverage("`src/save.ts`"),
    );
  });

  it("A2 keeps within its budget, rules first, the rest is listed as missing", () => {
    const made = auditOf(HEAD, "## Goal\nSaving.", { budget: 20 });
    expect(quarters(made.ledger)).toBeLessThanOrEqual(20);
    expect(made.ledger).toContain("no main module");
    expect(missing(made, "fileWritten")).toHaveLength(2);
  });

  it("A2 names that are sent beside the summary are not told again", () => {
    const made = auditOf(HEAD, "## Goal\nSaving.", { beside: "function saveAll(fileCache)" });
    expect(made.ledger).not.toContain("saveAll");
    expect(made.ledger).toContain("loadAll");
  });
});

describe("the ledger of the next compaction", () => {
  const first = auditOf(HEAD, "## Goal\nSaving is slow.");
  const next = (summary: string, ...more: readonly ReturnType<typeof edits>[]): string =>
    auditOf(headOf(user("Go on."), ...more), summary, {
      anchor: { summary: "## Goal\nSaving is slow.", ledger: first.ledger },
    }).ledger;

  it("A2 keeps the lines that still hold and are still missing", () => {
    const ledger = next("## Goal\nSaving is still slow.");
    expect(ledger).toContain("- Never touch anything under api/.");
    expect(ledger).toContain("error: no main module");
    expect(ledger).toContain("`src/save.ts`: edited; added `saveAll");
  });

  it("A2 drops those that the new summary states", () => {
    const ledger = next("## Goal\nNothing under api/ is touched, never anything. `saveAll` in src/save.ts.");
    expect(ledger).not.toContain("Never touch");
    expect(ledger).not.toContain("saveAll");
    expect(ledger).toContain("loadAll");
  });

  it("A2 drops an error of a command that passes now, and goes on counting edits", () => {
    const ledger = next(
      "## Goal\nSaving.",
      does("Building.", "run_command", { command: "npm run build" }, "exit code 0\ndone"),
      edits("/home/me/app/src/save.ts", "function saveSome() {}"),
    );
    expect(ledger).not.toContain("no main module");
    expect(ledger).toContain("`src/save.ts`: edited ×2");
  });

  it("A2 knows a shortened path again", () => {
    const short = auditOf(HEAD, "## Goal\nChanged src/save.ts in /home/me/app.");
    expect(short.ledger).toContain("…/save.ts");
    const { ledger } = auditOf(
      headOf(user("Go on."), edits("/home/me/app/src/save.ts", "function saveSome() {}")),
      "## Goal\nSaving.",
      { anchor: { summary: "", ledger: short.ledger } },
    );
    expect(ledger.match(/save\.ts`: /g)).toHaveLength(1);
    expect(ledger).toContain("edited ×2");
  });
});
