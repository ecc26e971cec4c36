import { appendFile, mkdir, readFile, rm, utimes, writeFile } from "node:fs/promises";
import { join } from "node:path";

import { expect, test } from "vitest";

import { logPath } from "../../../src/sessions/readLog.ts";
import { SessionStore } from "../../../src/sessions/store.ts";
import { asked, linesOf, rewriteLog } from "../../support/sessions/build.ts";
import { temporaryFolder } from "../../support/sessions/temporaryFolder.ts";
import { testDisk } from "../../support/sessions/testDisk.ts";
import { TestClock, testPorts } from "../../support/sessions/testPorts.ts";

/** Closed sessions with these first words, made a second after each other. */
async function sessions(...texts: readonly string[]) {
  const root = await temporaryFolder();
  const clock = new TestClock();
  const store = new SessionStore(root, testPorts({ clock }));
  const folders: string[] = [];
  for (const text of texts) {
    clock.now += 1000;
    const log = await store.create();
    await log.append([asked(text)]);
    folders.push(join(root, "sessions", log.id));
  }
  await store.close();
  return { root, index: join(root, "index.json"), folders };
}

/** The titles that a window which has just started lists, and how many logs it read for that. */
async function listed(root: string, disk = testDisk()) {
  const infos = await new SessionStore(root, testPorts({ files: disk.files })).list();
  const reads = disk.calls.filter((call) => call.op === "read" && call.path.endsWith(".jsonl")).length;
  return { titles: infos.map((info) => info.title), reads, infos };
}

test("sessions are listed newest first, from the index alone", async () => {
  const { root } = await sessions("one", "two", "three");
  expect(await listed(root)).toMatchObject({ titles: ["three", "two", "one"], reads: 0 });
});

const inGerman = async (index: string): Promise<string> =>
  JSON.stringify({ ...JSON.parse(await readFile(index, "utf8")), language: "de" });

test.each([
  ["missing", (index: string) => rm(index)],
  ["cut", async (index: string) => writeFile(index, (await readFile(index, "utf8")).slice(0, -20))],
  ["of another version", (index: string) => writeFile(index, '{"version":0,"sessions":[]}')],
  ["in another language", async (index: string) => writeFile(index, await inGerman(index))],
])("an index that is %s is rebuilt, with the same figures", async (_what, harm) => {
  const { root, index } = await sessions("one", "two");
  const before = await listed(root);
  await harm(index);
  const rebuilt = await listed(root);
  expect(rebuilt).toEqual({ ...before, reads: 2 });
  expect((await listed(root)).reads).toBe(0);
});

test("only a log that has changed since is read again", async () => {
  const { root, folders } = await sessions("one", "two");
  const [folder = ""] = folders;
  const [, line = ""] = await linesOf(folder);
  await appendFile(logPath(folder), `${line}\n`);
  expect(await listed(root)).toMatchObject({ reads: 1, infos: [{ messages: 1 }, { messages: 2 }] });
});

test("a log of the same size that was written later is read again", async () => {
  const { root, folders } = await sessions("one");
  const [folder = ""] = folders;
  const lines = await linesOf(folder);
  await rewriteLog(
    folder,
    lines.map((line) => line.replace('"one"', '"new"')),
  );
  await utimes(logPath(folder), new Date(0), new Date(0));
  expect(await listed(root)).toMatchObject({ titles: ["new"], reads: 1 });
});

test("a session that is being written is listed as it is now, without reading its log", async () => {
  const root = await temporaryFolder();
  const disk = testDisk();
  const store = new SessionStore(root, testPorts({ files: disk.files }));
  const log = await store.create();
  const before = disk.calls.length;
  await log.append([asked("Just now")]);
  expect(await store.list()).toEqual([log.info]);
  expect(
    disk.calls.slice(before).filter((call) => call.op === "read" && call.path.endsWith(".jsonl")),
  ).toEqual([]);
  await store.close();
});

test("a damaged session is listed with its problem, and the others as ever", async () => {
  const { root, folders } = await sessions("one", "two");
  const [folder = ""] = folders;
  await rewriteLog(folder, [...(await linesOf(folder)), "damaged"]);
  const { infos } = await listed(root);
  expect(infos).toMatchObject([
    { title: "two" },
    { title: "one", problem: expect.stringContaining("(line 3)") },
  ]);
  expect(infos[0]).not.toHaveProperty("problem");
});

test("a log that cannot be read is listed as such until it can be", async () => {
  const { root, index, folders } = await sessions("one", "two");
  await rm(index);
  const disk = testDisk();
  disk.fail("EIO", (call) => call.op === "read" && call.path === logPath(folders[0] ?? ""));
  const { infos } = await listed(root, disk);
  expect(infos.map((info) => info.problem !== undefined)).toContain(true);
  expect(infos.map((info) => info.title)).toContain("two");
  expect((await listed(root)).titles.toSorted()).toEqual(["one", "two"]);
});

test("an index that the disk does not take is no reason not to list", async () => {
  const { root, index } = await sessions("one");
  await rm(index);
  const disk = testDisk();
  disk.fail("EROFS", (call) => call.op === "replace");
  expect((await listed(root, disk)).titles).toEqual(["one"]);
});

test("what is no session is not listed", async () => {
  const { root } = await sessions("one");
  await mkdir(join(root, "sessions", "empty"));
  await writeFile(join(root, "sessions", ".DS_Store"), "");
  expect((await listed(root)).titles).toEqual(["one"]);
});

test("without any storage there are no sessions", async () => {
  expect((await listed(join(await temporaryFolder(), "none"))).titles).toEqual([]);
});
