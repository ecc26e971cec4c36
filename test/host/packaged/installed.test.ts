import assert from "node:assert/strict";
import { existsSync, globSync, readdirSync } from "node:fs";
import { dirname, join, relative } from "node:path";

import { test } from "mocha";
import * as vscode from "vscode";

import type { Api } from "../../../src/host/api.ts";
import { COMMANDS } from "../../../src/manifest.ts";
import { activated } from "../extension.ts";
import { setting } from "../setting.ts";
import { until } from "../until.ts";

test("what runs is the installed package and not the sources", async () => {
  const { extensionPath } = await activated();
  assert.equal(dirname(extensionPath), join(dirname(setting("HOST_DATA")), "extensions"));
});

test("the package holds what the extension needs, and nothing else", async () => {
  const { extensionPath } = await activated();
  const entries = readdirSync(extensionPath, { recursive: true, withFileTypes: true });
  const files = entries
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => relative(extensionPath, join(parentPath, name)));
  const strange = files.filter((file) => !expected.test(file));
  assert.deepEqual(strange, []);
});

const expected =
  /^(package(\.nls(\.de)?)?\.json|media\/l10n\/bundle\.l10n\.de\.json|\.vsixmanifest|(readme|changelog)\.md|LICENSE\.txt|dist\/NOTICES\.txt|dist\/[\w-]+\.(cjs|js|css|ttf|jsonl)|media\/icon\.(png|svg)|media\/(readme|walkthrough)\/[\w-]+\.png)$/;

test("what is loaded only when it is needed is in the package too", async () => {
  const { extensionPath } = await activated();
  const bundles = ["languageClient", "server", "search"].map((name) => `dist/${name}.cjs`);
  const texts = ["package.nls.json", "package.nls.de.json", "media/l10n/bundle.l10n.de.json"];
  const missing = [...bundles, ...texts].filter((file) => !existsSync(join(extensionPath, file)));
  assert.deepEqual(missing, []);
});

test("the sample conversation of the package opens", async () => {
  await activated();
  await vscode.commands.executeCommand(COMMANDS.openSample);
  assert.equal(globSync("User/workspaceStorage/*/*/sessions/*/", { cwd: setting("HOST_DATA") }).length, 1);
});

test("the server process of the package counts tokens", async () => {
  const { exports } = (await activated()) as vscode.Extension<Api>;
  assert.deepEqual(await until(() => exports.countTokens(["Hello, world!"])), [4]);
});
