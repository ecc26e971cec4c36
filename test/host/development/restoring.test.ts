import assert from "node:assert/strict";
import { mkdir, mkdtemp, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";

import { after, before, describe, test } from "mocha";
import * as vscode from "vscode";

import { readWorkspaceFile } from "../../../src/host/restoring/workspaceFile.ts";

/** R01: files are read again from the workspace, and only from there. */
describe("files to restore", () => {
  let outside = "";
  const folder = (): string => {
    const [first] = vscode.workspace.workspaceFolders ?? [];
    assert(first, "a folder is open");
    return first.uri.fsPath;
  };
  const put = async (path: string, content: string | Uint8Array): Promise<string> => {
    await mkdir(dirname(path), { recursive: true });
    await writeFile(path, content);
    return path;
  };
  const kindOf = async (path: string): Promise<string> => (await readWorkspaceFile(path)).kind;

  before(async () => {
    outside = await mkdtemp(join(tmpdir(), "outside-"));
    await put(join(outside, "note.txt"), "not yours");
  });
  after(() => rm(outside, { recursive: true }));

  test("R1 a file of the workspace is read by its path from the folder and by its whole path", async () => {
    const path = await put(join(folder(), "src", "a.ts"), "const a = 1;\n");
    const read = { kind: "text", name: "src/a.ts", text: "const a = 1;\n" };
    assert.deepEqual(await readWorkspaceFile("src/a.ts"), read);
    assert.deepEqual(await readWorkspaceFile("./src/../src/a.ts"), read);
    assert.deepEqual(await readWorkspaceFile(path), read);
    assert.deepEqual(await readWorkspaceFile(vscode.Uri.file(path).toString()), read);
  });

  test("R1 a file that is not there is gone, a folder is refused", async () => {
    await mkdir(join(folder(), "lib"), { recursive: true });
    assert.equal(await kindOf("src/missing.ts"), "gone");
    assert.equal(await kindOf("lib"), "refused");
  });

  test("R1 nothing outside is read, by whatever way", async () => {
    await symlink(join(outside, "note.txt"), join(folder(), "link.txt"));
    await symlink(outside, join(folder(), "linked"));
    for (const path of [
      join(outside, "note.txt"),
      "../note.txt",
      "src/../../note.txt",
      "link.txt",
      "linked/note.txt",
    ])
      assert.equal(await kindOf(path), "refused", path);
  });

  test("R1 what may hold secrets is refused, also behind a link", async () => {
    await put(join(folder(), ".env"), "KEY=abc");
    await symlink(join(folder(), ".env"), join(folder(), "innocent.txt"));
    assert.equal(await kindOf(".env"), "refused");
    assert.equal(await kindOf("innocent.txt"), "refused");
  });

  test("R1 what is no text, or very large, is refused", async () => {
    await put(join(folder(), "a.bin"), new Uint8Array([1, 0, 2]));
    await put(join(folder(), "latin.txt"), new Uint8Array([0xe9, 0x20]));
    await put(join(folder(), "large.txt"), "x".repeat(3 * 1024 * 1024));
    for (const path of ["a.bin", "latin.txt", "large.txt"]) assert.equal(await kindOf(path), "refused", path);
  });
});
