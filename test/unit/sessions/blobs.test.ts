import { createHash } from "node:crypto";
import { readdir, readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";

import { expect, test } from "vitest";

import type { Entry } from "../../../src/engine/entries.ts";
import { BLOB_LIMIT, Blobs, isMissing } from "../../../src/sessions/blobs.ts";
import { temporaryFolder } from "../../support/sessions/temporaryFolder.ts";
import { testDisk } from "../../support/sessions/testDisk.ts";

const titled = (title: string): Entry => ({ kind: "title", id: "1", at: 0, title });
const lineOf = (text: string) => ({ text, value: JSON.parse(text) as object });

async function storeAndLoad(title: string) {
  const folder = await temporaryFolder();
  const disk = testDisk();
  const line = (await new Blobs(folder, disk.files).toLines([titled(title)])).trimEnd();
  const read = new Blobs(folder, disk.files);
  return { folder, disk, line, read, loaded: await read.fromLine(lineOf(line)) };
}

test("a string of up to 64 KiB stays in its line", async () => {
  const { folder, line } = await storeAndLoad("x".repeat(BLOB_LIMIT));
  expect(line).toBe(JSON.stringify(titled("x".repeat(BLOB_LIMIT))));
  expect(await readdir(folder)).toEqual([]);
});

test("a longer string is stored beside the log under the hash of its content, and found again", async () => {
  const text = "x".repeat(BLOB_LIMIT + 1);
  const hash = createHash("sha256").update(text).digest("hex");
  const { folder, line, loaded, read } = await storeAndLoad(text);
  expect(line.length).toBeLessThan(200);
  expect(await readFile(join(folder, "blobs", hash), "utf8")).toBe(text);
  expect(loaded).toEqual({ value: titled(text), missing: 0 });
  expect(read.bytes).toBe(text.length);
});

test("the limit counts bytes of UTF-8", async () => {
  const { folder } = await storeAndLoad("é".repeat(BLOB_LIMIT / 2 + 1));
  expect(await readdir(join(folder, "blobs"))).toHaveLength(1);
});

test.each([
  ["a byte order mark", "\uFEFF"],
  ["a zero", "\0"],
  ["half a surrogate pair", "\uD800"],
])("%s comes back as it was", async (_what, character) => {
  const text = character + "x".repeat(BLOB_LIMIT);
  expect((await storeAndLoad(text)).loaded.value).toEqual(titled(text));
});

test("the same string twice is stored once", async () => {
  const disk = testDisk();
  const blobs = new Blobs(await temporaryFolder(), disk.files);
  const text = "x".repeat(BLOB_LIMIT + 1);
  await blobs.toLines([titled(text), titled(text)]);
  await blobs.toLines([titled(text)]);
  expect(disk.calls.filter((call) => call.op === "replace")).toHaveLength(1);
  expect(blobs.bytes).toBe(text.length);
});

test.each([
  ["gone", (path: string) => rm(path)],
  ["cut short", (path: string) => writeFile(path, "xxx")],
])("a blob that is %s is counted and replaced by a notice", async (_what, harm) => {
  const { folder, line, disk } = await storeAndLoad("x".repeat(70_000));
  for (const name of await readdir(join(folder, "blobs"))) await harm(join(folder, "blobs", name));
  const { value, missing } = await new Blobs(folder, disk.files).fromLine(lineOf(line));
  expect(missing).toBe(1);
  expect(value).toMatchObject({ title: expect.stringContaining("70,000 bytes") });
  expect(isMissing((value as { title: string }).title)).toBe(true);
});

test("a reference that is no hash is never used as a path", async () => {
  const folder = await temporaryFolder();
  await writeFile(join(folder, "secret"), "12345");
  const disk = testDisk();
  const line = JSON.stringify({ kind: "title", title: { $blob: "../secret", bytes: 5 } });
  const { value } = await new Blobs(folder, disk.files).fromLine(lineOf(line));
  expect(value).toEqual(JSON.parse(line));
  expect(disk.calls).toEqual([]);
});

test("text that looks like a reference stays text", async () => {
  const text = JSON.stringify({ $blob: "0".repeat(64), bytes: 5 });
  expect((await storeAndLoad(text)).loaded).toEqual({ value: titled(text), missing: 0 });
});
