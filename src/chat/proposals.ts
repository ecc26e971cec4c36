import type { CompactionEntry, NewEntry } from "../engine/entries.ts";
import { type Basis, freshened } from "../engine/guard/prepared.ts";
import { UserFacingError } from "../engine/userFacingError.ts";
import type { CompactOptions } from "./compacting.ts";
import type { Compactor } from "./compactor.ts";
import { conditionsOf } from "./conditions.ts";
import type { Ending } from "./events.ts";
import type { Thread } from "./thread.ts";

/** A compaction that was made and waits for the user's yes; nothing of it is in the log. */
export interface Proposal {
  readonly entry: NewEntry<CompactionEntry>;
  readonly options: CompactOptions;
  readonly basis: Basis;
}

/** Compactions that the user wants to see first. At most one. */
export class Proposals {
  readonly #thread: Thread;
  readonly #compactor: Compactor;
  #proposal: Proposal | undefined;

  constructor(thread: Thread, compactor: Compactor) {
    this.#thread = thread;
    this.#compactor = compactor;
  }

  get current(): Proposal | undefined {
    return this.#proposal;
  }

  /** Takes the place of the one before. */
  async make(options: CompactOptions): Promise<Ending> {
    this.discard();
    const { transcript } = this.#thread;
    const basis = { revision: transcript.revision, conditions: conditionsOf(this.#thread) };
    const keep = (entry: NewEntry<CompactionEntry>): void => {
      this.#proposal = { entry, options, basis };
    };
    return this.#compactor.run({ ...options, isDigestWelcome: true, keep });
  }

  /** Writes it down, with the messages that have come since in its tail. Throws where it holds no more. */
  async accept(): Promise<void> {
    const proposal = this.#proposal;
    if (!proposal) return;
    const { entries } = this.#thread;
    const entry = freshened(proposal.entry, proposal.basis, {
      entries,
      conditions: conditionsOf(this.#thread),
    });
    if (!entry) {
      this.discard();
      throw new UserFacingError({
        what: "The conversation has changed since this summary was made, so it does not fit any more.",
        todo: "Preview the compaction again.",
      });
    }
    this.#proposal = undefined;
    await this.#compactor.write(entry);
  }

  discard(): void {
    if (!this.#proposal) return;
    this.#compactor.waste(this.#proposal.entry.usage);
    this.#proposal = undefined;
    this.#thread.emit({ kind: "proposed" });
  }
}
