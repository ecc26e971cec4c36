/**
 * One line on stderr that grows while something is fetched:
 * `VS Code 1.139.1, once: downloading, unpacking, done (31 s)`.
 */
export class Progress {
  readonly #start = Date.now();

  constructor(title: string) {
    process.stderr.write(`${title}:`);
  }

  step(name: string): void {
    process.stderr.write(` ${name},`);
  }

  done(): void {
    process.stderr.write(` done (${Math.round((Date.now() - this.#start) / 1000)} s)\n`);
  }

  failed(): void {
    process.stderr.write(" failed\n");
  }
}

/** Runs `work` with a progress line of its own. */
export async function withProgress<T>(title: string, work: (progress: Progress) => Promise<T>): Promise<T> {
  const progress = new Progress(title);
  try {
    const result = await work(progress);
    progress.done();
    return result;
  } catch (error) {
    progress.failed();
    throw error;
  }
}
