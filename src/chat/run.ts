import type { CompactOptions } from "./compacting.ts";
import type { Wait } from "./events.ts";

/** What a run does: waits for an answer, makes its calls, or compacts; a compaction also knows what was asked for. */
export type Work =
  | { readonly kind: "answer" | "tools" }
  | { readonly kind: "compaction"; readonly options: CompactOptions };

/** One piece of work of a conversation. Results that come late are dropped by comparing runs, never flags. */
export class Run {
  readonly id: string;
  readonly work: Work;
  /** Milliseconds since 1970. */
  readonly started: number;
  /** Set while it waits before it tries again. */
  wait: Wait | undefined;
  readonly #controller = new AbortController();
  #isCommitted = false;

  constructor(id: string, work: Work, started: number) {
    this.id = id;
    this.work = work;
    this.started = started;
  }

  get kind(): Work["kind"] {
    return this.work.kind;
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
