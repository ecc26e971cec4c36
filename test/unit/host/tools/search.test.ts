import { chmod, mkdir, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";

import { describe, expect, it } from "vitest";

import { findRipgrep } from "../../../../src/host/tools/search/findRipgrep.ts";
import { linePattern } from "../../../../src/host/tools/search/linePattern.ts";
import { matchOf } from "../../../../src/host/tools/search/matchOf.ts";
import { onlyGlob, textArgs } from "../../../../src/host/tools/search/ripgrepArgs.ts";
import { ToolProblem } from "../../../../src/tools/problem.ts";
import { temporaryFolder } from "../../../support/sessions/temporaryFolder.ts";

describe("VS Code's ripgrep", () => {
  const program = process.platform === "win32" ? "rg.exe" : "rg";
  it.each([
    `node_modules/@vscode/ripgrep/bin/${program}`,
    `node_modules.asar.unpacked/@vscode/ripgrep/bin/${program}`,
    `node_modules/@vscode/ripgrep-universal/bin/${process.platform}-${process.arch}/${program}`,
    `node_modules.asar.unpacked/@vscode/ripgrep-universal/bin/${process.platform}-${process.arch}/${program}`,
  ])("is found as %s", async (place) => {
    const root = await temporaryFolder();
    const path = join(root, place);
    await mkdir(dirname(path), { recursive: true });
    await writeFile(path, "");
    await chmod(path, 0o755);
    expect(await findRipgrep(root)).toBe(path);
  });

  it("is handed a pattern as a pattern, whatever it looks like", () => {
    const args = textArgs({ pattern: "--pre=evil", isRegex: true, isCaseSensitive: true });
    expect(args.slice(args.indexOf("--"))).toEqual(["--", "--pre=evil", "."]);
  });

  it("is given globs from the top, as VS Code means them", () => {
    expect(onlyGlob("src/*.ts").split("\n")).toContain("!/src/*.ts");
    expect(onlyGlob("./*.ts").split("\n")).toContain("!/*.ts");
    expect(onlyGlob("**/*.ts").split("\n")).toContain("!**/*.ts");
  });
});

describe("a match that ripgrep tells", () => {
  const told = (lines: unknown, start: number): string =>
    JSON.stringify({
      type: "match",
      data: { path: { text: "./a" }, lines, line_number: 3, submatches: [{ start }] },
    });

  it("is read, also where the line is no text", () => {
    expect(matchOf(told({ text: "one\r\n" }, 0))).toEqual({ path: "./a", line: 3, text: "one" });
    const latin = Buffer.from([0x61, 0xe9, 0x0a]).toString("base64");
    expect(matchOf(told({ bytes: latin }, 0))?.text).toBe("a\uFFFD");
  });

  it("of a long line is what is around it", () => {
    const text = matchOf(told({ text: `${"é".repeat(9_000)}here${"z".repeat(9_000)}` }, 18_000))?.text;
    expect(text).toMatch(/^…é{200}herez+$/);
  });

  it("anything else is none", () => {
    expect(matchOf('{"type":"begin","data":{}}')).toBeUndefined();
    expect(matchOf('{"type":"match","data":{}}')).toBeUndefined();
  });
});

describe("a pattern that is searched for without ripgrep", () => {
  const lines = (pattern: string, isRegex: boolean) =>
    linePattern({ pattern, isRegex, isCaseSensitive: false })(["A.b", "axb"]);

  it("is text, or a regular expression", () => {
    expect(lines("a.b", false)).toEqual([true, false]);
    expect(lines("a.b", true)).toEqual([true, true]);
  });

  it("that is none, or never ends, is told in words", () => {
    expect(() => lines("(", true)).toThrow(ToolProblem);
    const endless = linePattern({ pattern: "(a+)+$", isRegex: true, isCaseSensitive: true });
    expect(() => endless([`${"a".repeat(500)}b`])).toThrow(ToolProblem);
  });
});
