import { mkdtempSync, realpathSync, rmSync } from "node:fs";
import { join } from "node:path";

import { atExit } from "./atExit.ts";

export interface TemporaryFolder extends Disposable {
  readonly path: string;
}

/**
 * An empty folder of its own, gone when disposed or when the process ends.
 * Not in `os.tmpdir()`: VS Code puts its sockets into it, a socket's path has
 * at most 104 characters, and macOS's own temporary folder takes half of them.
 */
export function temporaryFolder(): TemporaryFolder {
  const path = realpathSync(mkdtempSync(join("/tmp", "anchored-run-")));
  const remove = atExit(() => rmSync(path, { recursive: true, force: true, maxRetries: 5 }));
  return { path, [Symbol.dispose]: remove };
}
