import { execFile } from "node:child_process";
import { mkdirSync, readdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import { promisify } from "node:util";

import { atExit } from "./atExit.ts";
import { SetupError } from "./setupError.ts";

const execute = promisify(execFile);

/** No scripts of the fetched packages run: they would want a compiler. */
const options = [
  "--ignore-scripts",
  "--no-audit",
  "--no-fund",
  "--loglevel=error",
  "--fetch-retry-mintimeout=1000",
];

/** Fetches one package (`name@version`) into `folder`, without its dependencies. */
export async function fetchPackage(specifier: string, folder: string): Promise<void> {
  mkdirSync(folder, { recursive: true });
  await npm(folder, ["pack", specifier]);
  for (const archive of readdirSync(folder).filter((name) => name.endsWith(".tgz"))) {
    await execute("tar", ["-xzf", archive, "--strip-components=1", "--no-same-owner"], { cwd: folder });
    rmSync(join(folder, archive));
  }
}

/** Installs what the package in `folder` needs to run, at the versions of its shrinkwrap file. */
export const installDependencies = (folder: string): Promise<void> => npm(folder, ["install", "--omit=dev"]);

async function npm(folder: string, args: readonly string[]): Promise<void> {
  const running = execute("npm", [...args, ...options], { cwd: folder });
  // npm takes its time to end on a gentler signal.
  const release = atExit(() => running.child.kill("SIGKILL"));
  try {
    await running;
  } catch (error) {
    throw npmFailure(error);
  } finally {
    release();
  }
}

const unreachable =
  /\b(ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ECONNRESET|ETIMEDOUT|ENETUNREACH|ERR_SOCKET_TIMEOUT)\b/;

function npmFailure(error: unknown): SetupError {
  const output = error instanceof Error && "stderr" in error ? String(error.stderr).trim() : String(error);
  const code = unreachable.exec(output)?.[0];
  if (code === undefined)
    return new SetupError(`npm could not fetch a part of the test workbench:\n${output}`);
  return new SetupError(
    `npm cannot reach its registry (${code}). The first run fetches VS Code and, where no Chrome is ` +
      "installed, Chromium into .vscode-test/: connect to the network and run it again. Later runs need none.",
  );
}
