import { type ChildProcess, spawn } from "node:child_process";

import type { Timer } from "../../providers/timer.ts";

export interface CommandRun {
  /** For the shell of the system. */
  readonly command: string;
  /** Written to the command's standard input as JSON. */
  readonly input: unknown;
  readonly folder: string | undefined;
  /** Milliseconds, after which it is ended with all that it has started. */
  readonly timeLimit: number;
  readonly timer: Timer;
  readonly signal: AbortSignal;
}

export type CommandEnd =
  | { readonly kind: "exited"; readonly code: number; readonly stdout: string; readonly stderr: string }
  | { readonly kind: "timeout" | "aborted" }
  | { readonly kind: "unstartable"; readonly problem: string };

/** Characters of each output that are kept; more would not fit a prompt. */
const MOST_OUTPUT = 20_000;

/** Runs a shell command to its end. Never rejects. */
export async function runCommand(run: CommandRun): Promise<CommandEnd> {
  if (run.signal.aborted) return { kind: "aborted" };
  // A process group of its own, so that what the shell starts can be ended with it.
  const child = spawn(run.command, {
    shell: true,
    detached: process.platform !== "win32",
    windowsHide: true,
    ...(run.folder === undefined ? {} : { cwd: run.folder }),
  });
  const { promise, resolve } = Promise.withResolvers<CommandEnd>();
  const output = { stdout: "", stderr: "" };
  for (const name of ["stdout", "stderr"] as const) {
    child[name].setEncoding("utf8").on("data", (text: string) => {
      output[name] = (output[name] + text).slice(0, MOST_OUTPUT);
    });
  }
  // A command that does not read its input closes the pipe.
  child.stdin.on("error", () => undefined).end(JSON.stringify(run.input));
  child.on("error", ({ message }) => resolve({ kind: "unstartable", problem: message }));
  child.on("close", (code) => resolve({ kind: "exited", code: code ?? -1, ...output }));
  const stopTimer = run.timer(run.timeLimit, () => resolve({ kind: "timeout" }));
  const abort = (): void => resolve({ kind: "aborted" });
  run.signal.addEventListener("abort", abort, { once: true });
  const end = await promise;
  stopTimer();
  run.signal.removeEventListener("abort", abort);
  if (end.kind === "timeout" || end.kind === "aborted") killGroup(child);
  return end;
}

function killGroup({ pid }: ChildProcess): void {
  if (pid === undefined) return;
  if (process.platform === "win32") {
    spawn("taskkill", ["/pid", String(pid), "/t", "/f"], { windowsHide: true }).on("error", () => undefined);
    return;
  }
  try {
    process.kill(-pid, "SIGKILL");
  } catch {
    // It has ended by itself in the meantime.
  }
}
