import { describe, expect, it } from "vitest";

import { completionsAt, typingAt } from "../../../src/summaries/completion.ts";
import { parseDocument } from "../../../src/summaries/document.ts";
import { caret, edited, FACTS } from "./editing.ts";

const PATHS = ["src/a.ts", "src/abc.ts"];

const offered = (marked: string): string[] => {
  const { text, position } = caret(marked);
  return completionsAt(parseDocument(text), position, { facts: FACTS, paths: PATHS }).map(
    ({ label }) => label,
  );
};

/** The text after the first offer was taken. */
const taken = (marked: string): string => {
  const { text, position } = caret(marked);
  const [first] = completionsAt(parseDocument(text), position, { facts: FACTS, paths: PATHS });
  return first ? edited(text, [first]) : text;
};

describe("completion", () => {
  it("offers the sections that are not there yet, with what belongs under them", () => {
    expect(offered("## Goal\nx\n\n#│")).toEqual(["## Key Decisions", "## Relevant Files"]);
    expect(taken("## Goal\nx\n\n## Ke│")).toBe("## Goal\nx\n\n## Key Decisions");
    const { text, position } = caret("#│");
    expect(completionsAt(parseDocument(text), position, { facts: FACTS, paths: [] })[0]?.detail).toBe(
      "what the user wants",
    );
  });

  it("offers the section whose heading is being typed", () => {
    expect(offered("## Goal│")).toContain("## Goal");
  });

  it("offers paths in place of what is typed of one", () => {
    expect(taken("- see src/a│ now")).toBe("- see src/a.ts now");
    expect(taken("- `sr│`")).toBe("- `src/a.ts`");
    expect(typingAt(parseDocument("x src/a"), { line: 0, character: 7 })).toEqual({
      kind: "path",
      from: 2,
      path: "src/a",
    });
  });

  it("offers the states of a plan's item", () => {
    expect(offered("- [│")).toEqual(["[ ]", "[~]", "[x]"]);
    expect(taken("1. [│ write tests")).toBe("1. [ ] write tests");
    expect(offered("- [x] done│")).toEqual([]);
  });

  it("offers nothing in plain words, nor below a third-level heading", () => {
    for (const marked of ["some words│", "### x│", "│", "a [│", "- see a│"])
      expect(offered(marked)).toEqual([]);
  });

  it("looks at the end of a very long line only", () => {
    const path = `${"a".repeat(100_000)}/b`;
    expect(typingAt(parseDocument(path), { line: 0, character: path.length })).toMatchObject({
      kind: "path",
    });
  });
});
