import { describe, expect, test } from "vitest";

import { pieces, withoutStyling } from "../../../src/webview/marks.ts";

const shown = (text: string): string =>
  pieces(text)
    .map((piece) => (piece.kind === "text" ? piece.text : `⟨${piece.text}⟩`))
    .join("");

describe("characters that cannot be seen", () => {
  test.each([
    ["a right-to-left override", "user\u202Etxt.exe", "user⟨U+202E⟩txt.exe"],
    ["an isolate", "a\u2066b\u2069", "a⟨U+2066⟩b⟨U+2069⟩"],
    ["a zero-width space", "pay\u200Bpal", "pay⟨U+200B⟩pal"],
    ["a bell", "\u0007", "⟨U+0007⟩"],
    ["an escape character", "\u001B]0;title\u0007", "⟨U+001B⟩]0;title⟨U+0007⟩"],
    ["a C1 control", "a\u009Bb", "a⟨U+009B⟩b"],
    ["a byte order mark", "\uFEFFa", "⟨U+FEFF⟩a"],
    [
      "a run of tag characters",
      "\u{E0049}\u{E0047}\u{E004E}\u{E004F}\u{E0052}",
      "⟨U+E0049 U+E0047 U+E004E +2⟩",
    ],
  ])("%s is marked", (_, text, expected) => {
    expect(shown(text)).toBe(expected);
  });

  test.each([
    ["line breaks and tabs", "a\n\tb\r\nc"],
    ["an emoji made of several", "👩‍👩‍👧 ❤️"],
    ["a Persian word with a joiner", "می‌خواهم"],
    ["Hebrew and Arabic letters", "שלום مرحبا"],
  ])("%s stay as they are", (_, text) => {
    expect(shown(text)).toBe(text);
  });

  test("are named for what they do", () => {
    expect(pieces("\u202E")).toEqual([
      { kind: "mark", text: "U+202E", name: "changes the text direction: U+202E" },
    ]);
  });

  test("become plain replacement characters when there are too many to mark each", () => {
    const found = pieces("\u202Ea".repeat(5000));
    expect(found.length).toBeLessThan(250);
    expect(shown("\u202Ea".repeat(5000))).toMatch(/(?:\uFFFDa){1000}$/);
  });
});

test("colors of a terminal are left out of its output", () => {
  expect(withoutStyling("\u001B[1;31mFAIL\u001B[0m a.test.ts")).toBe("FAIL a.test.ts");
});
