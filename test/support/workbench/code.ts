#!/usr/bin/env node
/**
 * Stands in for the desktop's `code` executable: takes the arguments that
 * `runTests` of @vscode/test-electron hands to it, runs the tests in the
 * headless workbench, and exits with their result. It can also
 * `--install-extension FILE.vsix`, as the desktop does.
 */
import { fstatSync } from "node:fs";
import { parseArgs } from "node:util";

import * as z from "zod";

import { runInHost } from "./hostRun.ts";
import { installVsix } from "./install.ts";
import { explain } from "./setupError.ts";

const { values, positionals } = parseArgs({
  // The desktop has many more options; they mean nothing here.
  strict: false,
  allowPositionals: true,
  options: {
    extensionDevelopmentPath: { type: "string" },
    extensionTestsPath: { type: "string" },
    "user-data-dir": { type: "string" },
    "extensions-dir": { type: "string" },
    "install-extension": { type: "string" },
  },
});

const options = z
  .object({
    extensionDevelopmentPath: z.string().optional(),
    extensionTestsPath: z.string().optional(),
    "user-data-dir": z.string(),
    "extensions-dir": z.string(),
    "install-extension": z.string().optional(),
  })
  .parse(values);

/** Whoever started this has died when the pipe on stdin ends; a terminal or /dev/null says nothing. */
function endWithParent(): void {
  const stdin = fstatSync(0);
  if (stdin.isFIFO() || stdin.isSocket()) process.stdin.on("end", () => process.exit(1)).resume();
}

async function main(): Promise<number> {
  const vsix = options["install-extension"];
  if (vsix !== undefined) {
    await installVsix(vsix, options["extensions-dir"]);
    return 0;
  }
  return runInHost({
    folder: positionals[0] ?? null,
    extension: options.extensionDevelopmentPath ?? null,
    tests: options.extensionTestsPath,
    dataFolder: options["user-data-dir"],
    extensionsFolder: options["extensions-dir"],
  });
}

endWithParent();
try {
  process.exit(await main());
} catch (error) {
  process.stderr.write(`${explain(error)}\n`);
  process.exit(1);
}
