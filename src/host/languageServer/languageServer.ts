/** One life of the server process. */
export interface ServerProcess {
  /** Rejects when the server refuses, fails or dies, and when the signal is aborted. */
  request(method: string, params: unknown, signal: AbortSignal): Promise<unknown>;
  notify(method: string): void;
  /** Resolves when the process has ended, for whatever reason. */
  readonly ended: Promise<void>;
  stop(): Promise<void>;
}

/** What the server may ask the host, by method. */
export type Answers = Readonly<Record<string, (params: unknown) => Promise<unknown>>>;

export interface ServerPorts {
  /** Resolves when the process is ready for requests. */
  readonly launch: (answers: Answers) => Promise<ServerProcess>;
  /** Milliseconds since 1970. */
  readonly now: () => number;
  /** It could not be started. */
  readonly onProblem: (error: unknown) => void;
}

/** A server that dies is started again, but not more often than this in ten minutes. */
const MOST_STARTS = 4;
const SPAN = 600_000;

/** Keeps the language-server process alive, in the background: whoever needs it never waits for its start. */
export class LanguageServer {
  readonly #ports: ServerPorts;
  #process: ServerProcess | undefined;
  #running: Promise<void> | undefined;
  /** When it was started, of late. */
  #starts: readonly number[] = [];
  #isDisposed = false;
  #answers: Answers = {};

  constructor(ports: ServerPorts) {
    this.#ports = ports;
  }

  /** Does nothing when it runs, is starting, or has been started too often. */
  start(): void {
    if (this.#running || this.#isDisposed) return;
    const now = this.#ports.now();
    const recent = this.#starts.filter((at) => now - at < SPAN);
    if (recent.length >= MOST_STARTS) return;
    this.#starts = [...recent, now];
    this.#running = this.#run();
  }

  /** The server's answer; undefined at once when the server is away, which is then started. Rejects when the request fails. */
  async request(method: string, params: unknown, signal: AbortSignal): Promise<unknown> {
    if (this.#process) return this.#process.request(method, params, signal);
    this.start();
    return undefined;
  }

  /** For the servers that are started from now on. */
  answerWith(answers: Answers): void {
    this.#answers = answers;
  }

  /** Nothing where the server is away: a new one asks for everything anyway. */
  notify(method: string): void {
    this.#process?.notify(method);
  }

  async dispose(): Promise<void> {
    this.#isDisposed = true;
    await this.#process?.stop();
  }

  async #run(): Promise<void> {
    try {
      const process = await this.#ports.launch(this.#answers);
      if (this.#isDisposed) return await process.stop();
      this.#process = process;
      await process.ended;
    } catch (error) {
      // The next request tries again.
      this.#ports.onProblem(error);
    }
    const hasRun = this.#process !== undefined;
    this.#process = undefined;
    this.#running = undefined;
    if (hasRun) this.start();
  }
}
