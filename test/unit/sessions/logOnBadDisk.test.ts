import { writeFile } from "node:fs/promises";
import { join } from "node:path";

import { expect, onTestFinished, test } from "vitest";

import { UserFacingError } from "../../../src/engine/userFacingError.ts";
import { SessionLog } from "../../../src/sessions/log.ts";
import { answered, asked, linesOf, sessionWith, textsOf } from "../../support/sessions/build.ts";
import { temporaryFolder } from "../../support/sessions/temporaryFolder.ts";
import { isWriting, testDisk } from "../../support/sessions/testDisk.ts";
import { testPorts } from "../../support/sessions/testPorts.ts";

async function openOn(disk = testDisk()) {
  const folder = await sessionWith(await temporaryFolder(), [asked("one")]);
  const log = await SessionLog.open(folder, testPorts({ files: disk.files }));
  onTestFinished(() => log.close());
  return { folder, disk, log };
}

test("on a full disk an append is refused in words, and memory does not run ahead of the log", async () => {
  const { folder, disk, log } = await openOn();
  disk.leaveRoom(30);
  const refused = log.append([asked("two")]);
  await expect(refused).rejects.toBeInstanceOf(UserFacingError);
  await expect(refused).rejects.toThrow("disk is full");
  expect(textsOf(log.entries)).toEqual(["one"]);
  expect(log.info.messages).toBe(1);
  expect(await linesOf(folder)).toHaveLength(2);
});

test("the log goes on when there is room again", async () => {
  const { folder, disk, log } = await openOn();
  disk.leaveRoom(30);
  await expect(log.append([asked("two")])).rejects.toThrow("disk is full");
  disk.heal();
  await log.append([asked("three")]);
  await log.close();
  const again = await SessionLog.open(folder, testPorts());
  onTestFinished(() => again.close());
  expect(textsOf(again.entries)).toEqual(["one", "three"]);
  expect(again.report).toMatchObject({ tornBytes: 0, damagedLines: [] });
});

test("without room for its long text an entry is not written", async () => {
  const { folder, disk, log } = await openOn();
  disk.fail("ENOSPC", (call) => call.op === "replace" && call.path.includes("blobs"));
  await expect(log.append([asked("x".repeat(100_000))])).rejects.toThrow("disk is full");
  expect(await linesOf(folder)).toHaveLength(2);
});

test("a sync that the disk refuses is told", async () => {
  const { disk, log } = await openOn();
  disk.fail("EIO", (call) => call.op === "sync");
  await expect(log.sync()).rejects.toThrow("EIO");
  disk.heal();
});

test.each(["EROFS", "EACCES"])(
  "a session on a disk that answers %s to every write opens read-only",
  async (code) => {
    const folder = await sessionWith(await temporaryFolder(), [asked("one")]);
    const disk = testDisk();
    disk.fail(code, isWriting);
    const log = await SessionLog.open(folder, testPorts({ files: disk.files }));
    expect(textsOf(log.entries)).toEqual(["one"]);
    expect(log.readOnly).toMatchObject({
      reason: "storage",
      error: { what: expect.stringContaining("read-only") },
    });
    await expect(log.append([asked("two")])).rejects.toBe(log.readOnly?.error);
  },
);

test("a session that cannot even be read is refused in words, and its lock is free again", async () => {
  const folder = await sessionWith(await temporaryFolder(), [asked("one")]);
  const disk = testDisk();
  disk.fail("EIO", (call) => call.op === "read");
  await expect(SessionLog.open(folder, testPorts({ files: disk.files }))).rejects.toBeInstanceOf(
    UserFacingError,
  );
  const other = await SessionLog.open(folder, testPorts({ pid: 2, alive: new Set([100, 2]) }));
  onTestFinished(() => other.close());
  expect(other.readOnly).toBeUndefined();
});

test("an interrupted answer for which there is no room waits in its file, and the session with it", async () => {
  const folder = await sessionWith(await temporaryFolder(), [asked("one")]);
  await writeFile(
    join(folder, "answer.json"),
    JSON.stringify({ schema: 1, message: answered("half an ans") }),
  );
  const disk = testDisk();
  disk.leaveRoom(10);
  const full = await SessionLog.open(folder, testPorts({ files: disk.files }));
  expect(full.readOnly?.reason).toBe("storage");
  disk.heal();
  const log = await SessionLog.open(folder, testPorts({ files: disk.files }));
  onTestFinished(() => log.close());
  expect(textsOf(log.entries)).toEqual(["one", "half an ans"]);
});
