import { readdir } from "node:fs/promises";

import { expect, onTestFinished, test } from "vitest";

import type { Files } from "../../../src/sessions/files.ts";
import { SessionLog } from "../../../src/sessions/log.ts";
import { nodeFiles } from "../../../src/sessions/nodeFiles.ts";
import { answered, asked, emptySession, textsOf, type NewMessage } from "../../support/sessions/build.ts";
import { temporaryFolder } from "../../support/sessions/temporaryFolder.ts";
import { testDisk } from "../../support/sessions/testDisk.ts";
import { TestClock, testPorts } from "../../support/sessions/testPorts.ts";

const CRASHED = 1;

/** A session that the window of a process writes which ends without closing it. */
async function crashing() {
  const folder = await emptySession(await temporaryFolder());
  const clock = new TestClock();
  const disk = testDisk();
  const alive = new Set([CRASHED]);
  const log = await SessionLog.open(folder, testPorts({ pid: CRASHED, alive, clock, files: disk.files }));
  const crash = async (): Promise<SessionLog> => {
    await disk.idle();
    alive.clear();
    const next = await SessionLog.open(folder, testPorts({ alive }));
    onTestFinished(async () => {
      await next.close();
      await log.close();
    });
    return next;
  };
  return { folder, disk, log, alive, crash };
}

const streaming = (text: string) => (): NewMessage => answered(text);

test("an answer that a crash interrupts is there as stopped", async () => {
  const { log, crash } = await crashing();
  await log.append([asked("one")]);
  log.checkpoint(streaming("half an ans"));
  const next = await crash();
  expect(textsOf(next.entries)).toEqual(["one", "half an ans"]);
  expect(next.entries.at(-1)).toMatchObject({ role: "assistant", status: "stopped" });
  expect(next.report.recoveredAnswer).toBe(next.entries.at(-1)?.id);
});

test("it is recovered once", async () => {
  const { folder, log, crash } = await crashing();
  log.checkpoint(streaming("half"));
  await (await crash()).close();
  const again = await SessionLog.open(folder, testPorts());
  onTestFinished(() => again.close());
  expect(textsOf(again.entries)).toEqual(["half"]);
  expect(again.report.recoveredAnswer).toBeUndefined();
});

test("an answer that reached the log is not there twice when its file was left", async () => {
  const { log, crash } = await crashing();
  await log.append([asked("one")]);
  log.checkpoint(streaming("half"));
  await log.append([answered("half and whole")]);
  const next = await crash();
  expect(textsOf(next.entries)).toEqual(["one", "half and whole"]);
  expect(next.report.recoveredAnswer).toBeUndefined();
});

test("after the end of a turn no file is left", async () => {
  const { folder, log, disk, crash } = await crashing();
  log.checkpoint(streaming("half"));
  await disk.idle();
  expect(await readdir(folder)).toContain("answer.json");
  await log.append([answered("whole")]);
  await log.sync();
  expect(await readdir(folder)).not.toContain("answer.json");
  await crash();
});

test("the next answer is recovered although older ones are in the log", async () => {
  const { log, crash } = await crashing();
  log.checkpoint(streaming("first"));
  await log.append([answered("first and whole")]);
  await log.append([asked("more")]);
  log.checkpoint(streaming("sec"));
  log.checkpoint(streaming("second"));
  await log.close();
  expect(textsOf((await crash()).entries)).toEqual(["first and whole", "more", "second"]);
});

test("a title given while the answer comes does not hide that it is missing", async () => {
  const { log, crash } = await crashing();
  await log.append([asked("one")]);
  log.checkpoint(streaming("half"));
  await log.append([{ kind: "title", title: "Named meanwhile" }]);
  expect(textsOf((await crash()).entries)).toEqual(["one", "half"]);
});

test("a window that loses the session while it recovers an answer leaves the answer to the other one", async () => {
  const { folder, log, disk, alive } = await crashing();
  log.checkpoint(streaming("half"));
  await disk.idle();
  alive.clear();
  const others: SessionLog[] = [log];
  const read: Files["read"] = async (path) => {
    const bytes = await nodeFiles.read(path);
    // Just before this window appends it.
    if (path.endsWith("answer.json")) others.push(await SessionLog.open(folder, testPorts({ pid: 3 })));
    return bytes;
  };
  const slow = await SessionLog.open(folder, testPorts({ pid: 2, alive, files: { ...nodeFiles, read } }));
  onTestFinished(async () => void (await Promise.all(others.map((other) => other.close()))));
  expect(slow.readOnly?.reason).toBe("locked");
  expect(others.slice(1).map((other) => textsOf(other.entries))).toEqual([["half"]]);
});

test("an answer without a word leaves nothing", async () => {
  const { log, crash } = await crashing();
  await log.append([asked("one")]);
  log.checkpoint(() => ({ ...answered(""), parts: [] }));
  const next = await crash();
  expect(textsOf(next.entries)).toEqual(["one"]);
  expect(next.report.recoveredAnswer).toBeUndefined();
});
