export type RunKind = "answer" | "compaction";

/** One piece of work of a conversation. Results that come late are dropped by comparing runs, never flags. */
export class Run {
  readonly id: string;
  readonly kind: RunKind;
  /** Milliseconds since 1970. */
  readonly started: number;
  readonly #controller = new AbortController();
  #isCommitted = false;

  constructor(id: string, kind: RunKind, started: number) {
    this.id = id;
    this.kind = kind;
    this.started = started;
  }

  get signal(): AbortSignal {
    return this.#controller.signal;
  }

  /** From here on it cannot be stopped: its result is being written. False when it was stopped before. */
  commit(): boolean {
    this.#isCommitted = !this.signal.aborted;
    return this.#isCommitted;
  }

  /** False when it is too late. */
  abort(): boolean {
    if (this.#isCommitted) return false;
    this.#controller.abort();
    return true;
  }
}
