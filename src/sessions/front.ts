import { join } from "node:path";

import type { Files } from "./files.ts";
import { onDisk } from "./storageError.ts";

/** Remembers which session was in front. On the disk at once: a window that is reloaded has no time to save anything. */
export class Front {
  readonly #path: string;
  readonly #files: Files;
  #writing: Promise<void> = Promise.resolve();

  constructor(root: string, files: Files) {
    this.#path = join(root, "front");
    this.#files = files;
  }

  async recall(): Promise<string | undefined> {
    const bytes = await onDisk(() => this.#files.read(this.#path));
    return bytes?.toString("utf8").trim() || undefined;
  }

  /** One after the other, the last one wins. */
  remember(id: string | undefined): Promise<void> {
    const root = join(this.#path, "..");
    this.#writing = this.#writing.then(() =>
      onDisk(async () => {
        await this.#files.makeFolder(root);
        await this.#files.replace(this.#path, Buffer.from(id ?? ""));
      }),
    );
    return this.#writing;
  }
}
