import { execFile } from "node:child_process";
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";

import { downloadAndUnzipVSCode, resolveCliPathFromVSCodeExecutablePath } from "@vscode/test-electron";

import { findChromium } from "../support/workbench/chromium.ts";
import { installCompanion } from "../support/workbench/companion.ts";
import { fetchEditor } from "../support/workbench/editor.ts";
import { writeSettings } from "../support/workbench/settings.ts";
import { projectFolder } from "../support/workbench/workbench.ts";
import type { Scene } from "./scene.ts";

const execute = promisify(execFile);

/** A VS Code: what starts it, and what answers to its command line. */
export interface Editor {
  readonly executable: string;
  readonly commandLine: string;
}

/** The headless workbench, or a desktop VS Code where `VSCODE_DESKTOP=1` is set. */
export async function chooseEditor(): Promise<Editor> {
  if (process.env["VSCODE_DESKTOP"] === "1") {
    const executable = await downloadAndUnzipVSCode();
    return { executable, commandLine: resolveCliPathFromVSCodeExecutablePath(executable) };
  }
  // Here, where its progress and its errors are seen.
  await fetchEditor();
  await findChromium();
  const code = fileURLToPath(new URL("../support/workbench/code.ts", import.meta.url));
  return { executable: code, commandLine: code };
}

/** Everything that a scene needs, in one temporary folder. */
export interface Stage {
  readonly developmentPath: string;
  /** The workspace folder if there is one, and where VS Code keeps its data. */
  readonly launchArgs: string[];
  readonly dataFolder: string;
  readonly resultFile: string;
}

export async function setStage(scene: Scene, { commandLine }: Editor, path: string): Promise<Stage> {
  const dataFolder = join(path, "data");
  const places = [`--user-data-dir=${dataFolder}`, `--extensions-dir=${join(path, "extensions")}`];
  writeSettings(dataFolder, scene.settings ?? {}, projectFolder);
  if (scene.extension === "packaged") await install(commandLine, places, path);
  for (const name of scene.companions ?? []) await installCompanion(name, join(path, "extensions"));
  return {
    developmentPath: scene.extension === "packaged" ? bystander(path) : projectFolder,
    launchArgs: [...workspace(scene, path), ...places],
    dataFolder,
    resultFile: join(path, "result.json"),
  };
}

function workspace(scene: Scene, path: string): readonly string[] {
  if (scene.folder === "none") return [];
  const folder = join(path, "workspace");
  mkdirSync(folder);
  return [folder];
}

async function install(commandLine: string, places: readonly string[], path: string): Promise<void> {
  const vsix = join(path, "extension.vsix");
  await execute("npm", ["run", "package", "--", "--out", vsix], { cwd: projectFolder });
  await execute(commandLine, ["--install-extension", vsix, ...places]);
}

/** VS Code runs tests for an extension in development only. This one does nothing, so the installed one is on its own. */
function bystander(path: string): string {
  const folder = join(path, "bystander");
  mkdirSync(folder);
  const manifest = { name: "bystander", publisher: "test", version: "0.0.0", engines: { vscode: "*" } };
  writeFileSync(join(folder, "package.json"), JSON.stringify(manifest));
  return folder;
}
