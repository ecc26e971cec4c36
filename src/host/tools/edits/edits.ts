import { basename } from "node:path";

import { UserFacingError } from "../../../engine/userFacingError.ts";
import { t } from "../../../l10n/l10n.ts";
import { COMMANDS } from "../../../manifest.ts";
import type { CallRef } from "../../../tools/ports.ts";
import { readIfThere, removeShown, writeShown } from "../files/shown.ts";
import type { KeptEdit, KeptEdits } from "./keptEdits.ts";

/** Proposals that are held in memory, newest last. */
const MOST_PROPOSALS = 30;

interface Proposal {
  readonly path: string;
  readonly bytes: Uint8Array;
}

/** Writes of tools: each can be looked at before, and undone after. */
export class Edits {
  readonly #kept: KeptEdits;
  readonly #proposals = new Map<string, Proposal>();
  /** Whose undo was refused last: what *Compare* is about. */
  #refused: CallRef | undefined;

  constructor(kept: KeptEdits) {
    this.#kept = kept;
  }

  get lastRefused(): CallRef | undefined {
    return this.#refused;
  }

  /** Keeps what a call would write, so that it can be shown; nothing is written. */
  propose(path: string, bytes: Uint8Array, call: CallRef): void {
    this.#proposals.set(keyOf(call), { path, bytes });
    const [oldest] = this.#proposals.keys();
    if (this.#proposals.size > MOST_PROPOSALS && oldest !== undefined) this.#proposals.delete(oldest);
  }

  /** Nothing is written unless what was there before is kept. */
  async write(path: string, bytes: Uint8Array, call: CallRef): Promise<void> {
    const earlier = await this.#kept.recall(call);
    const before = earlier?.path === path ? earlier.before : await readIfThere(path);
    await this.#kept.keep(call, { path, before, after: bytes });
    try {
      await writeShown(path, bytes);
    } finally {
      this.#proposals.delete(keyOf(call));
      await this.#keepOutcome(call, { path, before, after: bytes });
    }
  }

  /** Saving may have formatted it, or failed. */
  async #keepOutcome(call: CallRef, meant: KeptEdit): Promise<void> {
    const after = await readIfThere(meant.path);
    if (isSame(after, meant.after)) return;
    await (isSame(after, meant.before)
      ? this.#kept.forget(call)
      : this.#kept.keep(call, { ...meant, after }));
  }

  /** What a call has written or would write, with what was there before. */
  async contentOf(call: CallRef): Promise<(KeptEdit & { readonly isApplied: boolean }) | undefined> {
    const kept = await this.#kept.recall(call);
    if (kept) return { ...kept, isApplied: true };
    const proposal = this.#proposals.get(keyOf(call));
    if (!proposal) return undefined;
    const before = await readIfThere(proposal.path);
    return { path: proposal.path, before, after: proposal.bytes, isApplied: false };
  }

  /**
   * Puts back what was there before. Rejects with a UserFacingError where it is no
   * longer kept, the file was changed since, or cannot be written. Twice is fine.
   */
  async undo(call: CallRef): Promise<void> {
    const kept = await this.#kept.recall(call);
    if (!kept) throw NOT_KEPT;
    const { path, before, after } = kept;
    const now = await readIfThere(path);
    if (isSame(now, before)) return;
    if (!isSame(now, after)) {
      this.#refused = call;
      throw changedSince(path);
    }
    try {
      await (before ? writeShown(path, before) : removeShown(path));
    } catch (error) {
      throw notWritten(path, error);
    }
  }
}

const keyOf = ({ session, callId }: CallRef): string => `${session}\n${callId}`;

const isSame = (one: Uint8Array | undefined, other: Uint8Array | undefined): boolean =>
  one === undefined || other === undefined ? one === other : Buffer.compare(one, other) === 0;

const NOT_KEPT = new UserFacingError({
  what: t("What was there before this edit is no longer kept."),
  todo: t("Undo it in the editor, or with your version control."),
});

const changedSince = (path: string): UserFacingError =>
  new UserFacingError({
    what: t("{0} was changed after this edit, so it is left as it is.", basename(path)),
    todo: t("Compare it with what was there before, and take back what you like."),
    action: { label: t("Compare"), command: COMMANDS.compareEdit },
  });

const notWritten = (path: string, cause: unknown): UserFacingError =>
  new UserFacingError({
    what: t("{0} could not be written, so the edit is not undone.", basename(path)),
    todo: t("Close other editors of it, check that you may write it, then undo again."),
    cause,
  });
