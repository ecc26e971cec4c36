import assert from "node:assert/strict";
import { chmod, readFile, stat, writeFile } from "node:fs/promises";

import { describe, test } from "mocha";
import * as vscode from "vscode";

import { UserFacingError } from "../../../src/engine/userFacingError.ts";
import { Desk } from "./desk.ts";

const onDisk = (path: string): Promise<string> => readFile(path, "utf8");

/** One cell that says `text`. */
const notebookOf = (text: string): string =>
  JSON.stringify({
    cells: [{ cell_type: "markdown", metadata: {}, source: [text] }],
    metadata: {},
    nbformat: 4,
    nbformat_minor: 5,
  });

describe("edits of the tools", () => {
  const desk = new Desk();

  test("a closed file is written on the disk as it is given, keeps its mode, and is undone byte for byte", async () => {
    const before = Buffer.from([0xef, 0xbb, 0xbf, 0x61, 0x0d, 0x0a, 0xff]);
    const path = await desk.put("closed.sh", before);
    await chmod(path, 0o755);
    const ref = await desk.write(path, "new\r\nwords");
    assert.equal(await onDisk(path), "new\r\nwords");
    assert.equal((await stat(path)).mode & 0o777, 0o755);
    await desk.edits.undo(ref);
    assert.deepEqual(await readFile(path), before);
  });

  test("a new file comes with its folders, and undoing takes it away", async () => {
    const path = desk.place("far/down/new.txt");
    const ref = await desk.write(path, "here");
    assert.equal(await onDisk(path), "here");
    await desk.edits.undo(ref);
    assert.equal(await desk.files.stat(path), undefined);
    await desk.edits.undo(ref);
  });

  test("an edit on unsaved words keeps them, saves, and is known to the editor's own undo", async () => {
    const path = await desk.put("words.txt", "one\n");
    const document = await desk.open(path);
    await desk.type(document, "mine\n");
    const ref = await desk.write(path, "ONE\nmine\n");
    assert.equal(document.getText(), "ONE\nmine\n");
    assert.equal(document.isDirty, false);
    assert.equal(await onDisk(path), "ONE\nmine\n");
    await vscode.commands.executeCommand("undo");
    assert.equal(document.getText(), "one\nmine\n");
    await vscode.commands.executeCommand("redo");
    await document.save();
    await desk.edits.undo(ref);
    assert.equal(document.getText(), "one\nmine\n", "the unsaved words came before the edit, so they stay");
  });

  test("undoing is refused where the file was changed since; what was there can be compared", async () => {
    const path = await desk.put("changed.txt", "before\n");
    const ref = await desk.write(path, "after\n");
    await writeFile(path, "after, and more by hand\n");
    await assert.rejects(desk.edits.undo(ref), (error) => {
      assert(error instanceof UserFacingError);
      assert.match(error.what, /changed\.txt was changed after/);
      assert.equal(error.action?.label, "Compare");
      return true;
    });
    assert.equal(await onDisk(path), "after, and more by hand\n");
    assert.deepEqual(desk.edits.lastRefused, ref);
  });

  test("undoing counts words that were typed since and are not saved", async () => {
    const path = await desk.put("typed.txt", "before\n");
    const ref = await desk.write(path, "after\n");
    await desk.type(await desk.open(path), "typed");
    await assert.rejects(desk.edits.undo(ref), UserFacingError);
    assert.equal(await desk.shown(path), "after\ntyped");
  });

  test("undoing is refused, with what to do, where a notebook of it has unsaved changes", async () => {
    const path = await desk.put("note.ipynb", notebookOf("before"));
    const ref = await desk.write(path, notebookOf("after"));
    const notebook = await vscode.workspace.openNotebookDocument(vscode.Uri.file(path));
    await vscode.window.showNotebookDocument(notebook);
    const typing = new vscode.WorkspaceEdit();
    typing.set(notebook.uri, [vscode.NotebookEdit.deleteCells(new vscode.NotebookRange(0, 1))]);
    assert(await vscode.workspace.applyEdit(typing));
    await assert.rejects(desk.edits.undo(ref), (error) => {
      assert(error instanceof UserFacingError);
      assert.match(error.message, /note\.ipynb could not be written.*Close other editors/);
      return true;
    });
    await vscode.commands.executeCommand("workbench.action.revertAndCloseActiveEditor");
    await desk.edits.undo(ref);
    assert.equal(await onDisk(path), notebookOf("before"));
  });

  test("two writes of one call are undone as one", async () => {
    const path = await desk.put("twice.txt", "zero");
    const ref = desk.newCall();
    await desk.files.write(path, Buffer.from("one"), ref);
    await desk.files.write(path, Buffer.from("two"), ref);
    await desk.edits.undo(ref);
    assert.equal(await onDisk(path), "zero");
  });

  test("a call that is not kept says so, and calls of other conversations are not mistaken for it", async () => {
    const path = await desk.put("whose.txt", "a");
    const { callId } = await desk.write(path, "b");
    await assert.rejects(desk.edits.undo({ session: "other", callId }), UserFacingError);
    assert.equal(await onDisk(path), "b");
  });
});
