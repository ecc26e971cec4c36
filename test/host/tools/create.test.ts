import assert from "node:assert/strict";
import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";

import { describe, test } from "mocha";
import * as vscode from "vscode";

import { SETTINGS } from "../../../src/manifest.ts";
import { until } from "../until.ts";
import { Toolbench } from "./toolbench.ts";
import { workspaceFolder } from "./workspaceFolder.ts";

/** What the diff editor in front shows. */
const diffTab = async (): Promise<{ label: string; sides: string[] }> => {
  const tab = await until(() => {
    const { activeTab } = vscode.window.tabGroups.activeTabGroup;
    return Promise.resolve(activeTab?.input instanceof vscode.TabInputTextDiff ? activeTab : undefined);
  });
  assert(tab.input instanceof vscode.TabInputTextDiff);
  const sides = [tab.input.original, tab.input.modified].map(async (uri) =>
    (await vscode.workspace.openTextDocument(uri)).getText(),
  );
  return { label: tab.label, sides: await Promise.all(sides) };
};

describe("the tools of a window", () => {
  const bench = new Toolbench();

  test("are none where the user has switched them off", async () => {
    assert(bench.host.tools());
    await bench.set(SETTINGS.tools, false);
    assert.equal(bench.host.tools(), undefined);
    assert.deepEqual(bench.host.world.tools(), []);
  });

  test("an edit can be looked at before, is written when it is allowed, looked at after, and undone", async () => {
    const path = join(workspaceFolder(), "poem.txt");
    await writeFile(path, "Roses are red.\n");
    assert.equal((await bench.run("read_file", { path: "poem.txt" })).isError, false);
    const context = bench.contextOf();
    const call = await bench.prepare("edit_file", { path: "poem.txt", old: "red", new: "blue" }, context);
    assert.equal(call.permission?.action, "write");
    await bench.host.showDiff(context);
    assert.deepEqual(await diffTab(), {
      label: "poem.txt (Now ↔ Proposed)",
      sides: ["Roses are red.\n", "Roses are blue.\n"],
    });
    assert.equal(await readFile(path, "utf8"), "Roses are red.\n", "nothing is written yet");
    const result = await call.run(context.signal);
    assert.equal(result.isError, false, result.text);
    assert.equal(await readFile(path, "utf8"), "Roses are blue.\n");
    await bench.host.showDiff(context);
    assert.equal((await diffTab()).label, "poem.txt (Before ↔ After the Edit)");
    await bench.host.undoEdit(context);
    assert.equal(await readFile(path, "utf8"), "Roses are red.\n");
  });

  test("an undo that is refused can be compared with the file as it is now", async () => {
    const path = join(workspaceFolder(), "later.txt");
    await writeFile(path, "one\n");
    await bench.run("read_file", { path: "later.txt" });
    const context = bench.contextOf();
    await bench.run("write_file", { path: "later.txt", content: "two\n" }, context);
    await writeFile(path, "three\n");
    await assert.rejects(bench.host.undoEdit(context), /changed after/);
    await bench.host.compareEdit();
    assert.deepEqual(await diffTab(), {
      label: "later.txt (Before the Edit ↔ Now)",
      sides: ["one\n", "three\n"],
    });
  });

  test("a command shows its output as it comes, and is told of while it runs", async () => {
    const seen: string[] = [];
    const stop = new AbortController();
    const context = bench.contextOf({ onOutput: (text) => seen.push(text), signal: stop.signal });
    const call = await bench.prepare("run_command", { command: "echo begun; sleep 600" }, context);
    assert.deepEqual([call.permission?.action, call.permission?.target], ["run", "echo begun; sleep 600"]);
    const running = call.run(stop.signal);
    await until(() => Promise.resolve(seen.join("").includes("begun") || undefined));
    assert.deepEqual(await bench.host.world.terminals(), ["echo begun; sleep 600"]);
    stop.abort(new Error("stopped"));
    await assert.rejects(running, /stopped/);
    await until(async () => ((await bench.host.world.terminals()).length === 0 ? true : undefined));
  });

  test("a command that waits for ever is ended by its time limit, in clear words", async () => {
    const result = await bench.run("run_command", { command: "sleep 600", timeoutSeconds: 1 });
    assert.equal(result.isError, true);
    assert.match(result.text, /time limit of 1 s/);
  });

  test("an output too long for a model is kept whole on the disk", async () => {
    const { text, isError } = await bench.run("run_command", { command: "seq 1 200000" });
    assert.equal(isError, false, text);
    const kept = /\S+\/outputs\/s\/\S+?\.txt/.exec(text)?.[0];
    assert(kept, text.slice(0, 500));
    const lines = (await readFile(kept, "utf8")).trimEnd().split("\n");
    assert.deepEqual([lines.length, lines.at(-1)], [200_000, "200000"]);
  });

  test("diagnostics of the editor are told with place, severity and source", async () => {
    const collection = vscode.languages.createDiagnosticCollection("test");
    const path = join(workspaceFolder(), "wrong.txt");
    await writeFile(path, "wrong\n");
    const found = new vscode.Diagnostic(
      new vscode.Range(0, 2, 0, 5),
      "It is wrong.",
      vscode.DiagnosticSeverity.Error,
    );
    Object.assign(found, { source: "judge", code: { value: 42, target: vscode.Uri.file("/") } });
    collection.set(vscode.Uri.file(path), [found]);
    const { text } = await bench.run("get_diagnostics", {});
    collection.dispose();
    for (const word of ["wrong.txt", "1:3", "error", "It is wrong.", "judge(42)"])
      assert(text.includes(word), text);
  });
});
