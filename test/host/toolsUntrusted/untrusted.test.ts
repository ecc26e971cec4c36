import assert from "node:assert/strict";
import { mkdtemp, readFile, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { test } from "mocha";
import * as vscode from "vscode";

import { toolsOf } from "../../../src/host/tools/create.ts";
import type { CallContext, ToolResult } from "../../../src/tools/tool.ts";
import { workspaceFolder } from "../tools/workspaceFolder.ts";

test("in a folder that is not trusted the model can look, and nothing else", async () => {
  assert.equal(vscode.workspace.isTrusted, false);
  const uri = vscode.Uri.file(await mkdtemp(join(tmpdir(), "storage-")));
  const host = toolsOf({ storageUri: uri, globalStorageUri: uri }, (error) => assert.fail(String(error)));
  const path = join(workspaceFolder(), "a.txt");
  await writeFile(path, "as it was\n");
  const { signal } = new AbortController();
  const context: CallContext = { session: "s", callId: "c", entries: [], signal, onOutput: () => undefined };
  const run = async (tool: string, args: unknown): Promise<ToolResult> => {
    const call = await host.tools()?.prepare({ tool, args: JSON.stringify(args) }, context);
    assert(call);
    return "run" in call ? call.run(signal) : call;
  };
  const read = await run("read_file", { path: "a.txt" });
  assert.match(read.text, /as it was/);
  const written = await run("write_file", { path: "a.txt", content: "new" });
  const ran = await run("run_command", { command: `echo new > ${path}` });
  for (const { isError, text } of [written, ran]) {
    assert.equal(isError, true);
    assert.match(text, /trust/);
  }
  assert.equal(await readFile(path, "utf8"), "as it was\n");
  host.dispose();
});
