import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";

import { expect, onTestFinished, test } from "vitest";

import { LogTail } from "../../../src/sessions/tail.ts";
import { temporaryFolder } from "../../support/sessions/temporaryFolder.ts";
import { testDisk } from "../../support/sessions/testDisk.ts";

async function openTail(content: string, whole = content.length) {
  const path = join(await temporaryFolder(), "log");
  await writeFile(path, content);
  const disk = testDisk();
  const tail = await LogTail.open(path, disk.files, whole);
  onTestFinished(() => tail.close());
  return { disk, tail, content: () => readFile(path, "utf8") };
}

test("what is appended goes to the disk in one write", async () => {
  const { disk, tail, content } = await openTail("a\n");
  await tail.append(Buffer.from("b\nc\n"));
  expect(await content()).toBe("a\nb\nc\n");
  expect(disk.calls.filter((call) => call.op === "write")).toHaveLength(1);
  expect(tail.bytes).toBe(6);
});

test("what stands behind the whole part is cut off on opening", async () => {
  const { tail, content } = await openTail("a\ntorn", 2);
  await tail.append(Buffer.from("b\n"));
  expect(await content()).toBe("a\nb\n");
});

test("a write that the full disk takes in part leaves nothing behind", async () => {
  const { disk, tail, content } = await openTail("a\n");
  disk.leaveRoom(3);
  await expect(tail.append(Buffer.from("bbbbbb\n"))).rejects.toMatchObject({ code: "ENOSPC" });
  expect(await content()).toBe("a\n");
  expect(tail.bytes).toBe(2);

  disk.heal();
  await tail.append(Buffer.from("c\n"));
  expect(await content()).toBe("a\nc\n");
});

test("when the rest of a failed write cannot be cut off at once, the next append does it first", async () => {
  const { disk, tail, content } = await openTail("a\n");
  disk.leaveRoom(3);
  disk.fail("EIO", (call) => call.op === "truncate");
  await expect(tail.append(Buffer.from("bbbbbb\n"))).rejects.toMatchObject({ code: "ENOSPC" });
  expect(await content()).toBe("a\nbbb");
  await expect(tail.append(Buffer.from("c\n"))).rejects.toMatchObject({ code: "EIO" });

  disk.heal();
  await tail.append(Buffer.from("c\n"));
  expect(await content()).toBe("a\nc\n");
});
