import * as fc from "fast-check";
import { describe, expect, it } from "vitest";

import { excerptOf } from "../../../../src/engine/restore/excerpt.ts";
import type { Look } from "../../../../src/engine/restore/touches.ts";
import { count } from "../../../support/engine/build.ts";

/** Lines "line 1" … "line n". */
const file = (n: number): string => Array.from({ length: n }, (_, i) => `line ${i + 1}`).join("\n");

const WHOLE: Look = { kind: "lines", from: 1 };

describe("excerpt", () => {
  it("R1 is the whole file, with line numbers, where that fits", () => {
    expect(excerptOf(file(3), { looks: [WHOLE], most: 100, count })).toEqual({
      text: "1\tline 1\n2\tline 2\n3\tline 3",
      lines: 3,
    });
  });

  it("R1 is the part last looked at of a file that is too long", () => {
    const looks: Look[] = [{ kind: "lines", from: 500, to: 510 }, WHOLE];
    const made = excerptOf(file(1_000), { looks, most: 400, count })!;
    expect(made.text).toContain("500\tline 500\n");
    expect(made.text).toContain("\n510\tline 510");
    expect(made.lines).toBe(1_000);
    expect(made.shown?.some(({ from, to }) => from <= 500 && to >= 510)).toBe(true);
  });

  it("R1 finds what was written by its text, wherever it stands now", () => {
    const text = file(1_000).replace("line 700\n", "export function changed() {\n");
    const looks: Look[] = [{ kind: "text", text: "export function changed() {\n  return 1;\n}" }];
    const made = excerptOf(text, { looks, most: 600, count })!;
    expect(made.text).toContain("700\texport function changed() {");
    expect(made.text).toContain("690\tline 690");
  });

  it("R1 begins at the beginning when nothing of what was looked at is there any more", () => {
    const looks: Look[] = [
      { kind: "text", text: "gone for good" },
      { kind: "lines", from: 5_000 },
    ];
    expect(excerptOf(file(1_000), { looks, most: 300, count })?.shown?.[0]?.from).toBe(1);
  });

  it("R1 tells what the lines that it leaves out define", () => {
    const text = `${file(300)}\nexport function faraway() {\n${file(300)}`;
    const made = excerptOf(text, { looks: [{ kind: "lines", from: 1, to: 5 }], most: 1_000, count })!;
    expect(made.text).toMatch(/\[… lines \d+–601 left out, with faraway …\]$/);
  });

  it("R1 gives nothing where not even a line fits", () => {
    expect(excerptOf("x".repeat(30_000), { looks: [WHOLE], most: 500, count })).toBeUndefined();
  });

  it("R1 never exceeds its room but for the marks of its gaps", () => {
    const look = fc.oneof(
      fc.record({
        kind: fc.constant("lines" as const),
        from: fc.integer({ min: 1, max: 400 }),
        to: fc.integer({ min: 1, max: 400 }),
      }),
      fc.record({
        kind: fc.constant("text" as const),
        text: fc.constantFrom("", "line 7", "nowhere", "line 99\nline 100"),
      }),
    );
    fc.assert(
      fc.property(
        fc.nat({ max: 400 }),
        fc.array(look, { maxLength: 5 }),
        fc.integer({ min: 50, max: 4_000 }),
        (n, looks, most) => {
          const made = excerptOf(file(n), { looks, most, count });
          const kept = (made?.text ?? "").split("\n").filter((line) => !line.startsWith("[…"));
          expect(count(kept.join("\n"))).toBeLessThanOrEqual(most);
          for (const line of kept.filter(Boolean)) expect(line).toMatch(/^(\d+)\tline \1$|^1\t$/);
        },
      ),
    );
  });
});
