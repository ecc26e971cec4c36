import { describe, expect, it } from "vitest";

import { assistant, user } from "../../../support/engine/build.ts";
import { digestOf, does, headOf, quarters, section } from "./conversation.ts";

const edit = (path: string, name: string) =>
  does(`Add ${name} to the file.`, "edit_file", { path, old: "x", new: `function ${name}() {}` }, "ok");

const first = headOf(
  user("Build the exporter. Always keep the tests green."),
  edit("/home/me/app/src/export.ts", "writeRows"),
  does(
    "Format.",
    "run_command",
    { command: "npm run lint", cwd: "/home/me/app" },
    "exit code 1\nerror: unused variable rowCount",
  ),
  does(
    "Test.",
    "run_command",
    { command: "npm test" },
    "exit code 1\n✕ writes rows\nTests  1 failed | 4 passed (5)",
  ),
  does(
    "Plan.",
    "update_plan",
    {
      plan: [
        { step: "Write rows", status: "in_progress" },
        { step: "Write headers", status: "pending" },
      ],
    },
    "ok",
  ),
);
const second = headOf(
  edit("/home/me/app/src/export.ts", "writeHeader"),
  does("Test again.", "run_command", { command: "npm test" }, "exit code 0\nTests  6 passed (6)"),
  does(
    "Plan.",
    "update_plan",
    {
      plan: [
        { step: "Write rows", status: "completed" },
        { step: "Write headers", status: "in_progress" },
      ],
    },
    "ok",
  ),
);

describe("a digest on top of an earlier one", () => {
  const anchor = digestOf(first);
  const summary = digestOf(second, { anchor });

  it("keeps goal, task and rules", () => {
    expect(section(anchor, "Goal")).toBe("The active task above is the only request so far.");
    expect(section(summary, "Goal")).toBe("> Build the exporter. Always keep the tests green.");
    expect(section(summary, "Active Task")).toBe("> Build the exporter. Always keep the tests green.");
    expect(section(summary, "Constraints & Preferences")).toBe("- Always keep the tests green.");
  });

  it("drops errors that passed since, and keeps the others", () => {
    expect(section(anchor, "Blocked")).toContain(
      "`npm test` → exit 1, 1 failed, 4 passed: failing: writes rows",
    );
    expect(section(summary, "Blocked")).toBe("- `npm run lint` → exit 1: error: unused variable rowCount");
  });

  it("goes on counting what was done to a file, and keeps its older names", () => {
    expect(section(anchor, "Relevant Files")).toContain("`src/export.ts`: edited; added `writeRows`");
    expect(section(summary, "Relevant Files")).toBe(
      "- `src/export.ts`: edited ×2; added `writeHeader writeRows`",
    );
  });

  it("replaces state and plan by the newer ones", () => {
    expect(section(summary, "Active State")).toContain("`npm test`: exit 0, 6 passed");
    expect(section(summary, "Active State")).not.toContain("1 failed");
    expect(section(summary, "Remaining Work")).toBe("- Write headers (in progress)");
  });

  it("adds to what was done, oldest first", () => {
    const actions = section(summary, "Completed Actions").split("\n");
    expect(actions.findIndex((line) => line.includes("writeRows"))).toBeLessThan(
      actions.findIndex((line) => line.includes("writeHeader")),
    );
  });

  it("tells a request that was finished since with what came of it", () => {
    const finished = headOf(
      second.slice(0, 2),
      assistant("Added the header to every export."),
      user("Thanks. Next, the docs."),
    );
    const actions = section(digestOf(finished, { anchor }), "Completed Actions");
    expect(actions).toContain(
      "“Build the exporter. Always keep the tests green.”: Added the header to every export.",
    );
  });

  it("stays as it is when nothing is new", () => {
    const again = digestOf([], { anchor: summary });
    for (const heading of [
      "Goal",
      "Active Task",
      "Constraints & Preferences",
      "Blocked",
      "Relevant Files",
      "Remaining Work",
    ] as const) {
      expect(section(again, heading)).toBe(section(summary, heading));
    }
  });

  it("never grows beyond its budget, however often it is renewed", () => {
    let rolled = anchor;
    for (let round = 0; round < 30; round++) {
      const head = headOf(
        user(`Next request, number ${round}: never use module${round}.`),
        edit(`/home/me/app/src/part${round}.ts`, `makePart${round}`),
        assistant(`Added \`makePart${round}\` because step ${round} needs it.`),
      );
      rolled = digestOf(head, { anchor: rolled, budget: 900 });
      expect(quarters(rolled)).toBeLessThanOrEqual(900);
    }
    expect(section(rolled, "Goal")).toContain("Build the exporter.");
    expect(section(rolled, "Constraints & Preferences")).toContain("never use module29");
    expect(section(rolled, "Relevant Files")).toContain("makePart29");
  });
});

describe("a digest on top of another assistant's summary", () => {
  const anchor = [
    "This session is being continued from a previous conversation.",
    "",
    "1. Primary Request and Intent:",
    "   The user wants an exporter for tables.",
    "",
    "2. Files and Code Sections:",
    "   - src/export.ts",
    "      - holds the writer of rows",
    "   - `src/table.ts` - the table model",
    "",
    "3. Pending Tasks:",
    "   - Write the docs",
    "",
    "4. Current Work:",
    "   Was renaming a field.",
    "",
    "**Key decisions:**",
    "- Rows are streamed because tables are large",
  ].join("\n");
  const summary = digestOf(headOf(user("Go on."), edit("src/export.ts", "writeHeader")), { anchor });

  it("sorts what it knows into the template", () => {
    expect(section(summary, "Goal")).toContain("The user wants an exporter for tables.");
    expect(section(summary, "Remaining Work")).toContain("- Write the docs");
    expect(section(summary, "Key Decisions")).toContain("- Rows are streamed because tables are large");
  });

  it("keeps its notes on files that were not touched since", () => {
    expect(section(summary, "Relevant Files")).toContain("- `src/table.ts`: the table model");
    expect(section(summary, "Relevant Files")).toContain("- `src/export.ts`: edited; added `writeHeader`");
  });

  it("keeps a note through further digests", () => {
    const touched = digestOf(headOf(user("More."), edit("src/table.ts", "addRow")), { anchor: summary });
    const again = digestOf(headOf(user("More."), edit("src/table.ts", "addColumn")), { anchor: touched });
    expect(section(again, "Relevant Files")).toContain(
      "- `src/table.ts`: edited ×2; added `addColumn addRow`; earlier: the table model",
    );
  });

  it("drops what was going on then", () => {
    expect(summary).not.toContain("renaming a field");
  });

  it("keeps a text without any sections as context", () => {
    const plain = digestOf(headOf(user("Go on.")), { anchor: "We moved the server to port 8443." });
    expect(section(plain, "Critical Context")).toBe("- We moved the server to port 8443.");
  });
});
