import { readFileSync } from "node:fs";
import { readdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";

import { expect, test } from "vitest";

import { writeFileWhole } from "../../../../src/interop/export/writeFile.ts";
import { temporaryFolder } from "../../../support/sessions/temporaryFolder.ts";

const LONG = "0123456789".repeat(100_000);

async function place() {
  const folder = await temporaryFolder();
  const path = join(folder, "export.md");
  return { folder, path, content: () => readFile(path, "utf8"), names: () => readdir(folder) };
}

test("a file is written from its pieces, with what is done so far", async () => {
  const { path, content, names } = await place();
  const told: number[] = [];
  await writeFileWhole(path, ["a", LONG, "é"], { onProgress: (characters) => told.push(characters) });
  expect(await content()).toBe(`a${LONG}é`);
  expect(told.at(-1)).toBe(LONG.length + 2);
  expect(await names()).toEqual(["export.md"]);
});

test("what was there before stays until the new one is whole, and after a failure", async () => {
  const { path, content, names } = await place();
  await writeFile(path, "old");
  const seen: string[] = [];
  await writeFileWhole(path, [LONG, LONG], { onProgress: () => seen.push(readFileSync(path, "utf8")) });
  expect(seen).toEqual(["old", "old"]);
  function* failing() {
    yield LONG;
    throw new Error("No more.");
  }
  await expect(writeFileWhole(path, failing())).rejects.toThrow("No more.");
  expect(await content()).toBe(LONG + LONG);
  expect(await names()).toEqual(["export.md"]);
});

test("a cancel leaves nothing behind", async () => {
  const { path, names } = await place();
  const controller = new AbortController();
  const writing = writeFileWhole(path, [LONG, LONG], {
    signal: controller.signal,
    onProgress: () => controller.abort(),
  });
  await expect(writing).rejects.toMatchObject({ name: "AbortError" });
  expect(await names()).toEqual([]);
});
