/** Files of all conversations; the oldest are forgotten first. */
const MOST = 10_000;

/**
 * Which content of a file a conversation saw last, read or written. In memory
 * only: after a restart nothing is known, and then the log tells whether the
 * file was seen at all.
 */
export class SeenFiles {
  readonly #versions = new Map<string, string>();

  note(session: string, path: string, version: string): void {
    const key = `${session}\n${path}`;
    this.#versions.delete(key);
    this.#versions.set(key, version);
    const [oldest] = this.#versions.keys();
    if (this.#versions.size > MOST && oldest !== undefined) this.#versions.delete(oldest);
  }

  versionOf(session: string, path: string): string | undefined {
    return this.#versions.get(`${session}\n${path}`);
  }
}
