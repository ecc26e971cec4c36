import { mkdir, readdir, rm } from "node:fs/promises";
import { join } from "node:path";

import { expect, test } from "vitest";

import { HEARTBEAT, Lock, STALE_AFTER } from "../../../src/sessions/lock.ts";
import { temporaryFolder } from "../../support/sessions/temporaryFolder.ts";
import { testDisk } from "../../support/sessions/testDisk.ts";
import { TestClock, testPorts, type Window } from "../../support/sessions/testPorts.ts";

const A = 1;
const B = 2;

/** Two windows of one host with one clock, and a session that both want. */
async function twoWindows(b: Window = {}) {
  const folder = await temporaryFolder();
  const clock = new TestClock();
  const disk = testDisk();
  const alive = new Set([A, B]);
  const shared = { clock, alive, files: disk.files };
  return {
    folder,
    clock,
    alive,
    disk,
    a: testPorts({ ...shared, pid: A }),
    b: testPorts({ ...shared, pid: B, ...b }),
  };
}

test("the first window gets the lock, the second does not, until the first lets go", async () => {
  const { folder, a, b } = await twoWindows();
  const lock = await Lock.acquire(folder, a);
  expect(await lock?.isHeld()).toBe(true);
  expect(await Lock.acquire(folder, b)).toBeUndefined();
  await lock?.release();
  expect(await lock?.isHeld()).toBe(false);
  expect(await Lock.acquire(folder, b)).toBeInstanceOf(Lock);
});

test("the lock of a process that has ended is taken over at once", async () => {
  const { folder, alive, a, b } = await twoWindows();
  const lost = await Lock.acquire(folder, a);
  alive.delete(A);
  const taken = await Lock.acquire(folder, b);
  expect(await taken?.isHeld()).toBe(true);
  expect(await lost?.isHeld()).toBe(false);
});

test("whether a process of another host runs is not known: its lock counts for as long as it beats", async () => {
  const { folder, clock, disk, alive, a, b } = await twoWindows({ host: "there" });
  await Lock.acquire(folder, a);
  alive.delete(A);
  for (let beats = 0; beats < 20; beats++) {
    clock.advance(HEARTBEAT);
    await disk.idle();
  }
  expect(await Lock.acquire(folder, b)).toBeUndefined();
});

test("a lock without a heartbeat is taken over when its time is up, and not before", async () => {
  const { folder, clock, disk, a, b } = await twoWindows();
  await Lock.acquire(folder, a);
  disk.fail("EIO", (call) => call.op === "touch");
  clock.advance(STALE_AFTER);
  await disk.idle();
  disk.heal();
  expect(await Lock.acquire(folder, b)).toBeUndefined();
  clock.now += 1;
  expect(await Lock.acquire(folder, b)).toBeInstanceOf(Lock);
});

test("a heartbeat from a clock that was far ahead holds nothing for ever", async () => {
  const { folder, clock, a, b } = await twoWindows({ host: "there" });
  await Lock.acquire(folder, a);
  clock.now -= 365 * 24 * 3600 * 1000;
  expect(await Lock.acquire(folder, b)).toBeInstanceOf(Lock);
});

test("letting go of a lock that was taken over leaves the new one alone", async () => {
  const { folder, alive, a, b } = await twoWindows();
  const lost = await Lock.acquire(folder, a);
  alive.delete(A);
  const taken = await Lock.acquire(folder, b);
  await lost?.release();
  expect(await taken?.isHeld()).toBe(true);
});

test("no heartbeat follows the release", async () => {
  const { folder, clock, disk, a } = await twoWindows();
  const lock = await Lock.acquire(folder, a);
  await lock?.release();
  const before = disk.calls.length;
  clock.advance(10 * HEARTBEAT);
  await disk.idle();
  expect(disk.calls).toHaveLength(before);
});

test.each([
  ["is missing", (lock: string) => rm(lock, { recursive: true, force: true })],
  ["is empty", (lock: string) => mkdir(lock, { recursive: true })],
])("a session whose lock folder %s can be locked", async (_what, prepare) => {
  const { folder, a } = await twoWindows();
  await prepare(join(folder, "lock"));
  expect(await Lock.acquire(folder, a)).toBeInstanceOf(Lock);
  expect(await readdir(folder)).toEqual(["lock"]);
});

test("a disk that does not allow locking is not taken for another window", async () => {
  const { folder, disk, a } = await twoWindows();
  disk.fail("EROFS", (call) => call.op === "makeFolder");
  await expect(Lock.acquire(folder, a)).rejects.toMatchObject({ code: "EROFS" });
});

test("a rename that worked but is reported as failed counts", async () => {
  const { folder, disk, a } = await twoWindows();
  await (await Lock.acquire(folder, a))?.release();
  const files = {
    ...disk.files,
    move: async (from: string, to: string) => {
      await disk.files.move(from, to);
      throw Object.assign(new Error("ENOENT"), { code: "ENOENT" });
    },
  };
  expect(await Lock.acquire(folder, { ...a, files })).toBeInstanceOf(Lock);
});
