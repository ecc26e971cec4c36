import { describe, expect, it } from "vitest";

import { typedMention } from "../../../../src/tools/mentions/typedMention.ts";

/** The caret is at the bar. */
const typed = (text: string) => typedMention(text.replace("|", ""), text.indexOf("|"));

describe("what is being typed", () => {
  it.each([
    ["@|", 0, ""],
    ["@src/a|", 0, "src/a"],
    ["See @a|", 4, "a"],
    ["(@a|)", 1, "a"],
    ["first\n@a|", 6, "a"],
    ["@a|, and then", 0, "a"],
    ["@a| and then", 0, "a"],
    ["@a.|", 0, "a."],
    ['@"|', 0, ""],
    ['@"docs/my f|', 0, "docs/my f"],
    ['@"a b" and @c|', 11, "c"],
    ["@日|", 0, "日"],
  ])("%j is a mention from %d on: %j", (text, start, query) => {
    expect(typed(text)).toEqual({ start, query });
  });

  it.each([
    "me@example|",
    "@a |",
    "@a|bc",
    "@a|.ts",
    "@|word",
    '@"docs/a b"|',
    '@"docs/my| file.md"',
    '@"first\nline|',
    "plain|",
    "|@a",
    "",
    "@a@b|",
  ])("%j is none", (text) => {
    expect(typed(text)).toBeUndefined();
  });

  it("is none where nobody would type so much, and takes no longer in a long text", () => {
    const long = "a".repeat(1_000_000);
    expect(typedMention(`@${long}`, 500)).toBeUndefined();
    expect(typedMention(`${long} @b`, long.length + 3)).toEqual({ start: long.length + 1, query: "b" });
    // The look back ends just behind what stands before the @.
    expect(typedMention(`x@${"b".repeat(199)}`, 201)).toBeUndefined();
  });
});
