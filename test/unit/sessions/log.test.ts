import { appendFile, readdir, readFile } from "node:fs/promises";
import { join } from "node:path";

import { expect, onTestFinished, test } from "vitest";

import type { NewEntry } from "../../../src/engine/entries.ts";
import { SessionLog } from "../../../src/sessions/log.ts";
import type { SessionPorts } from "../../../src/sessions/ports.ts";
import { logPath } from "../../../src/sessions/readLog.ts";
import { answered, asked, linesOf, rewriteLog, sessionWith, textsOf } from "../../support/sessions/build.ts";
import { temporaryFolder } from "../../support/sessions/temporaryFolder.ts";
import { testDisk } from "../../support/sessions/testDisk.ts";
import { TestClock, testPorts } from "../../support/sessions/testPorts.ts";

async function open(folder: string, ports: SessionPorts = testPorts()): Promise<SessionLog> {
  const log = await SessionLog.open(folder, ports);
  onTestFinished(() => log.close());
  return log;
}

const session = async (...entries: readonly NewEntry[]): Promise<string> =>
  sessionWith(await temporaryFolder(), entries);

test("appended entries get ids that sort and the time of the clock, and are there again after reopening", async () => {
  const folder = await session();
  const clock = new TestClock();
  const log = await open(folder, testPorts({ clock }));
  const [one] = await log.append([asked("one")]);
  clock.now += 5;
  const [two, title] = await log.append([answered("two"), { kind: "title", title: "Count" }]);
  expect([one?.at, two?.at, title?.at]).toEqual([clock.now - 5, clock.now, clock.now]);
  expect(log.entries.map((entry) => entry.id)).toEqual(
    [one, two, title].map((entry) => String(entry?.id)).toSorted(),
  );
  await log.close();
  expect((await open(folder)).entries).toEqual(log.entries);
});

test("all entries of an append go to the disk in one write, a line each", async () => {
  const folder = await session();
  const disk = testDisk();
  const log = await open(folder, testPorts({ files: disk.files }));
  await log.append([asked("line\nbreak"), answered("two")]);
  expect(disk.calls.filter((call) => call.op === "write")).toHaveLength(1);
  expect((await linesOf(folder)).slice(1).map((line) => JSON.parse(line) as unknown)).toEqual(log.entries);
});

test("an entry that brings its own time keeps it: imports do", async () => {
  const log = await open(await session());
  const [old] = await log.append([{ ...asked("long ago"), at: 12_345 }]);
  expect(old?.at).toBe(12_345);
});

test("the entries stay one array that grows", async () => {
  const log = await open(await session());
  const { entries } = log;
  await log.append([asked("one")]);
  expect(entries).toHaveLength(1);
  expect(log.entries).toBe(entries);
});

test("appends that are not waited for arrive in the order of the calls", async () => {
  const log = await open(await session());
  const texts = Array.from({ length: 50 }, (_, index) => String(index));
  await Promise.all(texts.map((text) => log.append([asked(text)])));
  expect(textsOf(log.entries)).toEqual(texts);
});

test("an entry that could not be read again is refused before it is written", async () => {
  const folder = await session();
  const log = await open(folder);
  const broken: NewEntry = { ...asked("x"), parts: [{ kind: "text", text: "x", tokens: Number.NaN }] };
  await expect(log.append([broken])).rejects.toThrow("tokens");
  expect(await linesOf(folder)).toHaveLength(1);
  expect(log.entries).toEqual([]);
});

test("a torn last line is cut off, counted and reported, and the log goes on", async () => {
  const folder = await session(asked("one"));
  await appendFile(logPath(folder), '{"kind":"message","te');
  const log = await open(folder);
  expect(log.report.tornBytes).toBe(21);
  await log.append([asked("two")]);
  await log.close();
  const again = await open(folder);
  expect(textsOf(again.entries)).toEqual(["one", "two"]);
  expect(again.report.tornBytes).toBe(0);
});

