import { spawnSync } from "node:child_process";

import { runHostTests } from "../../host/hostTests.ts";
import { explain } from "../workbench/setupError.ts";
import { projectFolder } from "../workbench/workbench.ts";
import { closingLine, crashed, demandTests, sum } from "./results.ts";
import type { SuiteResult } from "./results.ts";
import { runVitest } from "./vitestSuite.ts";

/** `npm test`: everything there is, one suite after the other, and one closing line over all. */
const suites: Readonly<Record<string, () => Promise<SuiteResult>>> = {
  "unit tests and laws": () => runVitest("test/config/vitest.ts"),
  "host tests": runHostTests,
  "UI tests": () => runVitest("test/config/vitest.ui.ts"),
};

/** What the host and UI tests run is the bundle, so it must be that of these sources. */
async function build(): Promise<SuiteResult> {
  const { status } = spawnSync("npm", ["run", "build"], { cwd: projectFolder, stdio: "inherit" });
  if (status !== 0) return crashed("the build failed");
  return { passed: 0, failed: 0, skipped: 0, failures: [] };
}

async function attempt(name: string, run: () => Promise<SuiteResult>): Promise<SuiteResult> {
  process.stdout.write(`\n${name}\n`);
  try {
    return demandTests(name, await run());
  } catch (error) {
    return crashed(`${name}: ${explain(error)}`);
  }
}

const results = [await build()];
for (const [name, run] of Object.entries(suites)) results.push(await attempt(name, run));
const total = sum(results);
for (const failure of total.failures) process.stdout.write(`\nFAILED ${failure}\n`);
process.stdout.write(`\n${closingLine(total)}\n`);
process.exitCode = total.failed > 0 ? 1 : 0;
