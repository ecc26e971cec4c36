import { mkdtempSync, realpathSync, rmSync } from "node:fs";
import { join } from "node:path";

import { ownedPrefix, removeAbandoned } from "./abandoned.ts";
import { atExit } from "./atExit.ts";

export interface TemporaryFolder extends Disposable {
  readonly path: string;
}

/**
 * Not `os.tmpdir()`: VS Code puts its sockets into the folder, a socket's path
 * has at most 104 characters, and macOS's own temporary folder takes half of them.
 */
const parent = "/tmp";
const prefix = "anchored-run-";

/** An empty folder, gone when disposed or when the process ends; after `kill -9`, with the next one that is made. */
export function temporaryFolder(): TemporaryFolder {
  removeAbandoned(parent, prefix);
  const path = realpathSync(mkdtempSync(join(parent, ownedPrefix(prefix))));
  const remove = atExit(() => rmSync(path, { recursive: true, force: true, maxRetries: 5 }));
  return { path, [Symbol.dispose]: remove };
}
