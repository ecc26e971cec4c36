import { execFile } from "node:child_process";
import { promisify } from "node:util";

interface Process {
  readonly pid: number;
  readonly parent: number;
  readonly group: number;
  /** The terminal it belongs to; "?" or "??" where it has none. */
  readonly terminal: string;
}

/** Milliseconds between the request to end and the end by force. */
const GRACE = 1_000;

/**
 * Ends what a shell of a terminal has started, whatever became of its parents,
 * and leaves the shell itself alone: asked first, then by force.
 */
export const endBelowShell = (shell: number): Promise<void> =>
  process.platform === "win32"
    ? endWithTaskkill(shell)
    : end(async () => startedBy(shell, await processes()));

/** Ends a process that leads a group of its own, with its group and all that it has started. */
export function endGroup(leader: number): Promise<void> {
  if (process.platform === "win32") return endWithTaskkill(leader);
  // At once: there may be no time to look for the others when VS Code ends.
  signal(-leader, "SIGTERM");
  return end(async () => inGroup(leader, await processes()));
}

async function end(list: () => Promise<readonly number[]>): Promise<void> {
  const asked = await list();
  for (const pid of asked) signal(pid, "SIGTERM");
  const deadline = performance.now() + GRACE;
  while (asked.some(isAlive) && performance.now() < deadline) await pause();
  // Those that were asked, and what they have started meanwhile.
  for (const pid of new Set([...asked, ...(await list())])) signal(pid, "SIGKILL");
}

const pause = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 25));

function inGroup(leader: number, all: readonly Process[]): number[] {
  const members = all.filter(({ group }) => group === leader).map(({ pid }) => pid);
  return [...new Set([leader, ...members, ...descendants(leader, all)])];
}

function startedBy(shell: number, all: readonly Process[]): number[] {
  const terminal = all.find(({ pid }) => pid === shell)?.terminal ?? "?";
  const onTerminal = terminal.startsWith("?") ? [] : all.filter((one) => one.terminal === terminal);
  const found = new Set([...descendants(shell, all), ...onTerminal.map(({ pid }) => pid)]);
  found.delete(shell);
  return [...found];
}

function descendants(root: number, all: readonly Process[]): number[] {
  const children = Map.groupBy(all, ({ parent }) => parent);
  const found: number[] = [];
  const open = [root];
  for (let pid = open.pop(); pid !== undefined; pid = open.pop()) {
    for (const child of children.get(pid) ?? []) {
      found.push(child.pid);
      open.push(child.pid);
    }
  }
  return found;
}

/** Of this machine; none where they cannot be listed. */
async function processes(): Promise<Process[]> {
  const listed = await promisify(execFile)("ps", ["-A", "-o", "pid=,ppid=,pgid=,tty="]).catch(
    () => undefined,
  );
  return (listed?.stdout ?? "").split("\n").flatMap((row) => {
    const [pid, parent, group, terminal] = row.trim().split(/\s+/);
    return terminal === undefined
      ? []
      : [{ pid: Number(pid), parent: Number(parent), group: Number(group), terminal }];
  });
}

function signal(pid: number, name: NodeJS.Signals): void {
  try {
    process.kill(pid, name);
  } catch {
    // It has ended by itself in the meantime.
  }
}

const isAlive = (pid: number): boolean => {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
};

/** Windows knows no polite request that console programs would heed. */
const endWithTaskkill = async (pid: number): Promise<void> => {
  await promisify(execFile)("taskkill", ["/pid", String(pid), "/t", "/f"], { windowsHide: true }).catch(
    () => undefined,
  );
};
