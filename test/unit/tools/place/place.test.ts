import { describe, expect, it } from "vitest";

import { placeOf } from "../../../../src/tools/place/place.ts";
import { Disk } from "../../../support/tools/disk.ts";
import { World, type WorldOptions } from "../../../support/tools/world.ts";

const FILES = {
  "/home/app/src/a.ts": "a",
  "/home/app/.env": "KEY=1",
  "/home/app/app/own.ts": "",
  "/etc/passwd": "root",
  "/home/me/.ssh/id_rsa": "key",
  "/kept/c1.txt": "long",
};

const diskOf = (files: Readonly<Record<string, string>> = FILES, ignoresCase = false): Disk =>
  new Disk(files, { ignoresCase });

const placed = (written: string, options: WorldOptions = {}) =>
  placeOf(written, new World({ disk: diskOf(), ...options }).ports);

const refusal = async (written: string, options: WorldOptions = {}): Promise<string> => {
  const error = await placed(written, options).catch((thrown: unknown) => thrown);
  return error instanceof Error ? `${error.name}: ${error.message}` : "no error";
};

describe("where a path leads", () => {
  it.each([
    "src/a.ts",
    "./src/a.ts",
    "././src//a.ts",
    " src/a.ts\n",
    "src\\a.ts",
    "/home/app/src/a.ts",
    "//home/app/src/a.ts",
    "app/src/a.ts",
    "src/../src/./a.ts",
    "../app/src/a.ts",
    "file:///home/app/src/a.ts",
    "file:///home/app/s%72c/a.ts#L3",
    "file://localhost/home/app/src/a.ts",
  ])("%j is the file in the workspace", async (written) => {
    expect(await placed(written)).toEqual({
      path: "/home/app/src/a.ts",
      shown: "src/a.ts",
      standing: "inside",
      exists: true,
      isSecret: false,
      isAmbiguous: false,
    });
  });

  it.each([
    "/etc/passwd",
    "../../etc/passwd",
    "src/../../../etc/passwd",
    "../../../../../../etc/passwd",
    "file:///home/app/%2e%2e/%2E%2E/etc/passwd",
    "file:/etc/passwd",
  ])("%j is outside", async (written) => {
    expect(await placed(written)).toMatchObject({ path: "/etc/passwd", standing: "outside", exists: true });
  });

  it("a folder whose name only begins like the workspace's is outside", async () => {
    const disk = diskOf({ ...FILES, "/home/app2/x.ts": "" });
    expect(await placed("../app2/x.ts", { disk })).toMatchObject({ standing: "outside" });
  });

  it("the workspace folder itself is inside", async () => {
    expect(await placed(".")).toMatchObject({ path: "/home/app", shown: ".", standing: "inside" });
    expect(await placed("/home/app/")).toMatchObject({ path: "/home/app", shown: "." });
  });

  it("what tools kept for the model is neither inside nor outside", async () => {
    expect(await placed("/kept/c1.txt")).toMatchObject({ standing: "kept", isSecret: false });
    expect(await placed("/kept/../etc/passwd")).toMatchObject({ standing: "outside" });
  });

  it.each([".env", "/home/app/.env", "/home/me/.ssh/id_rsa", "sub/../.env", "new/.env.local"])(
    "%j may hold secrets",
    async (written) => expect(await placed(written)).toMatchObject({ isSecret: true }),
  );

  it("only names below the workspace folder tell of secrets", async () => {
    const disk = diskOf({ "/home/me/.docker/app/a.ts": "" });
    const folders = [{ name: "app", path: "/home/me/.docker/app" }];
    expect(await placed("a.ts", { disk, folders })).toMatchObject({ isSecret: false });
  });

  it.each(["", "a\0b", "x".repeat(5_000)])("%j… leads nowhere else than it says", async (written) => {
    const answer = written === "" ? (await placed(written)).shown : await refusal(written);
    expect(answer).toBe(written === "" ? "." : "ToolProblem: That is no path.");
  });

  it.each([
    ["~/notes.txt", "whole path"],
    ["C:\\Users\\me\\a.ts", "Windows"],
    ["\\\\server\\share\\a.ts", "Windows"],
    ["https://example.com/a.ts", "no file of this machine"],
    ["vscode-vfs://github/me/app/a.ts", "no file of this machine"],
    ["file:///a%00b", "no path"],
    ["file://server/share/a.ts", "names server as its host"],
  ])("%j is refused in words", async (written, words) => {
    expect(await refusal(written)).toMatch(new RegExp(`^ToolProblem: .*${words}`));
  });

  it("without a folder only whole paths lead somewhere", async () => {
    expect(await refusal("a.ts", { folders: [] })).toContain("No folder is open");
    expect(await placed("/etc/passwd", { folders: [] })).toMatchObject({ standing: "outside" });
  });
});

