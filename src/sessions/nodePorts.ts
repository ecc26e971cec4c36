import { randomBytes } from "node:crypto";
import { hostname } from "node:os";

import { nodeFiles } from "./nodeFiles.ts";
import type { SessionPorts } from "./ports.ts";
import { hasCode } from "./storageError.ts";

export const nodePorts: SessionPorts = {
  files: nodeFiles,
  now: Date.now,
  randomBytes,
  after: (milliseconds, run) => {
    const timer = setTimeout(run, milliseconds).unref();
    return () => clearTimeout(timer);
  },
  owner: { pid: process.pid, host: hostname() },
  isAlive,
};

function isAlive(pid: number): boolean {
  try {
    // Signal 0 only asks; EPERM: it runs, but belongs to somebody else.
    return process.kill(pid, 0);
  } catch (error) {
    return !hasCode(error, "ESRCH");
  }
}
