import { describe, expect, it } from "vitest";

import { bytesWords, isBinaryText } from "../../../../src/tools/safe/binary.ts";
import { cleanText } from "../../../../src/tools/safe/clean.ts";
import { endsOf } from "../../../../src/tools/safe/ends.ts";

describe("clean text", () => {
  it.each([
    ["\u001b[1;31mred\u001b[0m", "red"],
    ["\u001b[38:2:255:0:0mred\u001b[?25l", "red"],
    ["\u001b]0;title\u0007text", "text"],
    ["\u001b]8;;https://a.b\u001b\\link\u001b]8;;\u001b\\", "link"],
    ["\u001b]52;c;aGk=\u0007copied", "copied"],
    ["\u001bPq#0;2;0;0;0\u001b\\sixel", "sixel"],
    ["\u009b31mold\u009b0m", "old"],
    ["\u001b(Bplain\u001b=\u001bc", "plain"],
    ["\u001b]never ended", "never ended"],
    ["\u001b", ""],
    ["a\tb\r\nc", "a\tb\nc"],
    ["10%\r100%\r\r\ndone\r", "100%\ndone"],
    ["N\bNA\bA", "NA"],
    ["ab\b\b\bc\n\bd", "c\nd"],
    ["a\0b\0", "a\nb\n"],
    ["bell\u0007 delete\u007f", "bell delete"],
    ["hidden\u{E0049}\u{E0047}", "hidden"],
    ["half \ud83d", "half \ufffd"],
    ["Grüße 👋 עברית", "Grüße 👋 עברית"],
  ])("%j is %j", (text, clean) => expect(cleanText(text)).toBe(clean));

  it.each(["\r", "a\r", "\b", "\u001b]", "\u001b[", "\u001b[1", "\0", "\u001bP\u001b", "\r\n\b"])(
    "two million of %j are no more work than any other text",
    (piece) => expect(cleanText(piece.repeat(2_000_000)).length).toBeLessThanOrEqual(4_000_000),
  );
});

describe("binary", () => {
  it("is told from text by what cannot be printed", () => {
    expect(isBinaryText("\u007fELF\0\0\0\u0001")).toBe(true);
    expect(isBinaryText("\ufffd\ufffdPNG")).toBe(true);
    expect(isBinaryText("src/index.ts\0src/other.ts\0")).toBe(false);
    expect(isBinaryText("\u001b[31m\tred\u001b[0m\r\n")).toBe(false);
    expect(isBinaryText("")).toBe(false);
    expect(isBinaryText("text ".repeat(100_000))).toBe(false);
  });

  it("sizes are told in the unit that fits", () => {
    expect([0, 1, 1023, 1024, 1536, 10_240, 1_048_575, 3_355_443, 5 * 2 ** 40].map(bytesWords)).toEqual([
      "0 bytes",
      "1 byte",
      "1023 bytes",
      "1 KB",
      "1.5 KB",
      "10 KB",
      "1 MB",
      "3.2 MB",
      "5 TB",
    ]);
  });
});

describe("both ends", () => {
  it("whole lines where there are any near", () => {
    const lines = Array.from({ length: 100 }, (_, i) => `line ${i}\n`).join("");
    const { head, tail, leftOut } = endsOf(lines, 100);
    expect(head).toBe("line 0\nline 1\nline 2\nline 3\nline 4\nline 5\nline 6\n");
    expect(tail).toMatch(/^line 9\d\n(?:line 9\d\n)*$/);
    expect(head.length + tail.length + leftOut).toBe(lines.length);
  });

  it("codes do not count", () => {
    const { head, leftOut } = endsOf("\u001b[31mx\u001b[0m\n".repeat(10), 20);
    expect([head, leftOut]).toEqual(["x\n".repeat(10), 0]);
  });
});
