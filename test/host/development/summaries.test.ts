import assert from "node:assert/strict";
import { globSync, readFileSync } from "node:fs";
import { join } from "node:path";

import { after, before, describe, test } from "mocha";
import * as vscode from "vscode";

import type { Entry } from "../../../src/engine/entries.ts";
import { project } from "../../../src/engine/transcript.ts";
import { COMMANDS } from "../../../src/manifest.ts";
import { readAddress, SCHEME } from "../../../src/summaries/address.ts";
import { activated } from "../extension.ts";
import { setting } from "../setting.ts";
import { until } from "../until.ts";

/** Made here, so that no scanner takes this file for a leak. */
const SECRET = `ghp_${"aB3dE5fG7h".repeat(4).slice(0, 36)}`;

/** The log of the one conversation that is opened here. */
function entries(session: string): Entry[] {
  const [log] = globSync(`User/workspaceStorage/*/*/sessions/${session}/log.jsonl`, {
    cwd: setting("HOST_DATA"),
  });
  assert(log, `no log of ${session}`);
  const lines = readFileSync(join(setting("HOST_DATA"), log), "utf8")
    .trim()
    .split("\n");
  return lines.slice(1).map((line) => JSON.parse(line) as Entry);
}

const codesOf = (uri: vscode.Uri): unknown[] => vscode.languages.getDiagnostics(uri).map(({ code }) => code);

async function openLive(): Promise<vscode.TextDocument> {
  await vscode.commands.executeCommand(COMMANDS.editSummary);
  const document = vscode.window.activeTextEditor?.document;
  assert.equal(document?.uri.scheme, SCHEME);
  return document;
}

const sessionOf = ({ uri }: vscode.TextDocument): string => readAddress(uri.toString(true))?.session ?? "";

async function append(document: vscode.TextDocument, text: string): Promise<void> {
  const edit = new vscode.WorkspaceEdit();
  edit.insert(document.uri, document.lineAt(document.lineCount - 1).range.end, text);
  assert(await vscode.workspace.applyEdit(edit));
}

/** What is offered at the end of a line; `above`: lines above the last. */
async function completed(document: vscode.TextDocument, above: number): Promise<string[]> {
  const { end } = document.lineAt(document.lineCount - 1 - above).range;
  const { items } = await vscode.commands.executeCommand<vscode.CompletionList>(
    "vscode.executeCompletionItemProvider",
    document.uri,
    end,
  );
  return items.map(({ label }) => (typeof label === "string" ? label : label.label));
}

async function messageOf(work: Thenable<unknown>): Promise<string> {
  return work.then(
    () => "",
    (error: unknown) => String(error),
  );
}

