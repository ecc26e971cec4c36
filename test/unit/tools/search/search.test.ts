import { describe, expect, it } from "vitest";

import type { Diagnostic } from "../../../../src/tools/ports.ts";
import { Disk } from "../../../support/tools/disk.ts";
import { World } from "../../../support/tools/world.ts";

const FILES = {
  "/home/app/src/a.ts": "const a = 1;\n",
  "/home/app/src/b [old].ts": "",
  "/home/app/.env": "KEY=1\n",
  "/etc/passwd": "root\n",
};

const world = (): World => new World({ files: FILES });

describe("find_files", () => {
  it.each([
    ["*.ts", "**/*.ts"],
    ["./src/*.ts", "src/*.ts"],
    ["/src/*.ts", "src/*.ts"],
    ["src\\*.ts", "src/*.ts"],
    ["/home/app/src/**", "src/**"],
    ["**", "**"],
  ])("%s is looked for as %s in every folder", async (glob, sent) => {
    const one = world();
    await one.call("find_files", { glob });
    expect(one.searched).toMatchObject([{ glob: sent, folders: ["/home/app"], most: 200 }]);
  });

  it("of several folders the one that the glob begins with", async () => {
    const folders = [
      { name: "api", path: "/w/api" },
      { name: "web", path: "/w/web" },
    ];
    const one = new World({ folders });
    await one.call("find_files", { glob: "web/src/*.ts" });
    await one.call("find_files", { glob: "web/*.ts" });
    await one.call("search_text", { pattern: "a", include: "web/**" });
    await one.call("find_files", { glob: "*.ts" });
    expect(one.searched).toMatchObject([
      { glob: "src/*.ts", folders: ["/w/web"] },
      { glob: "*.ts", folders: ["/w/web"] },
      { include: "**", folders: ["/w/web"] },
      { glob: "**/*.ts", folders: ["/w/api", "/w/web"] },
    ]);
  });

  it("tells paths as they can be read, sorted, and whether there are more", async () => {
    const one = world();
    one.foundFiles = ["/home/app/src/b [old].ts", "/home/app/src/a.ts"];
    expect((await one.call("find_files", { glob: "*.ts" })).text).toBe("src/a.ts\nsrc/b [old].ts");
    expect((await one.call("find_files", { glob: "*.ts", limit: 1 })).text).toBe(
      "src/b [old].ts\n[Showing the first 1; a narrower glob finds the rest.]",
    );
    expect((await world().call("find_files", { glob: "*.rs" })).text).toBe("No files found for **/*.rs.");
  });

  it.each([
    { glob: "../**" },
    { glob: "C:/x/*" },
    { glob: "*", path: "/etc" },
    { glob: "*", path: "nowhere" },
  ])("%j is refused", async (args) => {
    const one = world();
    expect((await one.call("find_files", args)).isError).toBe(true);
    expect(one.searched.filter(({ most }) => most === 200)).toEqual([]);
  });
});

