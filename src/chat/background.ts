import type { CompactionEntry, NewEntry } from "../engine/entries.ts";
import { type Basis, freshened } from "../engine/guard/prepared.ts";
import type { Compactor } from "./compactor.ts";
import { conditionsOf } from "./conditions.ts";
import type { Ending } from "./events.ts";
import type { Thread } from "./thread.ts";

interface Preparation {
  readonly id: string;
  readonly basis: Basis;
  readonly controller: AbortController;
  entry?: NewEntry<CompactionEntry>;
}

/** A compaction made before it is needed, while nobody waits (row G8). At most one. */
export class Background {
  readonly #thread: Thread;
  readonly #compactor: Compactor;
  /** Told how a preparation ended that was not stopped. */
  readonly #onEnded: (ending: Ending) => void;
  #preparation: Preparation | undefined;

  constructor(thread: Thread, compactor: Compactor, onEnded: (ending: Ending) => void) {
    this.#thread = thread;
    this.#compactor = compactor;
    this.#onEnded = onEnded;
  }

  get isUnderway(): boolean {
    return this.#preparation !== undefined && !this.#preparation.entry;
  }

  /** Does nothing while one is under way or ready. */
  start(): void {
    if (this.#fresh()) return;
    this.drop();
    const preparation: Preparation = {
      id: this.#thread.ports.newRunId(),
      basis: { revision: this.#thread.transcript.revision, conditions: conditionsOf(this.#thread) },
      controller: new AbortController(),
    };
    this.#preparation = preparation;
    this.#thread.emit({ kind: "preparing" });
    void this.#prepare(preparation);
  }

  /** Somebody needs the model now. What is ready stays. */
  stop(): void {
    if (!this.#preparation?.entry) this.drop();
  }

  /** Hands over what is ready, if it still holds. */
  take(): NewEntry<CompactionEntry> | undefined {
    const entry = this.#fresh();
    if (entry && entry !== "underway") {
      this.#preparation = undefined;
      return entry;
    }
    this.drop();
    return undefined;
  }

  async #prepare({ id, controller: { signal } }: Preparation): Promise<void> {
    const options = { trigger: "auto", isDigestWelcome: false } as const;
    const ending = await this.#compactor
      .make(options, signal)
      .catch((error: unknown): Ending => ({ kind: "failed", error }));
    // Late, after another one was begun or all were stopped.
    if (this.#preparation?.id !== id) {
      if (ending.kind === "compacted") this.#compactor.waste(ending.entry.usage);
      return;
    }
    if (ending.kind === "compacted") this.#preparation.entry = ending.entry;
    else this.#preparation = undefined;
    this.#onEnded(ending);
  }

  #fresh(): NewEntry<CompactionEntry> | "underway" | undefined {
    const { entry, basis } = this.#preparation ?? {};
    if (!basis) return undefined;
    if (!entry) return "underway";
    return freshened(entry, basis, {
      entries: this.#thread.entries,
      conditions: conditionsOf(this.#thread),
    });
  }

  /** What is ready is not wanted either. */
  drop(): void {
    const { controller, entry } = this.#preparation ?? {};
    if (!controller) return;
    this.#preparation = undefined;
    controller.abort();
    this.#compactor.waste(entry?.usage);
    this.#thread.emit({ kind: "preparing" });
  }
}
