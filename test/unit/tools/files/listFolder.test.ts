import { describe, expect, it } from "vitest";

import { Disk } from "../../../support/tools/disk.ts";
import { World } from "../../../support/tools/world.ts";

const FILES = {
  "/home/app/readme.md": "x".repeat(2_000),
  "/home/app/src/a.ts": "a",
  "/home/app/src/deep/b.ts": "",
  "/home/app/node_modules/m/index.js": "",
};

const list = async (args: object = {}) =>
  (await new World({ files: FILES, ignored: ["node_modules"] }).call("list_folder", args)).text;

describe("list_folder", () => {
  it("folders first, files with sizes, ignored folders closed", async () => {
    expect(await list()).toBe("node_modules/ (ignored)\nsrc/\nreadme.md  2 KB");
    expect(await list({ depth: 3 })).toBe(
      "node_modules/ (ignored)\nsrc/\n  deep/\n    b.ts  0 bytes\n  a.ts  1 byte\nreadme.md  2 KB",
    );
    expect(await list({ path: "src" })).toBe("deep/\na.ts  1 byte");
  });

  it("links are named, not followed", async () => {
    const disk = new Disk({ "/home/app/a.ts": "", "/etc/passwd": "" });
    disk.link("/home/app/etc", "/etc");
    const told = await new World({ disk }).call("list_folder", { depth: 3 });
    expect(told.text).toBe("a.ts  0 bytes\netc (link)");
  });

  it("says where it stops", async () => {
    const files = Object.fromEntries(Array.from({ length: 600 }, (_, i) => [`/home/app/f${i}`, ""]));
    const told = await new World({ files }).call("list_folder", {});
    expect(told.text.split("\n").length).toBe(501);
    expect(told.text).toContain("[Only the first 500 entries are shown.]");
  });

  it("an empty folder, a file, several folders", async () => {
    expect((await new World().call("list_folder", {})).text).toBe("(no entries)");
    expect(await list({ path: "readme.md" })).toContain("read_file");
    const folders = [
      { name: "api", path: "/w/api" },
      { name: "web", path: "/w/web" },
    ];
    expect((await new World({ folders }).call("list_folder", {})).text).toBe("api/\nweb/");
  });
});
