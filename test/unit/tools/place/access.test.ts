import { describe, expect, it } from "vitest";

import { Disk } from "../../../support/tools/disk.ts";
import { World } from "../../../support/tools/world.ts";

const FILES = {
  "/home/app/src/a.ts": "const a = 1;\n",
  "/home/app/src/b.ts": "const b = 1;\n",
  "/home/app/.env": "KEY=1\n",
  "/home/app/.vscode/tasks.json": "{}\n",
  "/etc/hosts": "127.0.0.1\n",
  "/kept/c.txt": "long\n",
};

const world = (): World => new World({ files: FILES });

describe("what has to be asked for", () => {
  it.each([
    ["read_file", { path: "src/a.ts" }],
    ["read_file", { path: "/home/app/src/a.ts" }],
    ["read_file", { path: "/kept/c.txt" }],
    ["list_folder", {}],
    ["find_files", { glob: "*.ts" }],
    ["search_text", { pattern: "a" }],
    ["get_diagnostics", {}],
    ["update_plan", { items: [{ text: "a", status: "pending" }] }],
    ["recall_history", { query: "a" }],
  ])("%s %j: nothing", async (tool, args) => {
    expect(await world().permission(tool, args)).toBeUndefined();
  });

  it("reading outside: with the real path and the reason, one key a path", async () => {
    const asked = await world().permission("read_file", { path: "../../etc/hosts" });
    expect(asked).toEqual({
      key: "read /etc/hosts",
      action: "read",
      target: "/etc/hosts",
      because: "outside of the workspace",
      always: "reading this",
    });
    expect(await world().permission("list_folder", { path: "/etc" })).toMatchObject({ key: "read /etc" });
  });

  it("reading what may hold secrets, by whatever way", async () => {
    const disk = new Disk(FILES);
    disk.link("/home/app/notes.md", ".env");
    const linked = await new World({ disk }).permission("read_file", { path: "notes.md" });
    expect(linked).toMatchObject({ key: "read /home/app/.env", because: "may hold keys or passwords" });
    expect(await world().permission("read_file", { path: ".env" })).toMatchObject({ key: linked?.key });
  });

  it("writing: one key for all files of the workspace, with the diff", async () => {
    const edited = await world().permission("edit_file", { path: "src/a.ts", old: "1", new: "2" });
    const made = await world().permission("write_file", { path: "src/c.ts", content: "c\n" });
    expect([edited?.key, made?.key]).toEqual(["write", "write"]);
    expect(edited).toMatchObject({ action: "write", target: "src/a.ts", always: "edits in the workspace" });
    expect(edited?.diff).toContain("-const a = 1;\n+const a = 2;\n");
    expect(made?.diff).toContain("--- /dev/null\n+++ src/c.ts\n@@ -0,0 +1,1 @@\n+c\n");
  });

  it("writing elsewhere, secrets, and what makes programs run: one key a path", async () => {
    const asked = await Promise.all([
      world().permission("write_file", { path: "/etc/new", content: "" }),
      world().permission("write_file", { path: "sub/.env", content: "" }),
      world().permission("edit_file", { path: ".vscode/tasks.json", old: "{}", new: "[]" }),
    ]);
    expect(asked.map((one) => [one?.key, one?.because])).toEqual([
      ["write /etc/new", "outside of the workspace"],
      ["write /home/app/sub/.env", "may hold keys or passwords"],
      ["write /home/app/.vscode/tasks.json", "its content can make programs run"],
    ]);
  });

  it.each([
    ".git",
    "sub/.git",
    ".mcp.json",
    ".claude/settings.json",
    ".devcontainer.json",
    ".gitmodules",
    "a.code-workspace",
  ])("%s decides what other programs run: it is asked for by itself", async (path) => {
    const asked = await world().permission("write_file", { path, content: "x" });
    expect(asked).toMatchObject({
      key: `write /home/app/${path}`,
      because: "its content can make programs run",
      always: "edits of this file",
    });
  });

  it("running: one key for a command in a folder, the command whole", async () => {
    const keys = await Promise.all(
      [
        { command: "npm test" },
        { command: "npm test", cwd: "." },
        { command: "npm test", cwd: "src" },
        { command: "npm test " },
      ].map(async (args) => (await world().permission("run_command", args))?.key),
    );
    expect(new Set(keys).size).toBe(3);
    expect(keys[0]).toBe(keys[1]);
    const elsewhere = await world().permission("run_command", { command: "ls", cwd: "/etc" });
    expect(elsewhere).toMatchObject({
      action: "run",
      target: "ls",
      because: "in /etc, outside of the workspace",
    });
  });

  it("nothing is hidden in what people decide upon", async () => {
    const asked = await world().permission("run_command", {
      command: "rm -rf \u202e/ # harmless\u200b\u001b[8m",
    });
    expect(asked?.target).toBe("rm -rf \\u{202e}/ # harmless\\u{200b}\\u{1b}[8m");
  });

  it.each([
    [
      "\u3164 \u00ad \u2800 \ufff9 \u180b \u{e0101}",
      "\\u{3164} \\u{ad} \\u{2800} \\u{fff9} \\u{180b} \\u{e0101}",
    ],
    ["a\ufe0f", "a\\u{fe0f}"],
    ["Grüße ⚠\ufe0f שלום", "Grüße ⚠\ufe0f שלום"],
  ])("%j is seen as %s", async (command, seen) => {
    expect((await world().permission("run_command", { command }))?.target).toBe(seen);
  });

  it("where capitals do not count, one file has one key", async () => {
    const options = { disk: new Disk(FILES, { ignoresCase: true }), ignoresCase: true };
    const one = await new World(options).permission("read_file", { path: "/etc/hosts" });
    const other = await new World(options).permission("read_file", { path: "/ETC/Hosts" });
    expect(one?.key).toBe(other?.key);
  });

  it("kept outputs are for reading only", async () => {
    const answer = await world().call("write_file", { path: "/kept/c.txt", content: "x" });
    expect(answer).toMatchObject({ isError: true });
    expect(answer.text).toContain("for reading only");
  });

  it("a path that leads elsewhere when it comes to writing is not written", async () => {
    const disk = new Disk(FILES);
    const one = new World({ disk });
    const prepared = await one.prepare("write_file", { path: "out/x.txt", content: "x" });
    disk.link("/home/app/out", "/etc");
    const answer = "run" in prepared ? await prepared.run(new AbortController().signal) : prepared;
    expect(answer.text).toContain("leads elsewhere");
    expect(disk.written).toEqual([]);
  });

  it.each([
    ["write_file", { path: "src/new.ts", content: "x" }],
    ["edit_file", { path: "src/a.ts", old: "1", new: "2" }],
    ["run_command", { command: "ls", cwd: "src" }],
  ])("%s: what was asked for in a folder that was closed meanwhile is not done", async (tool, args) => {
    const folders = [
      { name: "app", path: "/home/app" },
      { name: "lib", path: "/home/lib" },
    ];
    const one = new World({ files: FILES, folders });
    const prepared = await one.prepare(tool, args);
    folders.shift();
    const answer = "run" in prepared ? await prepared.run(new AbortController().signal) : prepared;
    expect(answer).toMatchObject({ isError: true, text: expect.stringContaining("leads elsewhere") });
    expect([one.disk.written, one.shell.started]).toEqual([[], []]);
  });

  it("a command does not run where a link has come since", async () => {
    const disk = new Disk({ ...FILES, "/home/app/sub/c.ts": "c\n", "/etc/x/y": "y\n" });
    const one = new World({ disk });
    const prepared = await one.prepare("run_command", { command: "rm -rf .", cwd: "sub" });
    disk.link("/home/app/sub", "/etc/x");
    const answer = "run" in prepared ? await prepared.run(new AbortController().signal) : prepared;
    expect(answer.text).toContain("leads elsewhere");
    expect(one.shell.started).toEqual([]);
  });
});

