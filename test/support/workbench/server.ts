import type { ChildProcess } from "node:child_process";
import { once } from "node:events";
import { mkdirSync } from "node:fs";
import { join } from "node:path";

import { spawnLeashed } from "./leashed.ts";
import { SetupError } from "./setupError.ts";

export interface ServerOptions {
  /** VS Code's `server-main.js`. */
  readonly main: string;
  /** As VS Code's `--user-data-dir`. */
  readonly dataFolder: string;
  /** As VS Code's `--extensions-dir`. */
  readonly extensionsFolder: string;
  /** On top of this process's own; the extension host inherits it. */
  readonly env?: Readonly<Record<string, string>>;
}

/** A running VS Code server on the loopback interface. Disposing ends it and all its child processes. */
export interface Server extends AsyncDisposable {
  readonly port: number;
  /** Everything it printed so far. */
  readonly log: () => string;
  /** Fulfilled when the server has ended, for whatever reason. */
  readonly ended: Promise<void>;
}

/** Fulfilled when the server answers. */
export async function startServer(options: ServerOptions): Promise<Server> {
  const { child, end } = spawnLeashed(serverArguments(options), {
    env: serverEnvironment(options),
    stdio: ["pipe", "pipe", "pipe"],
    signal: "SIGKILL",
  });
  const ended = once(child, "exit").then(() => undefined);
  const log = collect(child);
  const port = await Promise.race([portOf(child, log), ended]);
  if (port === undefined) {
    throw new SetupError(
      `VS Code's server ended before it was ready. Delete .vscode-test/ and try again. It said:\n${log()}`,
    );
  }
  const dispose = async (): Promise<void> => {
    end();
    await ended;
  };
  return { port, log, ended, [Symbol.asyncDispose]: dispose };
}

const serverArguments = ({ main, dataFolder, extensionsFolder }: ServerOptions): readonly string[] => [
  main,
  "--host=127.0.0.1",
  "--port=0",
  "--without-connection-token",
  "--accept-server-license-terms",
  "--disable-telemetry",
  // Without it the page's payload (development extension, tests) is silently ignored.
  "--enable-smoke-test-driver",
  `--server-data-dir=${join(dataFolder, "server")}`,
  `--user-data-dir=${dataFolder}`,
  `--extensions-dir=${extensionsFolder}`,
];

/** Set by a VS Code, a vitest or a desktop app around us; they would steer the server. */
const foreign = /^(VSCODE_|ELECTRON_|VITEST|NODE_OPTIONS$|NODE_ENV$|XDG_RUNTIME_DIR$)/;

/** With a home and a place for sockets of its own: nothing of the user's is read, nothing is left behind. */
export function serverEnvironment({ dataFolder, env }: ServerOptions): NodeJS.ProcessEnv {
  const home = join(dataFolder, "home");
  mkdirSync(home, { recursive: true });
  const inherited = Object.entries(process.env).filter(([key]) => !foreign.test(key));
  const own = { HOME: home, TMPDIR: home, EXTENSIONS_GALLERY: "{}" };
  return { ...Object.fromEntries(inherited), ...own, ...env };
}

function collect(child: ChildProcess): () => string {
  const chunks: string[] = [];
  for (const stream of [child.stdout, child.stderr]) {
    stream?.setEncoding("utf8").on("data", (chunk: string) => chunks.push(chunk));
  }
  return () => chunks.join("");
}

function portOf(child: ChildProcess, log: () => string): Promise<number> {
  return new Promise((resolve) => {
    child.stdout?.on("data", () => {
      const port = /Web UI available at http:\/\/[^:]+:(\d+)/.exec(log())?.[1];
      if (port !== undefined) resolve(Number(port));
    });
  });
}
