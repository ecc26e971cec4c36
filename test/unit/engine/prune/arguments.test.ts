import { describe, expect, it } from "vitest";

import { shortenArguments } from "../../../../src/engine/prune/arguments.ts";

const LONG = "x".repeat(500);

describe("shortening arguments", () => {
  it("P5 a long string is cut to 200 characters inside the JSON, at any depth", () => {
    const args = { path: "src/a.ts", edits: [{ old: LONG, new: "y" }], content: LONG };
    const cut = `${"x".repeat(199)}…`;
    expect(JSON.parse(shortenArguments(JSON.stringify(args)) ?? "")).toEqual({
      path: "src/a.ts",
      edits: [{ old: cut, new: "y" }],
      content: cut,
    });
  });

  it("P5 everything else stays as it was written, to the byte", () => {
    const json = `{ "2": 1e400, "1": 12345678901234567890,\n "text" : "${LONG}", "z": [1.0, true, null, "\\u0041"] }`;
    expect(shortenArguments(json)).toBe(json.replace(LONG, `${"x".repeat(199)}…`));
  });

  it.each([
    ["quotation marks and backslashes", `\\"${'"\\\\'.repeat(200)}`],
    ["line breaks", "line\n".repeat(100)],
    ["pairs of surrogates", "😀".repeat(150)],
    ["half a pair", "\ud800".repeat(300)],
  ])("P5 a string of %s stays valid JSON of at most 200 characters", (_, text) => {
    const { text: cut } = JSON.parse(shortenArguments(JSON.stringify({ text })) ?? "") as { text: string };
    expect(cut.length).toBeLessThanOrEqual(200);
    expect(text.startsWith(cut.slice(0, -1))).toBe(true);
    expect(cut.endsWith("…")).toBe(true);
  });

  it.each([
    ["short ones", JSON.stringify({ path: "src/a.ts", command: "y".repeat(200) })],
    ["many short ones", JSON.stringify(Array.from({ length: 100 }, (_, i) => `value ${i}`))],
    ["a long key", JSON.stringify({ [LONG]: 1 })],
    ["no JSON", `*** Begin Patch\n${LONG}`],
    ["JSON that breaks off", `{"content": "${LONG}`],
  ])("P5 %s stay as they are", (_, args) => {
    expect(shortenArguments(args)).toBeUndefined();
  });

  it("P5 shortening again finds nothing", () => {
    const once = shortenArguments(JSON.stringify({ a: LONG, b: { c: LONG } }));
    expect(once).toBeDefined();
    expect(shortenArguments(once ?? "")).toBeUndefined();
  });
});
