import type { CompactionEntry, NewEntry } from "../engine/entries.ts";
import { type Basis, freshened } from "../engine/guard/prepared.ts";
import { UserFacingError } from "../engine/userFacingError.ts";
import { t } from "../l10n/l10n.ts";
import type { Automatic } from "./automatic.ts";
import type { CompactOptions } from "./compacting.ts";
import type { Compactor } from "./compactor.ts";
import { conditionsOf } from "./conditions.ts";
import type { Ending } from "./events.ts";
import type { Thread } from "./thread.ts";
import type { Work } from "./work.ts";

/** A compaction that was made and waits for the user's yes; nothing of it is in the log. */
export interface Proposal {
  readonly entry: NewEntry<CompactionEntry>;
  readonly options: CompactOptions;
  readonly basis: Basis;
}

interface ProposalsParts {
  readonly thread: Thread;
  readonly work: Work;
  readonly automatic: Automatic;
  readonly compactor: Compactor;
}

/** Compactions that the user wants to see first. At most one. */
export class Proposals {
  readonly #parts: ProposalsParts;
  #proposal: Proposal | undefined;

  constructor(parts: ProposalsParts) {
    this.#parts = parts;
  }

  /** Made, and neither accepted nor discarded. */
  get current(): Proposal | undefined {
    return this.#proposal;
  }

  /** Takes the place of the one before, which comes back when nothing comes of it. Throws while something is under way. */
  async make(options: CompactOptions): Promise<Ending> {
    const { thread, work, compactor } = this.#parts;
    work.assertIdle();
    const before = this.#proposal;
    if (before) this.#set(undefined);
    const basis = { revision: thread.transcript.revision, conditions: conditionsOf(thread) };
    const keep = async (entry: NewEntry<CompactionEntry>): Promise<void> => {
      this.#proposal = { entry, options, basis };
      compactor.waste(before?.entry.usage);
    };
    const ending = await work.do(() => compactor.run({ ...options, isDigestWelcome: true, keep }));
    if (before && !this.#proposal) this.#set(before);
    return ending;
  }

  /** Writes it down, with the messages that have come since in its tail. Throws where it holds no more, and where it cannot be written; then it still waits. */
  async accept(): Promise<void> {
    const { thread, work, automatic, compactor } = this.#parts;
    work.assertIdle();
    const proposal = this.#proposal;
    if (!proposal) return;
    const { entry, basis } = proposal;
    const fresh = freshened(entry, basis, { entries: thread.entries, conditions: conditionsOf(thread) });
    if (!fresh) {
      this.discard();
      throw new UserFacingError({
        what: t("The conversation has changed since this summary was made, so it does not fit any more."),
        todo: t("Preview the compaction again."),
      });
    }
    this.#proposal = undefined;
    try {
      await compactor.write(fresh);
    } catch (error) {
      this.#set(proposal);
      throw error;
    }
    automatic.reset();
  }

  discard(): void {
    if (!this.#proposal) return;
    this.#parts.compactor.waste(this.#proposal.entry.usage);
    this.#set(undefined);
  }

  #set(proposal: Proposal | undefined): void {
    this.#proposal = proposal;
    this.#parts.thread.emit({ kind: "proposed" });
  }
}
