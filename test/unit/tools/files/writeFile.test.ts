import { describe, expect, it } from "vitest";

import type { NewEntry } from "../../../../src/engine/entries.ts";
import { assistant, call, logOf, result, tool } from "../../../support/engine/build.ts";
import { Disk } from "../../../support/tools/disk.ts";
import { World } from "../../../support/tools/world.ts";

const PATH = "/home/app/a.ts";

const worldOf = (content: string): World => new World({ files: { [PATH]: content } });

/** A call in the log, with its result. */
const made = (name: string, args: object, isError = false): NewEntry[] => [
  assistant("", call("c1", name, JSON.stringify(args))),
  tool(result("c1", "…", { tool: name, isError })),
];

describe("write_file", () => {
  it("makes a new file, with its folders", async () => {
    const world = new World();
    expect(await world.call("write_file", { path: "new/a.ts", content: "a\nb\n" })).toEqual({
      text: "Made new/a.ts: 2 lines.",
      isError: false,
    });
    expect(world.disk.text("/home/app/new/a.ts")).toBe("a\nb\n");
  });

  it("does not overwrite what was not read", async () => {
    const world = worldOf("old\n");
    const told = await world.call("write_file", { path: "a.ts", content: "new\n" });
    expect(told).toMatchObject({
      isError: true,
      text: expect.stringContaining("was not read in this conversation"),
    });
    expect(world.disk.text(PATH)).toBe("old\n");
  });

  it("overwrites what was read, and what it wrote itself", async () => {
    const world = worldOf("old\n");
    await world.call("read_file", { path: "./a.ts" });
    expect((await world.call("write_file", { path: "a.ts", content: "new\n" })).isError).toBe(false);
    expect((await world.call("write_file", { path: PATH, content: "newer\n" })).isError).toBe(false);
    expect(world.disk.text(PATH)).toBe("newer\n");
  });

  it("not what the user changed since", async () => {
    const world = worldOf("old\n");
    await world.call("read_file", { path: "a.ts" });
    world.disk.put(PATH, "the user's\n");
    const told = await world.call("write_file", { path: "a.ts", content: "new\n" });
    expect(told.text).toContain("was changed since you read it");
    expect(world.disk.text(PATH)).toBe("the user's\n");
  });

  it.each([
    ["read_file", { path: "a.ts" }, false],
    ["read_file", { path: PATH }, false],
    ["edit_file", { path: "./a.ts", old: "a", new: "b" }, false],
    ["read_file", { path: "b.ts" }, true],
    ["run_command", { command: "cat a.ts" }, true],
  ])("after a restart the log tells: %s %j", async (name, args, isError) => {
    const world = worldOf("old\n");
    world.entries = logOf(made(name, args));
    expect(await world.call("write_file", { path: "a.ts", content: "new\n" })).toMatchObject({ isError });
  });

  it("a read that failed, or is this very call, was none", async () => {
    const world = worldOf("old\n");
    const writing = assistant("", call("c2", "write_file", '{"path":"a.ts","content":"new\\n"}'));
    world.entries = logOf([...made("read_file", { path: "a.ts" }, true), writing]);
    expect(await world.call("write_file", { path: "a.ts", content: "new\n" })).toMatchObject({
      isError: true,
    });
  });

  it("an empty file has nothing to lose", async () => {
    expect(await worldOf("").call("write_file", { path: "a.ts", content: "new\n" })).toMatchObject({
      isError: false,
    });
  });

  it("keeps line ends and mark of the file before", async () => {
    const world = worldOf("\uFEFFone\r\ntwo\r\n");
    await world.call("read_file", { path: "a.ts" });
    await world.call("write_file", { path: "a.ts", content: "1\n2\n" });
    expect(world.disk.text(PATH)).toBe("\uFEFF1\r\n2\r\n");
  });

  it("what is there already is not written again", async () => {
    const world = worldOf("one\n");
    await world.call("read_file", { path: "a.ts" });
    expect((await world.call("write_file", { path: "a.ts", content: "one\n" })).text).toContain(
      "has this content already",
    );
  });

  it("a file that somebody made meanwhile is left", async () => {
    const disk = new Disk();
    const prepared = await new World({ disk }).prepare("write_file", { path: "a.ts", content: "mine" });
    disk.put(PATH, "theirs");
    const told = "run" in prepared ? await prepared.run(new AbortController().signal) : prepared;
    expect(told.text).toContain("was changed meanwhile");
    expect(disk.text(PATH)).toBe("theirs");
  });

  it("a new file among several folders must say in which", async () => {
    const folders = [
      { name: "api", path: "/w/api" },
      { name: "web", path: "/w/web" },
    ];
    const told = await new World({ folders }).call("write_file", { path: "x/a.ts", content: "" });
    expect(told.text).toContain("begin the path with one of api/, web/");
  });

  it("halves of surrogate pairs are mended", async () => {
    const world = new World();
    await world.call("write_file", '{"path":"a.ts","content":"a\\ud800"}');
    expect(world.disk.text(PATH)).toBe("a\ufffd");
  });
});
