import { execFile } from "node:child_process";
import { promisify } from "node:util";

import { fetchEditor } from "./editor.ts";
import { serverEnvironment } from "./server.ts";
import { SetupError } from "./setupError.ts";
import { temporaryFolder } from "./temporaryFolder.ts";

const execute = promisify(execFile);

/** Installs an extension from its `.vsix` into `extensionsFolder`, as VS Code itself does it. */
export async function installVsix(vsix: string, extensionsFolder: string): Promise<void> {
  const main = await fetchEditor();
  using folder = temporaryFolder();
  const place = { dataFolder: folder.path, extensionsFolder };
  const args = [
    "--accept-server-license-terms",
    "--user-data-dir",
    folder.path,
    "--server-data-dir",
    folder.path,
  ];
  try {
    await execute(
      process.execPath,
      [main, "--install-extension", vsix, "--extensions-dir", extensionsFolder, ...args],
      { env: serverEnvironment({ main, ...place }) },
    );
  } catch (error) {
    const output = error instanceof Error && "stderr" in error ? String(error.stderr) : String(error);
    throw new SetupError(`VS Code refused to install ${vsix}:\n${output}`);
  }
}
