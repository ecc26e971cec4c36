import { globSync, rmSync } from "node:fs";
import { join } from "node:path";

import { build } from "esbuild";

import { projectFolder } from "../support/workbench/workbench.ts";

/** The host tests as the extension host can load them, mirroring test/host/. */
export const bundleFolder = join(projectFolder, "dist/test/host");

/** Bundles the entry point and every test file that there is. */
export async function bundleHostTests(): Promise<void> {
  rmSync(bundleFolder, { recursive: true, force: true });
  await build({
    absWorkingDir: projectFolder,
    entryPoints: ["test/host/index.ts", ...globSync("test/host/*/*.test.ts", { cwd: projectFolder })],
    outbase: "test/host",
    outdir: bundleFolder,
    outExtension: { ".js": ".cjs" },
    bundle: true,
    platform: "node",
    target: "node22",
    format: "cjs",
    sourcemap: "inline",
    external: ["vscode", "mocha"],
    logLevel: "warning",
  });
}
