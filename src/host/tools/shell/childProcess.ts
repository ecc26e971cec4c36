import { type ChildProcessByStdio, spawn } from "node:child_process";
import { once } from "node:events";
import { PassThrough, type Readable } from "node:stream";

import { hasCode } from "../../../sessions/storageError.ts";
import type { CommandEnd, CommandRequest, RunningCommand } from "../../../tools/ports.ts";
import { ToolProblem } from "../../../tools/problem.ts";
import { drained } from "./drained.ts";
import { QUIET_ENVIRONMENT } from "./environment.ts";
import { endGroup } from "./processTree.ts";
import type { UserShell } from "./userShell.ts";

type Child = ChildProcessByStdio<null, Readable, Readable>;

/**
 * Runs a command in a shell of its own, without a terminal: nothing to be asked
 * on, standard input closed. Rejects with a ToolProblem where it cannot start.
 */
export async function startChild(
  shell: UserShell,
  { command, cwd }: CommandRequest,
): Promise<RunningCommand> {
  const [program, args] = inOnePipe(shell, command);
  const child: Child = spawn(program, args, {
    cwd,
    env: { ...process.env, ...QUIET_ENVIRONMENT },
    stdio: ["ignore", "pipe", "pipe"],
    // A process group of its own, so that what the shell starts can be ended with it.
    detached: process.platform !== "win32",
    windowsHide: true,
    windowsVerbatimArguments: shell.name === "cmd",
  });
  const ended = endOf(child);
  const output = outputOf(child, ended);
  await once(child, "spawn").catch((error: unknown) => Promise.reject(notStarted(error)));
  return { output, ended, stop: () => void stop(child) };
}

/** Both outputs through one pipe, so that lines come in the order in which they were written. */
const inOnePipe = (shell: UserShell, command: string): [string, string[]] =>
  process.platform === "win32"
    ? [shell.program, shell.argsFor(command)]
    : ["/bin/sh", ["-c", 'exec "$0" "$@" 2>&1', shell.program, ...shell.argsFor(command)]];

const endOf = (child: Child): Promise<CommandEnd> =>
  new Promise((resolve) => {
    child.once("exit", (code, signal) =>
      resolve({ ...(code === null ? {} : { exitCode: code }), ...(signal === null ? {} : { signal }) }),
    );
  });

function outputOf(child: Child, ended: Promise<unknown>): PassThrough {
  const output = new PassThrough({ encoding: "utf8" });
  const streams = [child.stdout, child.stderr];
  for (const stream of streams) stream.setEncoding("utf8").pipe(output, { end: false });
  // What is printed after that goes nowhere: a closed pipe would end what runs on in the background.
  const letGo = (): void => streams.forEach((stream) => stream.unpipe(output).resume());
  output.once("close", letGo);
  void ended.then(() => drained(streams, output)).then(() => output.end());
  return output;
}

const stop = async ({ pid }: Child): Promise<void> => {
  if (pid !== undefined) await endGroup(pid);
};

const notStarted = (error: unknown): unknown =>
  hasCode(error, "ENOENT")
    ? new ToolProblem("The command could not be started: its folder, or the shell, is not there.")
    : hasCode(error)
      ? new ToolProblem(`The command could not be started (${error.code}).`)
      : error;
