import { existsSync, globSync, readFileSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { PassThrough } from "node:stream";
import { text } from "node:stream/consumers";

import { runTests } from "@vscode/test-electron";

import { closingLine, crashed, demandTests, suiteResultSchema, sum } from "../support/run/results.ts";
import type { SuiteResult } from "../support/run/results.ts";
import { explain } from "../support/workbench/setupError.ts";
import { temporaryFolder } from "../support/workbench/temporaryFolder.ts";
import { projectFolder } from "../support/workbench/workbench.ts";
import { bundleFolder, bundleHostTests } from "./bundle.ts";
import type { Scene } from "./scene.ts";
import type { Setting } from "./setting.ts";
import { chooseEditor, setStage } from "./stage.ts";
import type { Editor, Stage } from "./stage.ts";

/**
 * Runs the tests of every scene, or of those of these names only, one VS Code
 * after the other, and prints what came of each.
 */
export async function runHostTests(names: readonly string[] = []): Promise<SuiteResult> {
  await bundleHostTests();
  const editor = await chooseEditor();
  const scenes = globSync("test/host/*/scene.ts", { cwd: projectFolder }).map(dirname).sort();
  const results = strays(scenes);
  const wanted = scenes.filter((folder) => names.length === 0 || names.includes(basename(folder)));
  for (const folder of wanted) results.push(await runScene(folder, editor));
  return demandTests("host tests", sum(results));
}

/** Test files that no scene would run. */
function strays(scenes: readonly string[]): SuiteResult[] {
  return globSync("test/host/**/*.test.ts", { cwd: projectFolder })
    .filter((file) => !scenes.includes(dirname(file)))
    .map((file) => report(file, crashed("It belongs to no scene: there is no scene.ts beside it.")));
}

async function runScene(folder: string, editor: Editor): Promise<SuiteResult> {
  const name = `host tests, ${basename(folder)}`;
  return report(
    name,
    demandTests(name, await perform(folder, editor).catch((error) => crashed(explain(error)))),
  );
}

function report(name: string, result: SuiteResult): SuiteResult {
  process.stdout.write(`${name}: ${closingLine(result)}\n`);
  for (const failure of result.failures) process.stdout.write(`\n${failure}\n\n`);
  return result;
}

async function perform(folder: string, editor: Editor): Promise<SuiteResult> {
  const module: { default: Scene } = await import(join(projectFolder, folder, "scene.ts"));
  using place = temporaryFolder();
  const stage = await setStage(module.default, editor, place.path);
  const { isClean, output } = await runEditor(editor, stage, basename(folder));
  if (!existsSync(stage.resultFile)) return crashed(`VS Code ended without a result. It said:\n${output}`);
  const result = suiteResultSchema.parse(JSON.parse(readFileSync(stage.resultFile, "utf8")));
  return isClean ? result : sum([result, crashed(`VS Code did not end well. It said:\n${output}`)]);
}

/** The editor's own output is long and of no interest as long as all is well. */
async function runEditor(
  editor: Editor,
  stage: Stage,
  scene: string,
): Promise<{ isClean: boolean; output: string }> {
  const sink = new PassThrough();
  const output = text(sink);
  const isClean = await runTests({
    vscodeExecutablePath: editor.executable,
    extensionDevelopmentPath: stage.developmentPath,
    extensionTestsPath: join(bundleFolder, "index.cjs"),
    extensionTestsEnv: environment(stage, scene),
    launchArgs: stage.launchArgs,
    stdout: sink,
    stderr: sink,
  }).then(
    () => true,
    () => false,
  );
  sink.end();
  return { isClean, output: tail(await output) };
}

/** The last of a log, without the many stack traces that VS Code's are full of. */
const tail = (log: string): string =>
  log
    .split("\n")
    .filter((line) => !/^\s+(at|→) /.test(line))
    .slice(-40)
    .join("\n");

const environment = (stage: Stage, scene: string): Readonly<Record<Setting, string>> => ({
  HOST_TESTS: join(bundleFolder, scene),
  HOST_RESULT: stage.resultFile,
  HOST_DATA: stage.dataFolder,
});
