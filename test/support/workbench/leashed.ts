import { spawn } from "node:child_process";
import type { ChildProcess, SpawnOptions } from "node:child_process";
import { fileURLToPath } from "node:url";

import { atExit } from "./atExit.ts";

export interface Leashed {
  readonly child: ChildProcess;
  /** Sends `signal` to the program and all its child processes. */
  readonly end: () => void;
}

export interface LeashedOptions extends Omit<SpawnOptions, "signal"> {
  /** SIGTERM for a program that has something to tidy up. */
  readonly signal: "SIGTERM" | "SIGKILL";
}

const leash = fileURLToPath(new URL("leash.ts", import.meta.url));

/**
 * Starts a Node program in a process group of its own. It ends with this
 * process at the latest, however that ends. Its stdin must be a pipe.
 */
export function spawnLeashed(args: readonly string[], { signal, ...options }: LeashedOptions): Leashed {
  const env = { ...(options.env ?? process.env), LEASH: signal };
  const child = spawn(process.execPath, [`--import=${leash}`, ...args], { ...options, env, detached: true });
  return { child, end: atExit(() => signalGroup(child, signal)) };
}

function signalGroup({ pid }: ChildProcess, signal: NodeJS.Signals): void {
  if (pid === undefined) return;
  try {
    process.kill(-pid, signal);
  } catch {
    // The group has ended by itself.
  }
}
