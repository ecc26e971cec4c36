import { appendFile, mkdir, readdir, readFile } from "node:fs/promises";
import { join } from "node:path";

import { expect, onTestFinished, test } from "vitest";

import { UserFacingError } from "../../../src/engine/userFacingError.ts";
import type { SessionPorts } from "../../../src/sessions/ports.ts";
import { logPath } from "../../../src/sessions/readLog.ts";
import { SessionStore } from "../../../src/sessions/store.ts";
import { answered, asked, linesOf, rewriteLog, textsOf } from "../../support/sessions/build.ts";
import { temporaryFolder } from "../../support/sessions/temporaryFolder.ts";
import { isWriting, testDisk } from "../../support/sessions/testDisk.ts";
import { testPorts } from "../../support/sessions/testPorts.ts";

function window(root: string, ports: SessionPorts): SessionStore {
  const store = new SessionStore(root, ports);
  onTestFinished(() => store.close());
  return store;
}

/** Two windows on one workspace. */
async function twoWindows() {
  const root = await temporaryFolder();
  const alive = new Set([1, 2]);
  const a = window(root, testPorts({ pid: 1, alive }));
  const b = window(root, testPorts({ pid: 2, alive }));
  return { root, a, b, folderOf: (id: string) => join(root, "sessions", id) };
}

test("a new session can be written at once and opened again after the window was closed", async () => {
  const { a, b } = await twoWindows();
  const log = await a.create();
  await log.append([asked("one")]);
  await a.close();
  expect(textsOf((await b.open(log.id)).entries)).toEqual(["one"]);
});

test("whoever opens a session in a window gets the same log", async () => {
  const { a } = await twoWindows();
  const created = await a.create();
  expect(await a.open(created.id)).toBe(created);
  await created.close();
  const [one, two] = await Promise.all([a.open(created.id), a.open(created.id)]);
  expect(one).toBe(two);
  expect(one).not.toBe(created);
});

test("a session that another window had is opened anew once it is free", async () => {
  const { a, b } = await twoWindows();
  const log = await a.create();
  expect((await b.open(log.id)).readOnly?.reason).toBe("locked");
  await log.append([asked("one")]);
  await a.close();
  const opened = await b.open(log.id);
  expect(opened.readOnly).toBeUndefined();
  expect(textsOf(opened.entries)).toEqual(["one"]);
});

test.each(["", "..", "../../etc", "a/b", "index.json"])("the id %j opens nothing", async (id) => {
  const { a } = await twoWindows();
  await expect(a.open(id)).rejects.toThrow("not there any more");
  await expect(a.trash(id)).rejects.toThrow("not there any more");
  await expect(a.restore(id)).rejects.toThrow("not there any more");
});

test("a session can be renamed, open or not", async () => {
  const { a, b } = await twoWindows();
  const log = await a.create();
  await a.rename(log.id, "First");
  expect(log.info.title).toBe("First");
  expect(log.readOnly).toBeUndefined();
  await a.close();
  await b.rename(log.id, "Second");
  expect(await a.list()).toMatchObject([{ title: "Second" }]);
  expect((await a.open(log.id)).readOnly).toBeUndefined();
});

test("a session that another window writes cannot be renamed or trashed, and says why", async () => {
  const { a, b } = await twoWindows();
  const log = await a.create();
  await expect(b.rename(log.id, "x")).rejects.toThrow("open in another window");
  await expect(b.trash(log.id)).rejects.toThrow("open in another window");
  await log.append([asked("one")]);
  expect(log.info.messages).toBe(1);
});

test("a trashed session is out of the list, and comes back as it was", async () => {
  const { a } = await twoWindows();
  const log = await a.create();
  await log.append([asked("one")]);
  await a.trash(log.id);
  await expect(log.append([answered("late")])).rejects.toThrow("closed");
  expect(await a.list()).toEqual([]);
  expect(await a.listTrash()).toMatchObject([{ id: log.id, title: "one", messages: 1 }]);

  await a.restore(log.id);
  expect(await a.listTrash()).toEqual([]);
  const restored = await a.open(log.id);
  expect(restored.readOnly).toBeUndefined();
  expect(restored.entries).toEqual(log.entries);
});

test("a damaged session can be trashed", async () => {
  const { a, folderOf } = await twoWindows();
  const log = await a.create();
  await a.close();
  await appendFile(logPath(folderOf(log.id)), "damaged\n");
  expect((await a.open(log.id)).readOnly?.reason).toBe("damaged");
  await a.trash(log.id);
  expect(await a.list()).toEqual([]);
});