describe("search_text", () => {
  const match = (path: string, line: number, text: string) => ({ path, line, text });

  it("tells matches file by file, in the order of their lines", async () => {
    const one = world();
    one.foundText = [
      match("/home/app/src/a.ts", 9, "  second"),
      match("/home/app/src/b [old].ts", 1, "other"),
      match("/home/app/src/a.ts", 2, "first"),
    ];
    expect((await one.call("search_text", { pattern: "s" })).text).toBe(
      "src/a.ts:2: first\nsrc/a.ts:9: second\nsrc/b [old].ts:1: other",
    );
    expect((await world().call("search_text", { pattern: "x" })).text).toBe("No matches for x.");
  });

  it("hands over what was asked", async () => {
    const one = world();
    await one.call("search_text", {
      pattern: "a|b",
      isRegex: true,
      isCaseSensitive: true,
      include: "*.ts",
      path: "src",
      limit: 7,
    });
    expect(one.searched).toMatchObject([
      {
        pattern: "a|b",
        isRegex: true,
        isCaseSensitive: true,
        include: "**/*.ts",
        folders: ["/home/app/src"],
        most: 7,
      },
    ]);
  });

  it("in one file: only its own matches, whatever its name means to a glob", async () => {
    const one = world();
    one.foundText = [match("/home/app/src/b [old].ts", 1, "x"), match("/home/app/src/b <old>.ts", 1, "x")];
    const told = await one.call("search_text", { pattern: "x", path: "src/b [old].ts" });
    expect(one.searched).toMatchObject([{ folders: ["/home/app/src"], include: "b ?old?.ts" }]);
    expect(told.text).toBe("src/b [old].ts:1: x");
  });

  it("what a read would have to ask for is not shown, but told of", async () => {
    const disk = new Disk(FILES);
    disk.link("/home/app/etc", "/etc");
    const one = new World({ disk });
    one.foundText = [
      match("/home/app/.env", 1, "KEY=secret"),
      match("/home/app/etc/passwd", 1, "root"),
      match("/home/app/src/a.ts", 1, "KEY"),
    ];
    const { text } = await one.call("search_text", { pattern: "KEY" });
    expect(text).toMatch(/^src\/a.ts:1: KEY\n\[2 files with matches not shown/);
    expect(text).not.toMatch(/secret|root/);
    expect((await one.call("search_text", { pattern: "KEY", path: ".env" })).isError).toBe(true);
  });

  it("a name is taken letter by letter: a link whose name ends in a space is not the file without it", async () => {
    const disk = new Disk(FILES);
    disk.link("/home/app/src/a.ts ", "/etc/passwd");
    const one = new World({ disk });
    one.foundText = [match("/home/app/src/a.ts ", 1, "root")];
    expect((await one.call("search_text", { pattern: "o" })).text).toContain("1 file with matches not shown");
  });

  it("of a long line the part with the match", async () => {
    const one = world();
    one.foundText = [match("/home/app/src/a.ts", 1, `${"x".repeat(900)}NEEDLE${"y".repeat(900)}`)];
    const { text } = await one.call("search_text", { pattern: "needle" });
    expect(text).toContain("xNEEDLEy");
    expect(text.length).toBeLessThan(350);
  });

  it("without a folder there is nothing to search", async () => {
    expect((await new World({ folders: [] }).call("search_text", { pattern: "a" })).text).toContain(
      "No folder is open",
    );
  });
});

describe("get_diagnostics", () => {
  const of = (path: string, line: number, severity: Diagnostic["severity"], message: string): Diagnostic => ({
    path,
    line,
    column: 3,
    severity,
    message,
    source: "ts(1)",
  });
  const diagnostics = [
    of("/home/app/src/a.ts", 5, "warning", "Unused."),
    of("/home/app/src/a.ts", 9, "error", "No such\nname."),
    of("/home/app/src/a.ts", 1, "hint", "Could be const."),
    of("/etc/passwd", 1, "error", "Of no concern."),
  ];

  it("worst first, on a line each, of the workspace only", async () => {
    const one = new World({ files: FILES, diagnostics });
    const expected = "src/a.ts:9:3 error: No such name. (ts(1))\nsrc/a.ts:5:3 warning: Unused. (ts(1))";
    expect((await one.call("get_diagnostics", {})).text).toBe(expected);
    expect((await one.call("get_diagnostics", { path: "src/a.ts" })).text).toBe(expected);
  });

  it("says when there are none, and how many are not shown", async () => {
    expect((await world().call("get_diagnostics", { path: "src/a.ts" })).text).toBe(
      "No errors or warnings in src/a.ts.",
    );
    const many = Array.from({ length: 130 }, (_, i) => of("/home/app/src/a.ts", i + 1, "error", "Bad."));
    const { text } = await new World({ files: FILES, diagnostics: many }).call("get_diagnostics", {});
    expect(text).toContain("[30 more are not shown.]");
  });
});
