import type { EntryId, NewEntry, PartRef } from "../engine/entries.ts";
import { estimateTokens } from "../engine/estimate.ts";
import { pairOf, resultsOf } from "../engine/pairCalls.ts";
import { chosenEdit } from "../engine/prune/chosen.ts";
import { t } from "../l10n/l10n.ts";
import type { Automatic } from "./automatic.ts";
import { summaryEdit } from "./editing.ts";
import type { Thread } from "./thread.ts";
import { undoneNote } from "./undoneNote.ts";
import type { Work } from "./work.ts";

interface ChangesParts {
  readonly thread: Thread;
  readonly work: Work;
  readonly automatic: Automatic;
}

/** What the user changes of a conversation by hand: each is one more entry. All throw while something is under way. */
export class Changes {
  readonly #parts: ChangesParts;

  constructor(parts: ChangesParts) {
    this.#parts = parts;
  }

  /** Takes back a compaction or a pruning; the originals are sent again. */
  async undo(target: EntryId): Promise<void> {
    const { thread, automatic } = this.#parts;
    const before = thread.transcript.tokens.total;
    await this.#write({ kind: "revert", target });
    // Under a newer summary an older one makes no difference.
    if (thread.transcript.tokens.total > before) automatic.postpone(t("The last compaction was undone."));
  }

  async redo(target: EntryId): Promise<void> {
    await this.#write({ kind: "reapply", target });
  }

  /** Sends a pruned part whole again. Does nothing when it is not pruned. */
  async restorePart(ref: PartRef): Promise<void> {
    const isHere = (edit: PartRef): boolean => edit.message === ref.message && edit.part === ref.part;
    const pruning = this.#parts.thread.entries.findLast(
      (entry) => (entry.kind === "prune" || entry.kind === "compaction") && entry.edits.some(isHere),
    );
    if (pruning) await this.#write({ kind: "revert", target: pruning.id, parts: [ref] });
  }

  /** Sends one line in place of a part that the user picked out. Does nothing where that is not shorter. */
  async prunePart(ref: PartRef): Promise<void> {
    const edit = chosenEdit(this.#parts.thread.transcript, ref, estimateTokens);
    if (edit) await this.#write({ kind: "prune", edits: [edit], reason: "user" });
  }

  /** A pinned message stays word for word through every compaction and pruning, and so does what its calls have put out. */
  async pin(message: EntryId, pinned: boolean): Promise<void> {
    const outputs = resultsOf(this.#parts.thread.transcript.messages, message);
    await this.#write({ kind: "pin", message, pinned }, ...pinsOf(outputs, pinned));
  }

  /** The same for one part; a call and its result are pinned together. */
  async pinPart(ref: PartRef, pinned: boolean): Promise<void> {
    await this.#write(...pinsOf(pairOf(this.#parts.thread.transcript.messages, ref), pinned));
  }

  /** Puts the user's own text in place of the live summary, checked again (editing.ts). */
  async editSummary(compaction: EntryId, markdown: string): Promise<void> {
    this.#parts.work.assertIdle();
    const edit = summaryEdit(this.#parts.thread, { compaction, markdown });
    if (edit) await this.#write(edit);
  }

  /** Has `undo` put back what a call had written, and tells the model so with the next message. `call`: as in `pendingCalls`. */
  async undoEdit(call: string, undo: () => Promise<void>): Promise<void> {
    this.#parts.work.assertIdle();
    await undo();
    const note = undoneNote(this.#parts.thread.entries, call);
    if (note) await this.#write(note);
  }

  /** Allows or forbids automatic compaction in this conversation; allowing also clears what stood in its way. */
  async allowAutomatic(allowed: boolean): Promise<void> {
    await this.#write({ kind: "automatic", allowed });
    this.#parts.automatic.reset();
  }

  async #write(...entries: readonly NewEntry[]): Promise<void> {
    const { work, thread } = this.#parts;
    work.assertIdle();
    await thread.append(entries);
    await thread.journal.sync();
  }
}

const pinsOf = (refs: readonly PartRef[], pinned: boolean): NewEntry[] =>
  refs.map(({ message, part }) => ({ kind: "pin", message, part, pinned }));
