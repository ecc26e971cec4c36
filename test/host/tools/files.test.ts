import assert from "node:assert/strict";
import { chmod, mkdir, readFile, rm, symlink, writeFile } from "node:fs/promises";

import { describe, test } from "mocha";
import * as vscode from "vscode";

import { ToolProblem } from "../../../src/tools/problem.ts";
import { Desk } from "./desk.ts";
import { workspaceFolder } from "./workspaceFolder.ts";

const onDisk = (path: string): Promise<string> => readFile(path, "utf8");

describe("files of the tools", () => {
  const desk = new Desk();

  test("what is unsaved in an editor is what is read, and its version changes with it", async () => {
    const path = await desk.put("dirty.txt", "one\n");
    const before = await desk.files.stat(path);
    await desk.type(await desk.open(path), "two\n");
    assert.equal(await desk.shown(path), "one\ntwo\n");
    assert.equal(await onDisk(path), "one\n");
    const after = await desk.files.stat(path);
    assert.equal(after?.size, 8);
    assert.notEqual(after?.version, before?.version);
    const chunks: Uint8Array[] = [];
    for await (const chunk of desk.files.chunks(path, new AbortController().signal)) chunks.push(chunk);
    assert.equal(Buffer.concat(chunks).toString(), "one\ntwo\n");
  });

  test("the encoding of the file, its mark included, stays what it is, open or unsaved", async () => {
    const path = await desk.put("marked.txt", "\uFEFFone\r\n");
    assert.equal(await desk.shown(path), "\uFEFFone\r\n");
    const document = await desk.open(path);
    await desk.type(document, "two");
    assert.equal(await desk.shown(path), "\uFEFFone\r\ntwo");
    await desk.write(path, "\uFEFFone\r\n2");
    assert.equal(await onDisk(path), "\uFEFFone\r\n2");
  });

  test("only what differs is replaced: cursors elsewhere stay", async () => {
    const path = await desk.put("cursor.txt", "first\nsecond\nthird\n");
    await desk.open(path);
    const editor = vscode.window.activeTextEditor;
    assert(editor);
    editor.selection = new vscode.Selection(2, 3, 2, 3);
    await desk.write(path, "FIRST\nadded\nsecond\nthird\n");
    assert.deepEqual([editor.selection.active.line, editor.selection.active.character], [3, 3]);
  });

  test("a file that was changed on the disk under a quiet editor is not mixed with what the editor shows", async () => {
    const path = await desk.put("behind.txt", "old\n");
    await desk.open(path);
    await writeFile(path, "changed by a command\n");
    await desk.write(path, "changed by a command\nand edited\n");
    assert.equal(await onDisk(path), "changed by a command\nand edited\n");
  });

  test("a file that is read-only is refused in words and left alone", async function () {
    if (process.getuid?.() === 0) return this.skip();
    const path = await desk.put("locked.txt", "a");
    await chmod(path, 0o444);
    await assert.rejects(desk.write(path, "b"), ToolProblem);
    assert.equal(await onDisk(path), "a");
  });

  test("writing over a folder is refused in words", async () => {
    await mkdir(desk.place("folder"), { recursive: true });
    await assert.rejects(desk.write(desk.place("folder"), "b"), ToolProblem);
    await assert.rejects(desk.files.read(desk.place("folder")), ToolProblem);
  });

  test("links are told, and followed only when asked", async () => {
    const target = await desk.put("target/file.txt", "x");
    await rm(desk.place("link.txt"), { force: true });
    await symlink(target, desk.place("link.txt"));
    await rm(desk.place("nowhere"), { force: true });
    await symlink("/nowhere/at/all", desk.place("nowhere"));
    assert.deepEqual(
      await Promise.all(["link.txt", "nowhere", "target"].map((name) => desk.files.isLink(desk.place(name)))),
      [true, true, false],
    );
    assert.equal(await desk.files.realpath(desk.place("link.txt")), target);
    assert.equal(await desk.files.realpath(desk.place("nowhere")), undefined);
    assert.equal((await desk.files.stat(desk.place("link.txt")))?.kind, "file");
    assert.equal(await desk.files.stat(desk.place("missing/at/all")), undefined);
    const listed = await desk.files.list(workspaceFolder(), 1_000);
    assert.deepEqual(
      listed.find(({ name }) => name === "link.txt"),
      { name: "link.txt", kind: "link" },
    );
    assert.deepEqual(await desk.files.list(desk.place("target"), 10), [
      { name: "file.txt", kind: "file", size: 1 },
    ]);
  });
});
