import { once } from "node:events";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";

import * as z from "zod";

import { spawnLeashed } from "../workbench/leashed.ts";
import { temporaryFolder } from "../workbench/temporaryFolder.ts";
import { projectFolder } from "../workbench/workbench.ts";
import { crashed, sum } from "./results.ts";
import type { SuiteResult } from "./results.ts";

/** Runs vitest with `config` (path from the project's folder), its report going to the terminal. */
export async function runVitest(config: string): Promise<SuiteResult> {
  using folder = temporaryFolder();
  const report = join(folder.path, "report.json");
  const exitCode = await vitest([
    "run",
    `--config=${config}`,
    "--reporter=default",
    "--reporter=json",
    `--outputFile.json=${report}`,
  ]);
  if (!existsSync(report))
    return crashed(`vitest -c ${config} ended with code ${exitCode} and without a report`);
  const result = readReport(readFileSync(report, "utf8"));
  if (exitCode === 0 || result.failed > 0) return result;
  // A hook that failed, an error between the tests: vitest says so above, but counts no failed test.
  return sum([result, crashed(`vitest -c ${config} ended with code ${exitCode}`)]);
}

async function vitest(args: readonly string[]): Promise<number | null> {
  const { child, end } = spawnLeashed([join(projectFolder, "node_modules/vitest/vitest.mjs"), ...args], {
    cwd: projectFolder,
    stdio: ["pipe", "inherit", "inherit"],
    signal: "SIGTERM",
  });
  const [exitCode] = await once(child, "exit");
  end();
  return z.number().nullable().parse(exitCode);
}

const reportSchema = z.object({
  testResults: z.array(
    z.object({
      name: z.string(),
      status: z.string(),
      message: z.string().optional(),
      assertionResults: z.array(z.object({ fullName: z.string(), status: z.string() })),
    }),
  ),
});

type FileReport = z.infer<typeof reportSchema>["testResults"][number];

function readReport(json: string): SuiteResult {
  return sum(reportSchema.parse(JSON.parse(json)).testResults.map(fileResult));
}

/** A file that could not be loaded has no tests in the report, and counts as one that failed. */
function fileResult({ name, status, assertionResults }: FileReport): SuiteResult {
  const withStatus = (wanted: string): string[] =>
    assertionResults.filter((test) => test.status === wanted).map(({ fullName }) => `${fullName} (${name})`);
  const passed = withStatus("passed").length;
  const failures = withStatus("failed");
  if (status === "failed" && failures.length === 0) failures.push(`${name} could not be run`);
  return {
    passed,
    failed: failures.length,
    skipped: assertionResults.length - passed - failures.length,
    failures,
  };
}
