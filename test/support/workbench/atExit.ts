/**
 * What must not outlive this process: servers and temporary folders. Run on a
 * normal end, on an uncaught exception and on Ctrl-C; after `kill -9` the
 * leash (leash.ts) still ends the servers.
 */
const cleanups = new Set<() => void>();
let isArmed = false;

const runAll = (): void => {
  // Newest first: a server is ended before the folder that it writes to is removed.
  for (const cleanup of [...cleanups].toReversed()) cleanup();
};

const arm = (): void => {
  isArmed = true;
  process.on("exit", runAll);
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) {
    process.once(signal, () => {
      // Before the exit, which vitest does not allow in its workers.
      runAll();
      process.exit(1);
    });
  }
};

/** Runs `cleanup` once: when the returned function is called, or else when the process ends. */
export function atExit(cleanup: () => void): () => void {
  if (!isArmed) arm();
  const once = (): void => {
    if (cleanups.delete(once)) cleanup();
  };
  cleanups.add(once);
  return once;
}