describe("a workspace that is not trusted", () => {
  it.each([
    ["edit_file", { path: "src/a.ts", old: "1", new: "2" }],
    ["write_file", { path: "src/c.ts", content: "" }],
    ["run_command", { command: "ls" }],
  ])("%s is answered with why not", async (tool, args) => {
    const one = new World({ files: FILES, isTrusted: false });
    const answer = await one.call(tool, args);
    expect(answer).toMatchObject({
      isError: true,
      text: expect.stringContaining("has not trusted this workspace"),
    });
    expect([one.disk.written, one.shell.started]).toEqual([[], []]);
  });

  it("reading is free", async () => {
    const one = new World({ files: FILES, isTrusted: false });
    expect(await one.call("read_file", { path: "src/a.ts" })).toMatchObject({ isError: false });
  });
});

describe("where nothing is", () => {
  it("what looks like it is named, also elsewhere", async () => {
    const one = world();
    one.foundFiles = ["/home/app/src/a.ts"];
    expect((await one.call("read_file", { path: "lib/a.ts" })).text).toBe(
      "There is no lib/a.ts. The nearest there are: src/a.ts.",
    );
    const beside = await world().call("read_file", { path: "src/aa.ts" });
    expect(beside.text).toContain("src/a.ts");
  });

  it("outside nothing is told of what is there", async () => {
    expect((await world().call("read_file", { path: "/etc/host" })).text).toBe("There is no /etc/host.");
  });
});