test("a last line that lacks only its newline is kept, and the next one does not run into it", async () => {
  const folder = await session(asked("one"));
  const content = await readFile(logPath(folder), "utf8");
  await rewriteLog(folder, []);
  await appendFile(logPath(folder), content.trimEnd());
  const log = await open(folder);
  await log.append([asked("two")]);
  await log.close();
  expect(textsOf((await open(folder)).entries)).toEqual(["one", "two"]);
});

test("a log that was cut within its first line begins again", async () => {
  const folder = await session();
  await rewriteLog(folder, []);
  await appendFile(logPath(folder), '{"kind":"hea');
  const log = await open(folder);
  expect(log.report.tornBytes).toBe(12);
  await log.append([asked("one")]);
  await log.close();
  const again = await open(folder);
  expect(again.readOnly).toBeUndefined();
  expect(textsOf(again.entries)).toEqual(["one"]);
});

test("a damaged log can be read around the damage, says which lines are damaged, and is not written to", async () => {
  const folder = await session(asked("one"), asked("two"), asked("three"));
  const lines = [...(await linesOf(folder))];
  lines[2] = "damaged";
  await rewriteLog(folder, lines);
  const log = await open(folder);
  expect(textsOf(log.entries)).toEqual(["one", "three"]);
  expect(log.readOnly).toMatchObject({
    reason: "damaged",
    error: { what: expect.stringContaining("(line 3)") },
  });
  await expect(log.append([asked("four")])).rejects.toBe(log.readOnly?.error);
  expect(await linesOf(folder)).toEqual(lines);
});

test("a log of a newer version is shown as far as it is understood, and not written to", async () => {
  const folder = await session(asked("one"));
  const [, one = ""] = await linesOf(folder);
  const lines = ['{"kind":"header","schema":2,"at":0,"new":true}', '{"kind":"hologram"}', one];
  await rewriteLog(folder, lines);
  const log = await open(folder);
  expect(textsOf(log.entries)).toEqual(["one"]);
  expect(log.readOnly).toMatchObject({ reason: "newer", error: { todo: expect.stringContaining("Update") } });
  await expect(log.append([asked("two")])).rejects.toBe(log.readOnly?.error);
  expect(await linesOf(folder)).toEqual(lines);
});

test("entries of unknown kinds stay in the log when it grows", async () => {
  const folder = await session(asked("one"));
  const lines = [...(await linesOf(folder)), '{"kind":"hologram","id":"x"}'];
  await rewriteLog(folder, lines);
  const log = await open(folder);
  expect(log.report.unknownEntries).toBe(1);
  expect(log.opaque).toEqual([{ number: 3, text: '{"kind":"hologram","id":"x"}' }]);
  await log.append([asked("two")]);
  expect((await linesOf(folder)).slice(0, 3)).toEqual(lines);
});

test("a second window opens the session read-only and says so, and gets it once the first has closed it", async () => {
  const folder = await session(asked("one"));
  const alive = new Set([1, 2]);
  const first = await open(folder, testPorts({ pid: 1, alive }));
  await appendFile(logPath(folder), "a line that the first window is writing");
  const second = await open(folder, testPorts({ pid: 2, alive }));
  expect(textsOf(second.entries)).toEqual(["one"]);
  expect(second.report.tornBytes).toBe(0);
  expect(second.readOnly?.reason).toBe("locked");
  await expect(second.append([asked("two")])).rejects.toThrow("open in another window");
  await second.close();
  expect((await readFile(logPath(folder), "utf8")).endsWith("is writing")).toBe(true);

  await first.close();
  expect((await open(folder, testPorts({ pid: 2, alive }))).readOnly).toBeUndefined();
});

