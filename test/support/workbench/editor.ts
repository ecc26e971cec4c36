import { join } from "node:path";

import { cached } from "./cache.ts";
import { fetchPackage, installDependencies } from "./npm.ts";
import { withProgress } from "./progress.ts";
import { SetupError } from "./setupError.ts";

/**
 * The real VS Code, as a server: Microsoft's desktop build cannot be downloaded
 * everywhere, and this one comes from npm. code-server's versions follow VS
 * Code's: 4.139.1 holds 1.139.1.
 */
const version = "1.139.1";
const codeServer = "code-server@4.139.1";

/** Path of VS Code's `server-main.js`, fetched on first use. */
export async function fetchEditor(): Promise<string> {
  if (process.platform === "win32") {
    throw new SetupError(
      "The headless VS Code runs on Linux and macOS. On Windows use WSL, or, for the host tests alone, " +
        "a desktop VS Code: set VSCODE_DESKTOP=1.",
    );
  }
  return join(await cached(`vscode-${version}`, build), "lib/vscode/out/server-main.js");
}

const build = (folder: string): Promise<void> =>
  withProgress(`Fetching VS Code ${version} (once, some 600 MB on disk)`, async (progress) => {
    progress.step("downloading");
    await fetchPackage(codeServer, folder);
    progress.step("installing");
    // Native modules stay unbuilt. VS Code does without (it logs that spdlog and the watchdog are missing).
    await installDependencies(join(folder, "lib/vscode"));
    await installDependencies(join(folder, "lib/vscode/extensions"));
  });
