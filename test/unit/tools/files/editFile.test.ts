import { describe, expect, it } from "vitest";

import { Disk } from "../../../support/tools/disk.ts";
import { World } from "../../../support/tools/world.ts";

const PATH = "/home/app/a.ts";

interface Edit {
  readonly old: string;
  readonly new: string;
  readonly replaceAll?: boolean;
}

async function edit(content: string | Uint8Array, args: Edit) {
  const world = new World({ files: { [PATH]: content } });
  const told = await world.call("edit_file", { path: "a.ts", ...args });
  return { told, after: world.disk.text(PATH), written: world.disk.written };
}

describe("edit_file", () => {
  it("replaces what stands there once, and says where", async () => {
    const { told, after, written } = await edit("one\ntwo\nthree\n", { old: "two", new: "2" });
    expect(after).toBe("one\n2\nthree\n");
    expect(told).toEqual({ text: "Edited a.ts: 1 replacement, line 2.", isError: false });
    expect(written).toEqual([{ path: PATH, call: { session: "s1", callId: "call1" } }]);
  });

  it("replaces all where that is asked for", async () => {
    const { told, after } = await edit("a b\na\n", { old: "a", new: "aa", replaceAll: true });
    expect(after).toBe("aa b\naa\n");
    expect(told.text).toBe("Edited a.ts: 2 replacements, lines 1, 2.");
  });

  it("what stands there more than once is not touched, overlapping ones neither", async () => {
    const twice = await edit("x = 1;\ny = 1;\n", { old: "= 1", new: "= 2" });
    expect(twice.told.text).toBe(
      "old occurs 2 times in a.ts (lines 1, 2). Take in more lines around the one that is meant, or set replaceAll.",
    );
    const overlapping = await edit("aaa", { old: "aa", new: "b" });
    expect(overlapping.told.isError).toBe(true);
    expect([...twice.written, ...overlapping.written]).toEqual([]);
  });

  it("line ends and mark stay the file's", async () => {
    const { after } = await edit("\uFEFFone\r\ntwo\r\nthree\r\n", { old: "one\ntwo", new: "1\n2\n2b" });
    expect(after).toBe("\uFEFF1\r\n2\r\n2b\r\nthree\r\n");
    expect((await edit("one\rtwo\r", { old: "one\ntwo", new: "1\n2\n3" })).after).toBe("1\r2\r3\r");
  });

  it("mixed line ends stay where nothing was replaced", async () => {
    const { after } = await edit("a\r\nb\nc\r\nd\n", { old: "c\nd", new: "C\nD" });
    expect(after).toBe("a\r\nb\nC\r\nD\n");
  });

  it("UTF-16 stays UTF-16", async () => {
    const bytes = Uint8Array.from(Buffer.from("\uFEFFGrüße\r\n", "utf16le"));
    const world = new World({ files: { [PATH]: bytes } });
    await world.call("edit_file", { path: "a.ts", old: "ü", new: "ue" });
    expect(Buffer.from(await world.disk.read(PATH)).toString("utf16le")).toBe("\uFEFFGrueße\r\n");
  });

  it("other white space: shows the lines as they are", async () => {
    const { told } = await edit("{\n\tconst a = 1;\n\tconst b = 2;\n}\n", {
      old: "  const a = 1;\n  const b = 2;",
      new: "",
    });
    expect(told.text).toBe(
      "old does not occur in a.ts. Lines 2–3 differ only in white space (tabs, indentation):\n\n\tconst a = 1;\n\tconst b = 2;",
    );
  });

  it("a slip: shows what comes nearest", async () => {
    const text = "import a;\n\nexport function total(list) {\n  return sum(list);\n}\n";
    const near = await edit(text, { old: "export function totals(list) {\n  return sum(list);\n}", new: "" });
    expect(near.told.text).toContain("Lines 3–5 come nearest:\n\nexport function total(list) {");
    const line = await edit(text, { old: "return summ(list)", new: "" });
    expect(line.told.text).toContain("Line 4 comes nearest:\n\n  return sum(list);");
    expect((await edit(text, { old: "~~~~", new: "" })).told.text).toBe("old does not occur in a.ts.");
  });

  it.each([
    ["line 2\n", { old: "line 1", new: "line 2" }, "new is there already"],
    ["a\nb\n", { old: "a\\nb", new: "c" }, "old was escaped twice"],
    ["alpha\nbeta\n", { old: "1: alpha\n2: beta", new: "c" }, "without the line numbers"],
    ["  alpha\nbeta\n", { old: "    12→  alpha\n    13→beta", new: "c" }, "without the line numbers"],
  ])("%j, %j: %s", async (content, args, words) => {
    expect((await edit(content, args)).told.text).toContain(words);
  });

  it.each([
    ["a", { old: "a", new: "a" }, "Nothing would change"],
    ["a", { old: "", new: "b" }, '"old" must be a text that is not empty'],
  ])("%j, %j: %s", async (content, args, words) => {
    const { told, written } = await edit(content, args);
    expect(told).toMatchObject({ isError: true, text: expect.stringContaining(words) });
    expect(written).toEqual([]);
  });

  it("binary and huge files are not edited", async () => {
    expect((await edit(Uint8Array.from([1, 0, 2]), { old: "a", new: "b" })).told.text).toContain("binary");
    expect((await edit(Uint8Array.from([0x47, 0xfc]), { old: "G", new: "b" })).told.text).toContain(
      "not written in UTF-8",
    );
    expect((await edit("x".repeat(6_000_000), { old: "a", new: "b" })).told.text).toContain("5.7 MB");
  });

  it("a file that is not there", async () => {
    const told = await new World().call("edit_file", { path: "no.ts", old: "a", new: "b" });
    expect(told.text).toContain("There is no no.ts.");
  });

  it("a file that changed since it was asked is left as it is", async () => {
    const disk = new Disk({ [PATH]: "one\n" });
    const prepared = await new World({ disk }).prepare("edit_file", { path: "a.ts", old: "one", new: "two" });
    disk.put(PATH, "one!\n");
    const told = "run" in prepared ? await prepared.run(new AbortController().signal) : prepared;
    expect(told).toEqual({
      text: "a.ts was changed meanwhile, so nothing was written. Read it again before you edit it.",
      isError: true,
    });
    expect(disk.text(PATH)).toBe("one!\n");
  });

  it("a file that went away meanwhile is not made again", async () => {
    const disk = new Disk({ [PATH]: "one\n" });
    const prepared = await new World({ disk }).prepare("edit_file", { path: "a.ts", old: "one", new: "two" });
    disk.remove(PATH);
    const told = "run" in prepared ? await prepared.run(new AbortController().signal) : prepared;
    expect(told.text).toContain("is gone");
    expect(disk.written).toEqual([]);
  });

  it("stopped before it was written, nothing is", async () => {
    const disk = new Disk({ [PATH]: "one\n" });
    const controller = new AbortController();
    const prepared = await new World({ disk }).prepare("edit_file", { path: "a.ts", old: "one", new: "two" });
    controller.abort();
    await expect("run" in prepared ? prepared.run(controller.signal) : prepared).rejects.toThrow("aborted");
    await Promise.resolve();
    expect(disk.written).toEqual([]);
  });

  it("what would be written is proposed while people are asked", async () => {
    const disk = new Disk({ [PATH]: "one\n" });
    await new World({ disk }).prepare("edit_file", { path: "a.ts", old: "one", new: "two" });
    expect(disk.proposed).toEqual([{ path: PATH, call: { session: "s1", callId: "call1" } }]);
    expect(disk.written).toEqual([]);
  });
});
