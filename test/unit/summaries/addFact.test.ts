import { describe, expect, it } from "vitest";

import { parseSections } from "../../../src/engine/summary/template.ts";
import { addFact } from "../../../src/summaries/addFact.ts";

const fact = { kind: "fileWritten", text: "src/a.ts: written" } as const;

describe("a fact added to a summary", () => {
  it("goes to the end of its section", () => {
    const text = "## Relevant Files\n- src/b.ts\n\n## Critical Context\n- x\n";
    expect(addFact(text, fact)).toBe(
      "## Relevant Files\n- src/b.ts\n- src/a.ts: written\n\n## Critical Context\n- x\n",
    );
  });

  it("makes the section where it is missing, in the template's order", () => {
    const sections = parseSections(addFact("## Goal\nx\n\n## Critical Context\ny", fact));
    expect(sections).toEqual([
      { heading: "Goal", body: "x" },
      { heading: "Relevant Files", body: "- src/a.ts: written" },
      { heading: "Critical Context", body: "y" },
    ]);
    expect(parseSections(addFact("## Critical Context\ny", fact))[0]?.heading).toBe("Relevant Files");
  });

  it("stands at the end of a summary without our headings", () => {
    expect(addFact("All is well.\n\n", fact)).toBe("All is well.\n- src/a.ts: written\n");
    expect(addFact("## Findings\nx", fact)).toBe("## Findings\nx\n- src/a.ts: written\n");
  });

  it("finds a place for every kind of fact, with its text as it is", () => {
    const kinds = [
      "constraint",
      "fileRead",
      "command",
      "unresolvedError",
      "planItem",
      "number",
      "version",
      "id",
      "url",
      "pin",
    ] as const;
    for (const kind of kinds)
      expect(addFact("## Goal\nx", { kind, text: "a - b $& c" })).toContain("\n- a - b $& c");
  });
});
