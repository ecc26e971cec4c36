/**
 * The entry point inside the extension host (`extensionTestsPath`): runs every
 * test file of one scene with mocha and writes what came of it to a file. The
 * exit code alone would not do: VS Code reports 0 when the host has crashed.
 */
import { globSync, writeFileSync } from "node:fs";

import Mocha from "mocha";

import { crashed, sum } from "../support/run/results.ts";
import type { SuiteResult } from "../support/run/results.ts";
import { setting } from "./setting.ts";
import { sourceStack } from "./sourceStack.ts";

export async function run(): Promise<void> {
  // Before the test files are loaded: they carry inline source maps.
  process.setSourceMapsEnabled(true);
  const mocha = new Mocha({
    ui: "bdd",
    timeout: 20_000,
    forbidOnly: true,
    fullTrace: true,
    reporter: Silent,
  });
  for (const file of globSync(`${setting("HOST_TESTS")}/*.test.cjs`).sort()) mocha.addFile(file);
  save(await runAll(mocha));
}

const save = (result: SuiteResult): void => writeFileSync(setting("HOST_RESULT"), JSON.stringify(result));

function runAll(mocha: Mocha): Promise<SuiteResult> {
  const result = { passed: 0, failed: 0, skipped: 0, failures: [] as string[] };
  return new Promise((resolve) => {
    const runner = mocha.run(() => resolve(result));
    // What is to be known if this test is the end of the extension host.
    runner.on("test", (test) =>
      save(sum([result, crashed(`${test.fullTitle()}\nThe extension host ended here.`)])),
    );
    runner.on("pass", () => (result.passed += 1));
    runner.on("pending", () => (result.skipped += 1));
    runner.on("fail", (test, error: Error) => {
      result.failed += 1;
      result.failures.push(`${test.fullTitle()}\n${sourceStack(error.stack ?? String(error))}`);
    });
  });
}

/** What there is to say is in the result. */
class Silent extends Mocha.reporters.Base {
  override epilogue(): void {}
}
