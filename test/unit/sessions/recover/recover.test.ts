import { appendFile, mkdir, readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";

import { expect, test } from "vitest";

import { BLOB_LIMIT } from "../../../../src/sessions/blobs.ts";
import { nodeFiles } from "../../../../src/sessions/nodeFiles.ts";
import { Note } from "../../../../src/sessions/note.ts";
import { logPath } from "../../../../src/sessions/readLog.ts";
import { findLost } from "../../../../src/sessions/recover/findLost.ts";
import { recover } from "../../../../src/sessions/recover/recover.ts";
import { Settled } from "../../../../src/sessions/recover/settled.ts";
import { SessionStore } from "../../../../src/sessions/store.ts";
import { asked, linesOf, rewriteLog } from "../../../support/sessions/build.ts";
import { temporaryFolder } from "../../../support/sessions/temporaryFolder.ts";
import { testPorts } from "../../../support/sessions/testPorts.ts";

/** The storage of two windows on one workspace: this one's, and `<id>-1` with sessions of these first words. */
async function twoWindows(...texts: readonly string[]) {
  const folder = await temporaryFolder();
  const root = join(folder, "ab12", "publisher.extension");
  const other = join(folder, "ab12-1", "publisher.extension");
  await mkdir(root, { recursive: true });
  const ports = testPorts();
  const store = new SessionStore(other, ports);
  const ids: string[] = [];
  for (const text of texts) {
    const log = await store.create();
    await log.append([asked(text)]);
    ids.push(log.id);
  }
  await store.close();
  const note = new Note(join(root, "recovered.json"), nodeFiles);
  const find = async () => findLost(root, ports, await Settled.recall(note));
  return {
    ports,
    root,
    other,
    ids,
    find,
    folders: ids.map((id) => join(other, "sessions", id)),
    recoverAll: async () =>
      recover(
        await find(),
        { root, ports, settled: await Settled.recall(note) },
        {
          signal: new AbortController().signal,
          onDone: () => undefined,
        },
      ),
    listed: async () => (await new SessionStore(root, ports).list()).map(({ title }) => title).toSorted(),
  };
}

const NONE = { damaged: 0, failed: 0 };

test("conversations of another window are copied, and stay where they are", async () => {
  const { recoverAll, listed, ids, folders } = await twoWindows("one", "two");
  const before = await Promise.all(folders.map((folder) => readFile(logPath(folder), "utf8")));
  expect(await recoverAll()).toEqual({ copied: ids, ...NONE });
  expect(await listed()).toEqual(["one", "two"]);
  expect(await Promise.all(folders.map((folder) => readFile(logPath(folder), "utf8")))).toEqual(before);
});

test("long texts beside the log come along", async () => {
  const long = `long ${"x".repeat(BLOB_LIMIT)}`;
  const { recoverAll, root, ports, ids } = await twoWindows(long);
  await recoverAll();
  const log = await new SessionStore(root, ports).open(ids[0] ?? "");
  expect(log.report.missingBlobs).toBe(0);
  expect(JSON.stringify(log.entries)).toContain(long);
  await log.close();
});

test("what was recovered is not offered again, not even when it was deleted here", async () => {
  const { recoverAll, find, root, ports, ids } = await twoWindows("one");
  await recoverAll();
  expect(await find()).toEqual([]);
  const store = new SessionStore(root, ports);
  await store.trash(ids[0] ?? "");
  await store.emptyTrash();
  expect(await find()).toEqual([]);
});

test("what this storage has already is no loss, also when it went on here, or lies in the trash", async () => {
  const { recoverAll, find, root, ports, ids } = await twoWindows("one", "two");
  await recoverAll();
  await rm(join(root, "recovered.json"));
  const store = new SessionStore(root, ports);
  const log = await store.open(ids[0] ?? "");
  await log.append([asked("more")]);
  await store.trash(ids[1] ?? "");
  expect(await find()).toEqual([]);
  await store.close();
});

test("one that went on in the other window is copied beside ours", async () => {
  const { recoverAll, find, other, ports, ids, listed } = await twoWindows("one");
  await recoverAll();
  const store = new SessionStore(other, ports);
  await (await store.open(ids[0] ?? "")).append([asked("more")]);
  await store.close();
  expect(await find()).toHaveLength(1);
  const { copied } = await recoverAll();
  expect(copied).toHaveLength(1);
  expect(copied).not.toEqual(ids);
  expect(await listed()).toEqual(["one", "one"]);
});

test("one that the other window is writing just now is left alone", async () => {
  const { find, other, ports, ids } = await twoWindows("one", "two");
  const store = new SessionStore(other, ports);
  await store.open(ids[0] ?? "");
  expect((await find()).map(({ id }) => id)).toEqual([ids[1]]);
  await store.close();
});

test("conversations in which nothing was said are no loss", async () => {
  const { find, other, ports } = await twoWindows();
  const store = new SessionStore(other, ports);
  await store.create();
  await store.close();
  expect(await find()).toEqual([]);
});

test("of a damaged one, what can be read is recovered, and it is told", async () => {
  const { recoverAll, folders, listed, root, ids, ports } = await twoWindows("one");
  const [folder = ""] = folders;
  await rewriteLog(folder, [...(await linesOf(folder)), "damaged"]);
  expect(await recoverAll()).toEqual({ copied: ids, damaged: 1, failed: 0 });
  expect(await listed()).toEqual(["one"]);
  const log = await new SessionStore(root, ports).open(ids[0] ?? "");
  expect(log.readOnly).toBeUndefined();
  await log.close();
});

test("one of a newer version is told, and nothing half copied stays", async () => {
  const { recoverAll, folders, root } = await twoWindows("one");
  const [folder = ""] = folders;
  const [, ...rest] = await linesOf(folder);
  await rewriteLog(folder, [JSON.stringify({ kind: "header", schema: 99, at: 1 }), ...rest]);
  expect(await recoverAll()).toEqual({ copied: [], damaged: 0, failed: 1 });
  expect(await nodeFiles.list(join(root, "sessions"))).toEqual([]);
});

test("a cancel keeps what is copied by then", async () => {
  const { find, root, ports } = await twoWindows("one", "two", "three");
  const controller = new AbortController();
  const settled = await Settled.recall(new Note(join(root, "recovered.json"), nodeFiles));
  const { copied } = await recover(
    await find(),
    { root, ports, settled },
    {
      signal: controller.signal,
      onDone: (done) => done === 2 && controller.abort(),
    },
  );
  expect(copied).toHaveLength(2);
  expect(await find()).toHaveLength(1);
});

test("a note that makes no sense settles nothing", async () => {
  const { find, root } = await twoWindows("one");
  await writeFile(join(root, "recovered.json"), "{nonsense");
  expect(await find()).toHaveLength(1);
  await appendFile(join(root, "recovered.json"), "}");
  expect(await find()).toHaveLength(1);
});
