import { UserFacingError } from "../engine/userFacingError.ts";
import { t } from "../l10n/l10n.ts";
import { Queue } from "./queue.ts";
import type { Thread } from "./thread.ts";

interface WorkPorts {
  /** Sends the message that has waited. */
  readonly send: (text: string) => Promise<void>;
  /** Nothing is under way, and nothing waits. */
  readonly onIdle: () => void;
}

/** What the user has started and what goes on, be it in several runs: one at a time. A message meanwhile waits. */
export class Work {
  readonly queue: Queue;
  readonly #thread: Thread;
  readonly #ports: WorkPorts;
  /** Another one after a stop: late ends of what was stopped are not ends of this. */
  #current: symbol | undefined;

  constructor(thread: Thread, ports: WorkPorts) {
    this.#thread = thread;
    this.#ports = ports;
    this.queue = new Queue(() => thread.emit({ kind: "queued" }));
  }

  get isBusy(): boolean {
    return this.#current !== undefined;
  }

  /** Throws what a person is told when nothing can be started now. */
  assertIdle(): void {
    const { readOnly } = this.#thread;
    if (readOnly) throw readOnly;
    if (!this.isBusy) return;
    const isCompacting = this.#thread.run?.kind === "compaction";
    const what = t(isCompacting ? "The conversation is being compacted." : "The answer is still coming.");
    throw new UserFacingError({ what, todo: t("Wait until it is done, or stop it.") });
  }

  async do<T>(start: () => Promise<T>): Promise<T> {
    this.#current = Symbol("work");
    const { end } = this;
    try {
      return await start();
    } finally {
      end();
    }
  }

  /** Ends what is under way now, and only that, however late it is called; what was stopped may still take a while. */
  get end(): () => void {
    const work = this.#current;
    return () => {
      if (!work || this.#current !== work) return;
      this.#current = undefined;
      this.queue.flush(this.#ports.send);
      if (!this.#current) this.#ports.onIdle();
    };
  }
}
