import { readdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";

import { expect, test } from "vitest";

import { nodeFiles } from "../../../src/sessions/nodeFiles.ts";
import { temporaryFolder } from "../../support/sessions/temporaryFolder.ts";

test("what is absent is an answer, not a failure", async () => {
  const nowhere = join(await temporaryFolder(), "no", "where");
  expect(await nodeFiles.read(nowhere)).toBeUndefined();
  expect(await nodeFiles.stat(nowhere)).toBeUndefined();
  expect(await nodeFiles.list(nowhere)).toEqual([]);
  expect(await nodeFiles.touch(nowhere, 0)).toBe(false);
  await expect(nodeFiles.remove(nowhere)).resolves.toBeUndefined();
});

test("a replaced file has the new content and leaves no draft behind", async () => {
  const folder = await temporaryFolder();
  const path = join(folder, "index.json");
  await nodeFiles.replace(path, Buffer.from("old"));
  await nodeFiles.replace(path, Buffer.from("new"));
  expect(await readFile(path, "utf8")).toBe("new");
  expect(await readdir(folder)).toEqual(["index.json"]);
});

test("many replacements of one file at once leave one of the contents, whole", async () => {
  const path = join(await temporaryFolder(), "index.json");
  const contents = Array.from({ length: 20 }, (_, index) => String(index).repeat(10_000));
  await Promise.all(contents.map((content) => nodeFiles.replace(path, Buffer.from(content))));
  expect(contents).toContain(await readFile(path, "utf8"));
});

test("a replacement that fails leaves the old content and no draft", async () => {
  const folder = await temporaryFolder();
  const path = join(folder, "taken");
  await nodeFiles.makeFolder(path);
  await expect(nodeFiles.replace(path, Buffer.from("x"))).rejects.toMatchObject({ code: "EISDIR" });
  expect(await readdir(folder)).toEqual(["taken"]);
});

test("appending goes on where the file ends after it was cut", async () => {
  const path = join(await temporaryFolder(), "log");
  await writeFile(path, "one two");
  const file = await nodeFiles.openForAppend(path);
  await nodeFiles.truncate(path, 3);
  expect(await file.write(Buffer.from(" three"))).toBe(6);
  await file.sync();
  await file.close();
  expect(await readFile(path, "utf8")).toBe("one three");
});

test("a touched file has the given time", async () => {
  const path = join(await temporaryFolder(), "token");
  await writeFile(path, "");
  expect(await nodeFiles.touch(path, 1_700_000_000_000)).toBe(true);
  expect(await nodeFiles.stat(path)).toEqual({ bytes: 0, changed: 1_700_000_000_000 });
});
