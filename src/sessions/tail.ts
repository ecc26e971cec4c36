import type { AppendFile, Files } from "./files.ts";

/** The growing end of a log: what is appended goes in whole, or leaves the log as it was. */
export class LogTail {
  readonly #path: string;
  readonly #files: Files;
  readonly #file: AppendFile;
  #bytes: number;
  /** The file may hold more than `#bytes`: the rest of a write that failed. */
  #isFrayed = false;

  private constructor(place: { path: string; files: Files; file: AppendFile; bytes: number }) {
    this.#path = place.path;
    this.#files = place.files;
    this.#file = place.file;
    this.#bytes = place.bytes;
  }

  /** `bytes`: how much of the file is whole; the rest is cut off. */
  static async open(path: string, files: Files, bytes: number): Promise<LogTail> {
    const found = await files.stat(path);
    if (found && found.bytes > bytes) await files.truncate(path, bytes);
    return new LogTail({ path, files, file: await files.openForAppend(path), bytes });
  }

  /** Size of the log, bytes. */
  get bytes(): number {
    return this.#bytes;
  }

  /** Rejects when the disk does not take all of it; the next call continues after the last whole one. */
  async append(bytes: Uint8Array): Promise<void> {
    if (this.#isFrayed) await this.#trim();
    this.#isFrayed = true;
    try {
      await this.#writeAll(bytes);
    } catch (error) {
      // A trim that fails too is made up for by the next append, or by the next opening.
      await this.#trim().catch(() => undefined);
      throw error;
    }
    this.#isFrayed = false;
    this.#bytes += bytes.length;
  }

  sync(): Promise<void> {
    return this.#file.sync();
  }

  close(): Promise<void> {
    return this.#file.close();
  }

  /** One write, as a rule: a system that takes less says by the next one why. */
  async #writeAll(bytes: Uint8Array): Promise<void> {
    let written = 0;
    while (written < bytes.length) {
      written += await this.#file.write(written === 0 ? bytes : bytes.subarray(written));
    }
  }

  async #trim(): Promise<void> {
    await this.#files.truncate(this.#path, this.#bytes);
    this.#isFrayed = false;
  }
}