describe("links", () => {
  const linked = (path: string, to: string): Disk => {
    const disk = diskOf();
    disk.link(path, to);
    return disk;
  };

  it("a link to the outside is outside", async () => {
    const disk = linked("/home/app/etc", "/etc");
    expect(await placed("etc/passwd", { disk })).toMatchObject({ path: "/etc/passwd", standing: "outside" });
  });

  it("a new file below a link to the outside is outside", async () => {
    const disk = linked("/home/app/etc", "/etc");
    const place = await placed("etc/new/deep.txt", { disk });
    expect(place).toMatchObject({ path: "/etc/new/deep.txt", standing: "outside", exists: false });
  });

  it("`..` behind a link leads to the workspace, and that place is what is used", async () => {
    const disk = linked("/home/app/etc", "/etc");
    expect(await placed("etc/../src/a.ts", { disk })).toMatchObject({ path: "/home/app/src/a.ts" });
  });

  it("a link to a secret is one, whatever its name; and a secret's name is one, whatever it leads to", async () => {
    const harmless = linked("/home/app/notes.md", ".env");
    expect(await placed("notes.md", { disk: harmless })).toMatchObject({
      path: "/home/app/.env",
      isSecret: true,
    });
    const named = linked("/home/app/id_rsa", "src/a.ts");
    expect(await placed("id_rsa", { disk: named })).toMatchObject({
      path: "/home/app/src/a.ts",
      isSecret: true,
    });
  });

  it("a link that leads nowhere is refused: a write would make a file elsewhere", async () => {
    const disk = linked("/home/app/out.txt", "/etc/cron.d/evil");
    expect(await refusal("out.txt", { disk })).toContain("leads nowhere");
    expect(await refusal("out.txt/below", { disk })).toContain("leads nowhere");
  });

  it("links in a circle are refused", async () => {
    const disk = linked("/home/app/a", "b");
    disk.link("/home/app/b", "a");
    expect(await refusal("a", { disk })).toContain("leads nowhere");
  });

  it("a workspace folder that is itself a link is inside", async () => {
    const disk = diskOf({ "/data/real/a.ts": "" });
    disk.link("/home/linked", "/data/real");
    const folders = [{ name: "linked", path: "/home/linked" }];
    expect(await placed("a.ts", { disk, folders })).toMatchObject({
      path: "/data/real/a.ts",
      shown: "a.ts",
      standing: "inside",
    });
  });
});

describe("several folders", () => {
  const folders = [
    { name: "api", path: "/w/api" },
    { name: "web", path: "/w/web" },
  ];
  const files = {
    "/w/api/src/a.ts": "",
    "/w/web/src/b.ts": "",
    "/w/api/web/odd.ts": "",
    "/w/web/only/c.ts": "",
  };
  const at = (written: string) => placed(written, { folders, disk: diskOf(files) });

  it("the folder's name in front picks one", async () => {
    expect(await at("web/src/b.ts")).toMatchObject({ path: "/w/web/src/b.ts", shown: "web/src/b.ts" });
    expect(await at("web/src/new.ts")).toMatchObject({ path: "/w/web/src/new.ts", exists: false });
  });

  it("without it every folder is tried", async () => {
    expect(await at("src/b.ts")).toMatchObject({ path: "/w/web/src/b.ts", shown: "web/src/b.ts" });
  });

  it("a new file goes where its folder is, if that is one alone", async () => {
    expect(await at("only/new.ts")).toMatchObject({ path: "/w/web/only/new.ts", isAmbiguous: false });
    expect(await at("src/new.ts")).toMatchObject({ isAmbiguous: true });
    expect(await at("nowhere/new.ts")).toMatchObject({ isAmbiguous: true });
  });

  it("of nested folders the inner one counts", async () => {
    const nested = [...folders, { name: "src", path: "/w/api/src" }];
    const place = await placed("/w/api/src/a.ts", { folders: nested, disk: diskOf(files) });
    expect(place.shown).toBe("src/a.ts");
  });
});

