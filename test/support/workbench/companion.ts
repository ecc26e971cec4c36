import { cpSync } from "node:fs";
import { join } from "node:path";

import { build } from "esbuild";

import { projectFolder } from "./workbench.ts";

/**
 * Puts an extension from test/host/companions/ beside the one under test. VS Code takes one extension in
 * development; any other has to be an installed one. As long as it has not installed any itself, it takes what
 * lies unpacked in its folder (but none for the engine `*`: that is for development).
 */
export async function installCompanion(name: string, extensionsFolder: string): Promise<void> {
  const source = join(projectFolder, "test/host/companions", name);
  const folder = join(extensionsFolder, name);
  await build({
    entryPoints: [join(source, "extension.ts")],
    outfile: join(folder, "extension.cjs"),
    bundle: true,
    platform: "node",
    target: "node22",
    format: "cjs",
    external: ["vscode"],
    logLevel: "warning",
  });
  cpSync(join(source, "package.json"), join(folder, "package.json"));
}
