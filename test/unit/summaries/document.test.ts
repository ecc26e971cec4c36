import * as fc from "fast-check";
import { describe, expect, it } from "vitest";

import { parseSections } from "../../../src/engine/summary/template.ts";
import {
  areTouching,
  linesRange,
  parseDocument,
  rangesOf,
  sectionAt,
} from "../../../src/summaries/document.ts";
import { edited } from "./editing.ts";

const TEXT = "Intro\n## Goal\nShip it.\n\n## Relevant Files ##\n- src/a.ts\n";

describe("a parsed document", () => {
  it("knows where each section begins and ends", () => {
    expect(parseDocument(TEXT).sections).toEqual([
      { heading: "Goal", body: "Ship it.", line: 1, end: 4 },
      { heading: "Relevant Files", body: "- src/a.ts", line: 4, end: 7 },
    ]);
  });

  it("has the sections that the engine reads, whatever the text and its line breaks", () => {
    const line = fc.constantFrom("## A", "##  B #", "##", "## #", "text", "", "```", "### c", "##\u2028x");
    fc.assert(
      fc.property(fc.array(line), fc.constantFrom("\n", "\r\n", "\r"), (lines, end) => {
        const document = parseDocument(lines.join(end));
        const plain = document.sections.map(({ heading, body }) => ({ heading, body }));
        expect(plain).toEqual(parseSections(lines.join("\n")));
        for (const { heading, line: at } of document.sections) expect(document.lines[at]).toContain(heading);
      }),
    );
  });

  it("finds the section of a line; none above the first heading", () => {
    const document = parseDocument(TEXT);
    expect(sectionAt(document, 0)).toBeUndefined();
    expect(sectionAt(document, 3)?.heading).toBe("Goal");
    expect(sectionAt(document, 5)?.heading).toBe("Relevant Files");
  });

  it("takes whole lines out without leaving an empty one, also at the end", () => {
    const document = parseDocument("a\nb\nc");
    const without = (from: number, to: number) =>
      edited(document.text, [{ range: linesRange(document, from, to), text: "" }]);
    expect([without(0, 1), without(1, 2), without(2, 3), without(0, 3)]).toEqual([
      "b\nc",
      "a\nc",
      "a\nb",
      "",
    ]);
  });

  it("tells offsets as lines and characters, with every kind of line break", () => {
    const document = parseDocument("ab\r\ncd\ref\ngh");
    const offsets = [0, 2, 4, 7, 10, 12];
    const starts = rangesOf(
      document,
      offsets.map((from) => ({ from, to: from })),
    ).map(({ start }) => [start.line, start.character]);
    expect(starts).toEqual([
      [0, 0],
      [0, 2],
      [1, 0],
      [2, 0],
      [3, 0],
      [3, 2],
    ]);
  });

  it("ranges touch where they share a place, if only their edge", () => {
    const on = (line: number, from: number, to: number) => ({
      start: { line, character: from },
      end: { line, character: to },
    });
    expect(areTouching(on(1, 0, 5), on(1, 5, 9))).toBe(true);
    expect(areTouching(on(1, 0, 5), on(1, 6, 9))).toBe(false);
    expect(areTouching(on(1, 0, 5), on(2, 0, 9))).toBe(false);
  });
});