describe("systems", () => {
  it("where capitals do not count, the file's own spelling does", async () => {
    const disk = diskOf(FILES, true);
    const options = { disk, ignoresCase: true };
    expect(await placed("SRC/A.TS", options)).toMatchObject({
      path: "/home/app/src/a.ts",
      shown: "src/a.ts",
    });
    expect(await placed("/HOME/App/Src/a.ts", options)).toMatchObject({ standing: "inside" });
    expect(await placed(".ENV", options)).toMatchObject({ isSecret: true });
  });

  it("where they count, another spelling is another file", async () => {
    expect(await placed("/HOME/app/src/a.ts")).toMatchObject({ standing: "outside", exists: false });
  });

  const windows: WorldOptions = {
    folders: [{ name: "app", path: "C:/home/app" }],
    disk: diskOf(
      {
        "C:/home/app/src/a.ts": "",
        "C:/home/app/.env": "",
        "C:/other/x.ts": "",
        "//server/share/app/a.ts": "",
      },
      true,
    ),
    isWindows: true,
    ignoresCase: true,
  };

  it.each([
    "src\\a.ts",
    "src/a.ts",
    "C:\\home\\app\\src\\a.ts",
    "c:/HOME/app/src/a.ts",
    "/c:/home/app/src/a.ts",
    "file:///c%3A/home/app/src/a.ts",
    "\\src\\a.ts",
    "src\\a.ts. .",
    "src..\\a.ts",
  ])("Windows: %j is the file in the workspace", async (written) => {
    expect(await placed(written, windows)).toMatchObject({
      path: "C:/home/app/src/a.ts",
      standing: "inside",
      exists: true,
    });
  });

  it.each([
    "C:\\other\\x.ts",
    "..\\..\\other\\x.ts",
    "\\\\server\\share\\app\\a.ts",
    "file://server/share/app/a.ts",
    "D:\\x",
  ])("Windows: %j is outside", async (written) =>
    expect(await placed(written, windows)).toMatchObject({ standing: "outside" }),
  );

  it.each([".env.", ".env ", ".ENV", ".env. . ."])("Windows: %j is the secret file", async (written) => {
    expect(await placed(written, windows)).toMatchObject({ path: "C:/home/app/.env", isSecret: true });
  });

  it.each(["src/a.ts::$DATA", ".env::$DATA", "C:src/a.ts", "\\\\?\\C:\\home\\app\\.env", "\\\\.\\pipe\\x"])(
    "Windows: %j is refused",
    async (written) => expect(await refusal(written, windows)).toContain("no path to a file"),
  );

  it("a workspace on no disk has paths of its own kind, and `..` does not leave its root", async () => {
    const root = "vscode-vfs://github/me/app";
    const disk = diskOf({ [`${root}/src/a.ts`]: "" });
    const options = { folders: [{ name: "app", path: root }], disk };
    expect(await placed("src/a.ts", options)).toMatchObject({ path: `${root}/src/a.ts`, shown: "src/a.ts" });
    expect(await placed(`${root}/src/a.ts`, options)).toMatchObject({ standing: "inside" });
    expect(await placed("../../../../x.ts", options)).toMatchObject({
      path: "vscode-vfs://github/x.ts",
      standing: "outside",
    });
  });
});
