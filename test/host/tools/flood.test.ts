import assert from "node:assert/strict";
import { stat } from "node:fs/promises";

import { after, before, describe, test } from "mocha";
import * as vscode from "vscode";

import { Toolbench } from "./toolbench.ts";

const BYTES = 100_000_000;

describe("a command that prints 100 MB", () => {
  const bench = new Toolbench();
  const integration = (isOn: boolean | undefined): Thenable<void> =>
    vscode.workspace
      .getConfiguration("terminal.integrated")
      .update("shellIntegration.enabled", isOn, vscode.ConfigurationTarget.Global);
  // A terminal shows a megabyte or so a second: there such a command ends at its time limit.
  before(() => integration(false));
  after(() => integration(undefined));

  test("the model gets beginning and end, and all of it is kept in a file", async () => {
    const command = `echo first; head -c ${BYTES} /dev/zero | tr '\\0' 'x' | fold -w 100; echo; echo last`;
    const { text, isError } = await bench.run("run_command", { command });
    assert(!isError, text);
    assert(text.length < 50_000);
    const [, path] =
      /^first\n.*the whole of it is in (\S+): read_file.*last\n(?:\[.*\]\n)?\[exit code 0\]$/s.exec(text) ??
      [];
    assert(path, text.slice(-500));
    assert((await stat(path)).size > BYTES);
  });
});
