import assert from "node:assert/strict";
import { existsSync, globSync } from "node:fs";
import { dirname, join } from "node:path";

import { test } from "mocha";
import * as vscode from "vscode";

import { Searching } from "../../../src/host/lists/searching.ts";
import { COMMANDS, EXTENSION_ID } from "../../../src/manifest.ts";
import type { Search } from "../../../src/protocol/view.ts";
import { indexPath } from "../../../src/sessions/search/indexFile.ts";
import { activated } from "../extension.ts";
import { setting } from "../setting.ts";
import { until } from "../until.ts";

/** The storage in which the sample conversation lies. */
async function storage(): Promise<string> {
  await activated();
  await vscode.commands.executeCommand(COMMANDS.openSample);
  const [log] = globSync("User/workspaceStorage/*/*/sessions/*/log.jsonl", { cwd: setting("HOST_DATA") });
  assert(log, "the sample conversation has no log");
  return join(setting("HOST_DATA"), dirname(log), "../..");
}

test("the extension host's SQLite has full-text search: all conversations are searched by an index", async () => {
  const root = await storage();
  const extension = vscode.extensions.getExtension(EXTENSION_ID);
  const shown: (Search | undefined)[] = [];
  const problems: Error[] = [];
  const searching = new Searching({
    module: join(extension?.extensionPath ?? "", "dist/search.cjs"),
    root,
    presenter: { showSearch: (found) => shown.push(found) },
    onProblem: (error) => problems.push(error),
  });
  searching.search("timetable");
  const whole = await until(async () => shown.find((found) => found && !found.progress));
  assert.deepEqual(problems, []);
  assert(whole.hits.length > 0);
  assert(whole.hits[0]?.excerpt.some(({ text, isHit }) => isHit && /^timetable$/i.test(text)));
  assert(existsSync(indexPath(root)), "the logs were read, not an index");

  searching.search("");
  assert.equal(shown.at(-1), undefined);
  searching.dispose();
});