describe("summary documents", () => {
  before(async () => {
    await activated();
    await vscode.workspace.getConfiguration("files").update("autoSave", "off", true);
    await vscode.commands.executeCommand(COMMANDS.openSample);
    // There is no model: code writes the summary.
    await vscode.commands.executeCommand(COMMANDS.compact);
  });
  after(() => vscode.commands.executeCommand("workbench.action.closeAllEditors"));

  test("the live summary opens as Markdown, is checked, fixed by a code action, and saved as an edit", async () => {
    const document = await openLive();
    assert.equal(document.languageId, "markdown");
    await append(document, `\n\n## Mood\n- key ${SECRET}\n`);
    await until(async () => (codesOf(document.uri).includes("secret") ? true : undefined));
    assert(codesOf(document.uri).includes("unknown-section"));
    const at = vscode.languages.getDiagnostics(document.uri).find(({ code }) => code === "secret");
    const actions = await vscode.commands.executeCommand<vscode.CodeAction[]>(
      "vscode.executeCodeActionProvider",
      document.uri,
      at?.range,
    );
    const redact = actions.find(({ title }) => title.startsWith("Redact"));
    assert(redact?.edit);
    await vscode.workspace.applyEdit(redact.edit);
    assert(await document.save());
    const log = entries(sessionOf(document));
    const last = log.at(-1);
    assert(last?.kind === "summaryEdit");
    assert(last.markdown.endsWith("- key [masked: GitHub token]\n"));
    assert(last.audit);
    assert.equal(project(log).anchor?.summary, last.markdown);
    await until(async () => (codesOf(document.uri).includes("secret") ? undefined : true));
  });

  test("lenses and hovers tell tokens, and the hover leads to original messages", async () => {
    const { uri } = await openLive();
    const lenses = await until(async () => {
      const found = await vscode.commands.executeCommand<vscode.CodeLens[]>(
        "vscode.executeCodeLensProvider",
        uri,
        99,
      );
      return found.length > 2 ? found : undefined;
    });
    assert.match(lenses[0]?.command?.title ?? "", /^Summary: [\d,]+ tokens of at most/);
    const hovers = await vscode.commands.executeCommand<vscode.Hover[]>(
      "vscode.executeHoverProvider",
      uri,
      new vscode.Position(1, 3),
    );
    const texts = hovers.flatMap(({ contents }) =>
      contents.map((one) => (typeof one === "string" ? one : one.value)),
    );
    const link = texts.join("\n").match(/command:anchoredChat\.showCovered\?([^)]+)\)/)?.[1];
    assert(link, texts.join("\n"));
    await vscode.commands.executeCommand(COMMANDS.showCovered, ...JSON.parse(decodeURIComponent(link)));
    assert.match(vscode.window.activeTextEditor?.document.uri.path ?? "", /^\/messages\/(\d+)-\1\.md$/);
  });

  test("an empty summary is not saved, and nothing is lost", async () => {
    const document = await openLive();
    const text = document.getText();
    const { length } = entries(sessionOf(document));
    const message = await messageOf(vscode.workspace.fs.writeFile(document.uri, Buffer.from(" \n")));
    assert.match(message, /cannot be empty/);
    assert.equal(entries(sessionOf(document)).length, length);
    assert.equal(Buffer.from(await vscode.workspace.fs.readFile(document.uri)).toString(), text);
  });

  test("older versions and originals are read-only, whoever writes", async () => {
    const session = sessionOf(await openLive()).toLowerCase();
    for (const path of ["v1/summary.md", "messages/1-2.md"]) {
      const uri = vscode.Uri.parse(`${SCHEME}://${session}/${path}`);
      const text = Buffer.from(await vscode.workspace.fs.readFile(uri));
      assert(text.length > 10);
      assert.equal((await vscode.workspace.fs.stat(uri)).permissions, vscode.FilePermission.Readonly);
      assert.match(await messageOf(vscode.workspace.fs.writeFile(uri, Buffer.from("x"))), /kept as it was/);
      assert.match(await messageOf(vscode.workspace.fs.delete(uri)), /belong to their conversation/);
      assert.deepEqual(Buffer.from(await vscode.workspace.fs.readFile(uri)), text);
    }
    const nowhere = vscode.Uri.parse(`${SCHEME}://${session}/v99/summary.md`);
    assert.match(await messageOf(vscode.workspace.fs.readFile(nowhere)), /NotFound/);
  });

  test("Compare with Previous Summary opens the diff editor", async () => {
    await openLive();
    await vscode.commands.executeCommand(COMMANDS.compareSummary);
    const input = await until(async () => {
      const shown = vscode.window.tabGroups.activeTabGroup.activeTab?.input;
      return shown instanceof vscode.TabInputTextDiff ? shown : undefined;
    });
    assert.equal(input.original.path, "/v1/summary.md");
    assert.equal(input.modified.path, "/summary.md");
  });

  test("Show What the Summary Covers opens the originals", async () => {
    const session = sessionOf(await openLive());
    await vscode.commands.executeCommand(COMMANDS.showCovered);
    const shown = vscode.window.activeTextEditor?.document;
    const address = shown && readAddress(shown.uri.toString(true));
    assert(address?.kind === "messages");
    const { anchor } = project(entries(session));
    assert.deepEqual([address.from, address.to], [(anchor?.from ?? 0) + 1, anchor?.to]);
    assert.match(shown?.getText() ?? "", new RegExp(`^## ${address.from} · `));
  });

  test("a change of the conversation meanwhile is a conflict: what was typed stays", async () => {
    const document = await openLive();
    await append(document, "typed meanwhile\n");
    const other = Buffer.from("## Goal\nSaid elsewhere.\n");
    await vscode.workspace.fs.writeFile(document.uri, other);
    const { length } = entries(sessionOf(document));
    assert.equal(await document.save(), false);
    assert(document.isDirty);
    assert(document.getText().endsWith("typed meanwhile\n"));
    assert.equal(entries(sessionOf(document)).length, length);
    await vscode.commands.executeCommand("workbench.action.files.revert");
  });

  test("an open document follows its conversation", async () => {
    const document = await openLive();
    const session = sessionOf(document);
    const other = `${document.getText().trimEnd()}\n- from elsewhere\n`;
    await vscode.workspace.fs.writeFile(document.uri, Buffer.from(other));
    await until(async () => (document.getText() === other ? true : undefined));
    assert.equal(project(entries(session)).anchor?.summary, other);
  });

  test("headings and paths are completed, and mentions of messages and files are links", async () => {
    const document = await openLive();
    const [folder] = vscode.workspace.workspaceFolders ?? [];
    assert(folder);
    const file = vscode.Uri.joinPath(folder.uri, "src/linked.ts");
    await vscode.workspace.fs.writeFile(file, Buffer.from("export {};\n"));
    await append(document, "\n- src/linked.ts, as message 2 says\n- src/li\n## ");
    const links = await until(async () => {
      const found = await vscode.commands.executeCommand<vscode.DocumentLink[]>(
        "vscode.executeLinkProvider",
        document.uri,
      );
      return found.length > 1 ? found.map(({ target }) => target?.path ?? "") : undefined;
    });
    assert(links.includes("/messages/2-2.md"), links.join());
    assert(links.includes(file.path), links.join());
    assert((await completed(document, 0)).some((label) => label.startsWith("## ")));
    assert((await completed(document, 1)).includes("src/linked.ts"));
    await vscode.commands.executeCommand("workbench.action.files.revert");
    await vscode.workspace.fs.delete(file);
  });

  test("a summary in the workspace has the features too", async () => {
    const [folder] = vscode.workspace.workspaceFolders ?? [];
    assert(folder);
    const uri = vscode.Uri.joinPath(folder.uri, "handover.summary.md");
    await vscode.workspace.fs.writeFile(uri, Buffer.from("## Goal\nShip src/gone/x.ts.\n"));
    await vscode.window.showTextDocument(await vscode.workspace.openTextDocument(uri));
    await until(async () => (codesOf(uri).includes("gone-path") ? true : undefined));
    await vscode.workspace.fs.writeFile(vscode.Uri.joinPath(folder.uri, "src/gone/x.ts"), Buffer.from(""));
    await until(async () => (codesOf(uri).includes("gone-path") ? undefined : true));
    await vscode.workspace.fs.delete(uri);
  });

  test("the workspace's template is checked as one, and completed with our headings", async () => {
    const [folder] = vscode.workspace.workspaceFolders ?? [];
    assert(folder);
    const uri = vscode.Uri.joinPath(folder.uri, ".anchored-chat/template.md");
    await vscode.workspace.fs.writeFile(uri, Buffer.from("## Mood\nHow it went.\n\n## Mood\nAgain.\n\n## "));
    const document = await vscode.workspace.openTextDocument(uri);
    await vscode.window.showTextDocument(document);
    await until(async () => (codesOf(uri).includes("duplicate-section") ? true : undefined));
    assert(!codesOf(uri).includes("unknown-section"));
    assert((await completed(document, 0)).includes("## Goal"));
    await vscode.workspace.fs.delete(vscode.Uri.joinPath(folder.uri, ".anchored-chat"), { recursive: true });
  });
});
