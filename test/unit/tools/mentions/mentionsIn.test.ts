import { describe, expect, it } from "vitest";

import { mentionsIn } from "../../../../src/tools/mentions/mentionsIn.ts";

describe("what a message names", () => {
  it.each([
    ["@src/a.ts", ["src/a.ts"]],
    ["Why does @src/a.ts, (@lib/b.ts) and @c.ts?", ["src/a.ts", "lib/b.ts", "c.ts"]],
    ['Look at @"docs/my file.md" and @"docs/my file.md".', ["docs/my file.md"]],
    ["first\n@.env.example\nlast", [".env.example"]],
    ["@app/[id]/page.tsx is a route", ["app/[id]/page.tsx"]],
    ["@grüße/日本.md", ["grüße/日本.md"]],
    ["me@example.org and a@b", []],
    ['@ alone, @" unfinished', []],
    ["", []],
  ])("%j names %j", (text, paths) => {
    expect(mentionsIn(text)).toEqual(paths);
  });

  it("a long text without a single space is no trouble", () => {
    expect(mentionsIn(`@${"a".repeat(1_000_000)}`)[0]?.length).toBe(1000);
    expect(mentionsIn("@.".repeat(500_000)).length).toBeLessThan(2);
  });
});
