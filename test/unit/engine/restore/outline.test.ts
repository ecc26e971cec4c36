import { describe, expect, it } from "vitest";

import { outlineOf } from "../../../../src/engine/restore/outline.ts";

const count = (text: string): number => text.length;
const text = "import a from 'a';\n\nexport function openStore() {\n}\n\nclass Journal {\n}\n";
const looks = [{ kind: "lines", from: 3, to: 4 }] as const;

describe("the outline of further files", () => {
  it("R1 tells of each file its length, where it was looked at, and what it defines where", () => {
    expect(outlineOf([{ name: "src/store.ts", text, looks }], { most: 1_000, count })).toEqual([
      "src/store.ts (7 lines, looked at 3–4): openStore 3, Journal 6",
    ]);
  });

  it("R1 tells each name once, at its first line", () => {
    const again = `${text}${text}`;
    expect(outlineOf([{ name: "src/store.ts", text: again, looks: [] }], { most: 1_000, count })).toEqual([
      "src/store.ts (14 lines): openStore 3, Journal 6",
    ]);
  });

  it("R1 tells the members of Go's groups, and nothing of their bodies", () => {
    const go =
      'package hooks\n\nconst (\n\tBeforeAgent = "before"\n\t// Later.\n\tAfterAgent\n)\n\nfunc run() {\n\tx := BeforeAgent\n}\n';
    expect(outlineOf([{ name: "hooks.go", text: go, looks: [] }], { most: 1_000, count })).toEqual([
      "hooks.go (11 lines): BeforeAgent 4, AfterAgent 6, run 9",
    ]);
  });

  it("R1 stays within its room: names are left out first, then whole files", () => {
    const files = Array.from({ length: 20 }, (_, i) => ({ name: `src/f${i}.ts`, text, looks }));
    for (const most of [0, 30, 60, 100, 400]) {
      const lines = outlineOf(files, { most, count });
      expect(count(lines.map((line) => `- ${line}\n`).join(""))).toBeLessThanOrEqual(most);
    }
    expect(outlineOf(files, { most: 70, count })).toEqual(["src/f0.ts (7 lines, looked at 3–4)"]);
  });
});
