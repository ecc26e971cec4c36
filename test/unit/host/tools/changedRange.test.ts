import * as fc from "fast-check";
import { describe, expect, it } from "vitest";

import { changedRange } from "../../../../src/host/tools/files/changedRange.ts";

const applied = (
  before: string,
  { start, end, text }: { start: number; end: number; text: string },
): string => before.slice(0, start) + text + before.slice(end);

/** Few different characters, so that much is alike; some of two units, and line ends of both kinds. */
const texts = fc
  .array(fc.constantFrom("a", "b", "\n", "\r\n", "\r", "😀", "😁", "é"))
  .map((pieces) => pieces.join(""));

const isWhole = (text: string, at: number): boolean =>
  !(text[at - 1] === "\r" && text[at] === "\n") && text.slice(0, at).isWellFormed();

describe("changedRange", () => {
  it("makes the one text of the other, and splits neither characters nor line ends", () => {
    fc.assert(
      fc.property(texts, texts, (before, after) => {
        const change = changedRange(before, after);
        expect(change ? applied(before, change) : before).toBe(after);
        for (const at of change ? [change.start, change.end] : []) expect(isWhole(before, at)).toBe(true);
      }),
    );
  });

  it("is no larger than what differs", () => {
    const text = "0123456789".repeat(100);
    expect(changedRange(`${text}old${text}`, `${text}new and more${text}`)).toEqual({
      start: text.length,
      end: text.length + 3,
      text: "new and more",
    });
    expect(changedRange("aa", "aaa")).toEqual({ start: 2, end: 2, text: "a" });
  });
});