test("emptying the trash leaves the sessions, and the trash usable", async () => {
  const { a } = await twoWindows();
  const [kept, first, second] = [await a.create(), await a.create(), await a.create()];
  await a.trash(first.id);
  await a.emptyTrash();
  expect(await a.listTrash()).toEqual([]);
  await expect(a.restore(first.id)).rejects.toThrow("not there any more");
  await a.trash(second.id);
  expect(await a.listTrash()).toMatchObject([{ id: second.id }]);
  expect(await a.list()).toMatchObject([{ id: kept.id }]);
});

test("the copy of a damaged session has every whole line as it stood, long texts included, and goes on", async () => {
  const { a, folderOf } = await twoWindows();
  const log = await a.create();
  const long = "x".repeat(100_000);
  await log.append([asked("one"), answered(long), asked("two")]);
  await a.close();
  const folder = folderOf(log.id);
  const [header = "", one = "", answer = "", two = ""] = await linesOf(folder);
  const hologram = '{"kind":"hologram",  "id":"x"}';
  const damagedLines = [header, one, "damaged", answer, hologram, two];
  await rewriteLog(folder, damagedLines);

  const copy = await a.copy(log.id);
  expect(copy.readOnly).toBeUndefined();
  expect(textsOf(copy.entries)).toEqual(["one", long, "two"]);
  expect((await linesOf(folderOf(copy.id))).slice(1, -1)).toEqual([one, answer, hologram, two]);
  expect(copy.info).toMatchObject({ title: "Copy of one", created: log.info.created });
  expect(await linesOf(folder)).toEqual(damagedLines);
  await copy.append([asked("three")]);
});

test("a session of a newer version is not copied: parts of it might be misread", async () => {
  const { a, folderOf } = await twoWindows();
  const log = await a.create();
  await a.close();
  await rewriteLog(folderOf(log.id), ['{"kind":"header","schema":2,"at":0}']);
  await expect(a.copy(log.id)).rejects.toThrow("newer version");
  expect(await a.list()).toHaveLength(1);
});

test("closing lets go of every session and leaves an index that needs no log to be read", async () => {
  const { root, a, b } = await twoWindows();
  const logs = [await a.create(), await a.create()];
  for (const log of logs) await log.append([asked("one")]);
  await a.close();
  for (const { id } of logs) expect((await b.open(id)).readOnly).toBeUndefined();
  expect(JSON.parse(await readFile(join(root, "index.json"), "utf8"))).toMatchObject({
    sessions: [{ messages: 1 }, { messages: 1 }],
  });
});

test("on a disk that takes no writes sessions are listed and read, and what cannot be done says why", async () => {
  const root = await temporaryFolder();
  const before = new SessionStore(root, testPorts());
  const { id } = await before.create();
  await before.close();
  const disk = testDisk();
  disk.fail("EROFS", isWriting);
  const store = window(root, testPorts({ files: disk.files }));
  expect(await store.list()).toMatchObject([{ id }]);
  expect((await store.open(id)).readOnly?.reason).toBe("storage");
  await expect(store.create()).rejects.toBeInstanceOf(UserFacingError);
  await expect(store.rename(id, "x")).rejects.toBeInstanceOf(UserFacingError);
  await expect(store.trash(id)).rejects.toBeInstanceOf(UserFacingError);
  await expect(store.copy(id)).rejects.toBeInstanceOf(UserFacingError);
  expect(await readdir(join(root, "sessions"))).toEqual([id]);
});

test("a session that could not be put into the trash stays, and is not locked", async () => {
  const root = await temporaryFolder();
  const disk = testDisk();
  const alive = new Set([1, 2]);
  const a = window(root, testPorts({ pid: 1, alive, files: disk.files }));
  const { id } = await a.create();
  disk.fail("EACCES", (call) => call.op === "makeFolder" && call.path.endsWith("trash"));
  await expect(a.trash(id)).rejects.toBeInstanceOf(UserFacingError);
  const b = window(root, testPorts({ pid: 2, alive }));
  expect((await b.open(id)).readOnly).toBeUndefined();
});

test("a session does not take the place of another one that lies in the trash", async () => {
  const { root, a } = await twoWindows();
  const log = await a.create();
  await mkdir(join(root, "trash", log.id, "something"), { recursive: true });
  await expect(a.trash(log.id)).rejects.toBeInstanceOf(UserFacingError);
  expect(await a.list()).toHaveLength(1);
  expect(await readdir(join(root, "trash", log.id))).toEqual(["something"]);
});
