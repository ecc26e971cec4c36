import { appendFile, readFile, rm, utimes, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";

import { describe, expect, test } from "vitest";

import { BLOB_LIMIT } from "../../../../src/sessions/blobs.ts";
import { logPath } from "../../../../src/sessions/readLog.ts";
import { indexPath } from "../../../../src/sessions/search/indexFile.ts";
import { SessionStore } from "../../../../src/sessions/store.ts";
import { assistant, call, result, tool, user } from "../../../support/engine/build.ts";
import { asked } from "../../../support/sessions/build.ts";
import { hitsOf, rawSession, searcherOver, storageWith } from "../../../support/sessions/searching.ts";
import { testPorts } from "../../../support/sessions/testPorts.ts";

const MESSAGE = { kind: "message", role: "user", status: "complete" } as const;
const said = (id: string, at: number, text: string) => ({
  ...MESSAGE,
  id,
  at,
  parts: [{ kind: "text", text, tokens: 1 }],
});

describe.each([
  ["by the index", true],
  ["without one", false],
])("search %s", (_, mayIndex) => {
  test("finds questions, answers, calls, output, names of files and summaries", async () => {
    const media = { mediaType: "image/png", name: "needle.png", bytes: 3, data: "AAAA" };
    const { root } = await storageWith([
      user("Where is the needle?"),
      assistant("The needle is here.", call("c1", "find", '{"pattern":"needle"}')),
      tool(result("c1", "needle.txt:1")),
      { ...MESSAGE, parts: [{ kind: "media", media, tokens: 1 }] },
      { kind: "title", title: "needle" },
      { kind: "summaryEdit", compaction: "k1", markdown: "# The needle was found", tokens: 4 },
    ]);
    expect(hitsOf(await searcherOver(root, mayIndex).find("needle"))).toEqual([
      "summary: # The [needle] was found",
      "user: [needle].png",
      "tool: [needle].txt:1",
      'assistant: The [needle] is here. find {"pattern":"needle"}',
      "user: Where is the [needle]?",
    ]);
  });

  test("finds what is stored beside the log, but no base64", async () => {
    const media = { mediaType: "image/png", bytes: 3, data: `needle${"A".repeat(2 * BLOB_LIMIT)}` };
    const { root } = await storageWith([
      asked(`${"hay ".repeat(BLOB_LIMIT)}needle`),
      { ...MESSAGE, parts: [{ kind: "media", media, tokens: 1 }] },
    ]);
    expect(hitsOf(await searcherOver(root, mayIndex).find("needle"))).toEqual([
      expect.stringMatching(/^user: …hay .* \[needle\]$/),
    ]);
  });

  test("tells a few of each conversation, and that there are more", async () => {
    const { root, ids } = await storageWith(
      Array.from({ length: 9 }, (_one, index) => asked(`needle ${index}`)),
      [asked("a needle")],
    );
    const { hits, isCut } = await searcherOver(root, mayIndex).find("needle");
    expect(hits.map(({ session }) => ids.indexOf(session))).toEqual([1, 0, 0, 0, 0, 0]);
    expect(isCut).toBe(true);
  });

  test("leaves out lines that make no sense, and finds the others", async () => {
    const { root } = await storageWith();
    await rawSession(root, "S1", [
      { kind: "message" },
      said("a", 1, "needle"),
      { kind: "hologram", text: "needle" },
    ]);
    await appendFile(logPath(join(root, "sessions", "S1")), '{"kind":"message","text":"need');
    expect(hitsOf(await searcherOver(root, mayIndex).find("needle"))).toEqual(["user: [needle]"]);
  });

  test("takes any time that a log may hold", async () => {
    const { root } = await storageWith();
    const times = [-5, 0, 1e300, 0.5, Number.MAX_SAFE_INTEGER];
    for (const [index, at] of times.entries()) await rawSession(root, `S${index}`, [said("a", at, "needle")]);
    expect((await searcherOver(root, mayIndex).find("needle")).hits).toHaveLength(times.length);
  });

  test("answers a question without any word at once", async () => {
    const { root } = await storageWith([asked("++")]);
    expect(await searcherOver(root, mayIndex).find("++")).toEqual({ query: "++", hits: [], isCut: false });
  });

  test("answers the newest of several questions only", async () => {
    const { root } = await storageWith([asked("one two")]);
    const { searcher, told } = searcherOver(root, mayIndex);
    await Promise.all([searcher.search("one"), searcher.search("two")]);
    expect(told.filter(({ progress }) => !progress).map(({ query }) => query)).toEqual(["two"]);
  });

  test("stops reading when nothing is searched for any more", async () => {
    const { root } = await storageWith([asked("one")]);
    const { searcher, told } = searcherOver(root, mayIndex);
    await Promise.all([searcher.search("one"), searcher.search("")]);
    expect(told.filter(({ progress }) => !progress)).toEqual([]);
  });

  test("without any storage nothing is found", async () => {
    const { root } = await storageWith();
    const { find } = searcherOver(join(root, "none"), mayIndex);
    expect((await find("one")).hits).toEqual([]);
  });
});

describe("the index", () => {
  test("takes in what has been added since, and forgets what is gone", async () => {
    const { root, ids, store } = await storageWith([asked("a needle")], [asked("hay")]);
    const { find } = searcherOver(root);
    expect((await find("needle")).hits).toHaveLength(1);
    const log = await store.open(ids[1] ?? "");
    await log.append([asked("another needle")]);
    expect((await find("needle")).hits).toHaveLength(2);
    await store.trash(ids[0] ?? "");
    expect(hitsOf(await find("needle"))).toEqual(["user: another [needle]"]);
    await store.close();
  });

  test("reads a log anew that was replaced by another, longer or as long", async () => {
    const { root } = await storageWith();
    const path = logPath(join(root, "sessions", "S1"));
    await rawSession(root, "S1", [said("a", 1, "needle one")]);
    const { find } = searcherOver(root);
    await find("needle");
    await rawSession(root, "S1", [said("a", 1, "needle two")]);
    await utimes(path, 1, 1);
    expect(hitsOf(await find("needle"))).toEqual(["user: [needle] two"]);
    await rawSession(root, "S1", [said("b", 1, "another needle"), said("c", 2, "needle")]);
    expect(hitsOf(await find("needle"))).toEqual(["user: [needle]", "user: another [needle]"]);
  });

  test("waits for the end of a line that is still being written", async () => {
    const { root } = await storageWith();
    const path = logPath(join(root, "sessions", "S1"));
    await rawSession(root, "S1", [said("a", 1, "hay")]);
    const line = `${JSON.stringify(said("b", 2, "needle"))}\n`;
    await appendFile(path, line.slice(0, 40));
    const { find } = searcherOver(root);
    expect((await find("needle")).hits).toEqual([]);
    await appendFile(path, line.slice(40));
    expect(hitsOf(await find("needle"))).toEqual(["user: [needle]"]);
  });

  test.each([
    ["deleted", (path: string) => rm(path)],
    ["overwritten", (path: string) => writeFile(path, "nonsense ".repeat(2000))],
    ["cut", (path: string) => writeFile(path, "")],
  ])("is made anew when it was %s while it is not in use", async (_, harm) => {
    const { root } = await storageWith([asked("a needle")]);
    const before = searcherOver(root);
    await before.find("needle");
    before.searcher.close();
    await harm(indexPath(root));
    expect(hitsOf(await searcherOver(root).find("needle"))).toEqual(["user: a [needle]"]);
  });

  test("is made anew when it was deleted while it is in use", async () => {
    const { root } = await storageWith([asked("a needle")]);
    const { find } = searcherOver(root);
    await find("needle");
    for (const suffix of ["", "-wal", "-shm"]) await rm(indexPath(root) + suffix, { force: true });
    expect((await find("needle")).hits).toHaveLength(1);
    expect((await searcherOver(root).find("needle")).hits).toHaveLength(1);
  });

  test("is made anew when it was overwritten while it is in use", async () => {
    const { root } = await storageWith([asked("a needle")]);
    const { find } = searcherOver(root);
    await find("needle");
    for (const suffix of ["", "-wal"]) await writeFile(indexPath(root) + suffix, "nonsense ".repeat(2000));
    expect((await find("needle")).hits).toHaveLength(1);
    expect((await searcherOver(root).find("needle")).hits).toHaveLength(1);
  });

  test("of a newer version is made anew", async () => {
    const { root } = await storageWith([asked("a needle")]);
    const before = searcherOver(root);
    await before.find("needle");
    before.searcher.close();
    const database = new DatabaseSync(indexPath(root));
    database.exec("DROP TABLE line; CREATE TABLE line (other); PRAGMA user_version = 99");
    database.close();
    expect(hitsOf(await searcherOver(root).find("needle"))).toEqual(["user: a [needle]"]);
  });

  test("locked by another process, for longer than one waits, the logs are read instead and it stays", async () => {
    const { root } = await storageWith([asked("a needle")]);
    const { find } = searcherOver(root);
    await find("needle");
    const other = new DatabaseSync(indexPath(root));
    other.exec("BEGIN IMMEDIATE");
    await rawSession(root, "S9", [said("a", 9, "a newer needle")]);
    expect((await find("needle")).hits).toHaveLength(2);
    other.exec("ROLLBACK");
    other.close();
    expect((await find("needle")).hits).toHaveLength(2);
  });

  test("where it cannot be written the logs are read instead", async () => {
    const { root } = await storageWith([asked("a needle")]);
    const { mkdir } = await import("node:fs/promises");
    await mkdir(join(indexPath(root), "in the way"), { recursive: true });
    expect((await searcherOver(root).find("needle")).hits).toHaveLength(1);
  });

  test("is shared by two windows", async () => {
    const { root } = await storageWith([asked("a needle")]);
    const [one, other] = [searcherOver(root), searcherOver(root)];
    await Promise.all([one.find("needle"), other.find("needle")]);
    const store = new SessionStore(root, testPorts());
    const log = await store.create();
    await log.append([asked("the newest needle")]);
    await store.close();
    const answers = await Promise.all([one.find("needle"), other.find("needle")]);
    expect(answers.map(({ hits }) => hits.length)).toEqual([2, 2]);
  });

  test("is removed with the conversations that are deleted for good", async () => {
    const { root, ids, store } = await storageWith([asked("a needle")], [asked("another needle")]);
    const { find } = searcherOver(root);
    await find("needle");
    await store.trash(ids[0] ?? "");
    await store.emptyTrash();
    await expect(readFile(indexPath(root))).rejects.toThrow("ENOENT");
    expect(hitsOf(await find("needle"))).toEqual(["user: another [needle]"]);
  });

  test("tells how far it is while it is made", async () => {
    const { root } = await storageWith([asked("a needle")], [asked("hay")]);
    const { find, told } = searcherOver(root);
    await find("needle");
    expect(told[0]?.progress).toEqual({ done: 0, total: 2 });
    expect(told.at(-1)).not.toHaveProperty("progress");
  });
});
