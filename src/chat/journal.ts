import type { Entry, MessageEntry, NewEntry } from "../engine/entries.ts";
import type { UserFacingError } from "../engine/userFacingError.ts";

/** Where a conversation is kept; sessions/log.ts is one. */
export interface Journal {
  /** Of the session. */
  readonly id: string;
  /** Oldest first; grows. */
  readonly entries: readonly Entry[];
  /** Why nothing can be written; undefined when it can. */
  readonly readOnly: { readonly error: UserFacingError } | undefined;
  /** Resolves when written; gives the entries their ids. Rejects with a UserFacingError, then nothing was written. */
  append(entries: readonly NewEntry[]): Promise<readonly Entry[]>;
  /** Resolves when everything appended is on the disk. */
  sync(): Promise<void>;
  /** Call it as often as the answer grows: it is made and saved once a second, so that a crash loses little. */
  checkpoint(answer: () => NewEntry<MessageEntry>): void;
}
