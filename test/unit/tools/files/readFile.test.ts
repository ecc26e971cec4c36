import { describe, expect, it } from "vitest";

import { Disk } from "../../../support/tools/disk.ts";
import { World } from "../../../support/tools/world.ts";

const numbered = (count: number, end = "\n"): string =>
  Array.from({ length: count }, (_, i) => `line ${i + 1}${end}`).join("");

const read = async (content: string | Uint8Array, args: object = {}) =>
  new World({ files: { "/home/app/a.ts": content } }).call("read_file", { path: "a.ts", ...args });

const bytes = (...numbers: readonly number[]): Uint8Array => Uint8Array.from(numbers);
const utf16 = (text: string, isLittle: boolean): Uint8Array => {
  const view = new DataView(new ArrayBuffer(text.length * 2));
  for (let i = 0; i < text.length; i++) view.setUint16(i * 2, text.charCodeAt(i), isLittle);
  return new Uint8Array(view.buffer);
};

describe("read_file", () => {
  it.each(["one\ntwo\n", "one\ntwo", "\n", "  indented\n\n\n", "Grüße 👋 日本\n"])(
    "%j is shown as it is",
    async (text) => {
      expect(await read(text)).toEqual({ text, isError: false });
    },
  );

  it("line ends are shown as one kind, marks not at all", async () => {
    expect((await read("\uFEFFone\r\ntwo\r\n")).text).toBe("one\ntwo\n");
    expect((await read("one\rtwo\r")).text).toBe("one\ntwo\n");
  });

  it("an empty file is said to be", async () => {
    expect((await read("")).text).toBe("[The file is empty.]");
  });

  it("a range says which lines of how many", async () => {
    const text = numbered(50);
    expect((await read(text, { from: 10, to: 12 })).text).toBe(
      "line 10\nline 11\nline 12\n\n[Lines 10–12 of 50. from: 13 shows what follows.]",
    );
    expect((await read(text, { from: 49 })).text).toBe("line 49\nline 50\n\n[Lines 49–50 of 50.]");
    expect((await read(text, { from: 1, to: 500 })).text).toBe(text);
  });

  it("a range that is not there is an error in words", async () => {
    expect(await read("one\n", { from: 2 })).toEqual({ text: "a.ts has only 1 line.", isError: true });
    expect((await read("one\n", { from: 5, to: 2 })).text).toContain('"to" (2) must not be less');
  });

  it("of a long file the first lines, and how to go on", async () => {
    const { text } = await read(numbered(10_000));
    const [, to] = /\[Lines 1–([\d,]+) of 10,000\./.exec(text) ?? [];
    const last = Number(to?.replace(",", ""));
    expect(text.length).toBeLessThan(30_000);
    expect(text).toContain(`line ${last}\n\n[`);
    expect(text).toContain(`from: ${last + 1} shows what follows.`);
  });

  it("of one endless line the beginning", async () => {
    const { text } = await read("x".repeat(70_000));
    expect(text).toContain(
      "[Only the beginning of line 1 is shown; it has 70,000 characters. The file has 1 line.]",
    );
    expect(text.length).toBeLessThan(30_000);
  });

  it("100 MB cost no more memory than what is shown", async () => {
    const disk = new Disk({}, { piece: 1_000_000 });
    disk.put(
      "/home/app/a.ts",
      new Uint8Array(100_000_000).fill(0x61).map((_, i) => (i % 100 === 99 ? 10 : 0x61)),
    );
    const world = new World({ disk });
    const { text } = await world.call("read_file", { path: "a.ts", from: 999_999, to: 1_000_000 });
    expect(text).toBe(`${"a".repeat(99)}\n${"a".repeat(99)}\n\n[Lines 999,999–1,000,000 of 1,000,000.]`);
  });

  it("UTF-16 with a mark, and Windows' Latin", async () => {
    expect((await read(utf16("\uFEFFGrüße\r\n", true))).text).toBe("Grüße\n");
    expect((await read(utf16("\uFEFFGrüße\n", false))).text).toBe("Grüße\n");
    expect((await read(bytes(0x47, 0x72, 0xfc, 0xdf, 0x65))).text).toMatch(
      /^Grüße\n\n\[It is not written in UTF-8/,
    );
  });

  it("binary is named with its size", async () => {
    expect((await read(bytes(0x7f, 0x45, 0x4c, 0x46, 0, 0, 1, 2))).text).toBe("[binary, 8 bytes, not shown]");
  });

  it("characters that are not shown are told of", async () => {
    const { text } = await read("a\u001b[31mb\u0007\n");
    expect(text).toBe(
      "ab\n\n[Characters that cannot be printed are left out here; lines with them cannot be edited by edit_file.]",
    );
  });

  it("images are shown", async () => {
    const png = bytes(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 1, 2, 3);
    const disk = new Disk({ "/home/app/shot.png": png }, { piece: 100 });
    const told = await new World({ disk }).call("read_file", { path: "shot.png" });
    const data = Buffer.from(png).toString("base64");
    expect(told).toEqual({
      text: "shot.png: image/png, 12 bytes",
      isError: false,
      media: [{ mediaType: "image/png", name: "shot.png", bytes: 12, data }],
    });
  });

  it("a folder is left to list_folder", async () => {
    const world = new World({ files: { "/home/app/src/a.ts": "" } });
    expect((await world.call("read_file", { path: "src" })).text).toContain("list_folder");
  });
});
