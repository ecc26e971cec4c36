import { dirname } from "node:path";

import type { Files } from "./files.ts";
import { onDisk } from "./storageError.ts";

/**
 * A short text in a file: which session was in front, what is written and not sent yet. On the disk
 * at once: a window that is reloaded has no time to save anything.
 */
export class Note {
  readonly #path: string;
  readonly #files: Files;
  #writing: Promise<void> = Promise.resolve();

  constructor(path: string, files: Files) {
    this.#path = path;
    this.#files = files;
  }

  async recall(): Promise<string | undefined> {
    const bytes = await onDisk(() => this.#files.read(this.#path));
    return bytes?.toString("utf8").trim() || undefined;
  }

  /** One after the other, the last one wins. */
  remember(text: string | undefined): Promise<void> {
    this.#writing = this.#writing.then(() =>
      onDisk(async () => {
        await this.#files.makeFolder(dirname(this.#path));
        await this.#files.replace(this.#path, Buffer.from(text ?? ""));
      }),
    );
    return this.#writing;
  }
}