test("with patience a window waits for another one to close", async () => {
  const folder = await session();
  const alive = new Set([1, 2]);
  const clock = new TestClock();
  const disk = testDisk();
  const first = await open(folder, testPorts({ pid: 1, alive, clock }));
  const opening = SessionLog.open(folder, testPorts({ pid: 2, alive, clock, files: disk.files }), 5000);
  await disk.idle();
  clock.advance(1000);
  await disk.idle();
  await first.close();
  clock.advance(1000);
  const second = await opening;
  onTestFinished(() => second.close());
  expect(second.readOnly).toBeUndefined();
});

test("patience ends", async () => {
  const folder = await session();
  const alive = new Set([1, 2]);
  const clock = new TestClock();
  const disk = testDisk();
  await open(folder, testPorts({ pid: 1, alive, clock }));
  const opening = SessionLog.open(folder, testPorts({ pid: 2, alive, clock, files: disk.files }), 200);
  for (let waited = 0; waited < 200; waited += 100) {
    await disk.idle();
    clock.advance(100);
  }
  expect((await opening).readOnly?.reason).toBe("locked");
});

test("a window whose session was taken over while it slept writes nothing more", async () => {
  const folder = await session();
  const asleep = await open(folder, testPorts({ pid: 1, alive: new Set([1, 2]) }));
  const taker = await open(folder, testPorts({ pid: 2, alive: new Set([2]) }));
  asleep.checkpoint(() => answered("late words"));
  await expect(asleep.append([asked("late")])).rejects.toThrow("taken over");
  expect(asleep.readOnly?.reason).toBe("locked");
  await asleep.close();

  await taker.append([asked("in time")]);
  await taker.close();
  expect(textsOf((await open(folder)).entries)).toEqual(["in time"]);
});

test("a closed log takes nothing more", async () => {
  const log = await open(await session());
  await log.close();
  await expect(log.append([asked("late")])).rejects.toThrow("closed");
});

test("sync brings the log to the disk", async () => {
  const folder = await session();
  const disk = testDisk();
  const log = await open(folder, testPorts({ files: disk.files }));
  await log.append([asked("one")]);
  expect(disk.calls.some((call) => call.op === "sync")).toBe(false);
  await log.sync();
  expect(disk.calls.at(-2)).toEqual({ op: "sync", path: logPath(folder) });
});

test("closing brings the log to the disk and leaves only what belongs to a session", async () => {
  const folder = await session();
  const disk = testDisk();
  const log = await open(folder, testPorts({ files: disk.files }));
  await log.append([asked("one")]);
  log.checkpoint(() => answered("two"));
  await log.append([answered("two")]);
  await log.close();
  expect(disk.calls).toContainEqual({ op: "sync", path: logPath(folder) });
  expect((await readdir(folder)).toSorted()).toEqual(["lock", "log.jsonl"]);
});

test("a session that is gone says so, and is not made by that", async () => {
  const folder = join(await temporaryFolder(), "gone");
  await expect(SessionLog.open(folder, testPorts())).rejects.toThrow("not there any more");
  await expect(readdir(folder)).rejects.toMatchObject({ code: "ENOENT" });
});

test("drafts that a crash left are cleared away", async () => {
  const folder = await session();
  const draft = join(folder, "answer.json.77-1.tmp");
  await appendFile(draft, "half");
  await open(folder);
  await expect(readFile(draft)).rejects.toMatchObject({ code: "ENOENT" });
});

test("the figures of a session grow with it and are the same when it is read again", async () => {
  const folder = await session();
  const log = await open(folder);
  await log.append([asked("What is new?"), answered("Nothing.")]);
  await log.append([{ ...asked("x"), parts: [{ kind: "text", text: "x".repeat(100_000), tokens: 25_000 }] }]);
  const { info } = log;
  expect(info).toMatchObject({ title: "What is new?", messages: 3, tokens: 25_005 });
  expect(info.bytes).toBe((await readFile(logPath(folder))).length + 100_000);
  await log.close();
  expect((await open(folder)).info).toEqual(info);
});
