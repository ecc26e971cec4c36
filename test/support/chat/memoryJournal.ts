import type { Journal } from "../../../src/chat/journal.ts";
import type { Entry, NewEntry } from "../../../src/engine/entries.ts";
import { logOf } from "../engine/build.ts";

/** A journal in memory. `failNext` makes the next append fail, as a full disk would. */
export class MemoryJournal implements Journal {
  readonly id = "s1";
  readonly entries: Entry[] = [];
  readOnly: Journal["readOnly"] = undefined;
  checkpoints = 0;
  synced = 0;
  failNext: Error | undefined;

  async append(entries: readonly NewEntry[]): Promise<readonly Entry[]> {
    const failure = this.failNext;
    this.failNext = undefined;
    if (failure) throw failure;
    const appended = logOf(entries, this.entries).slice(this.entries.length);
    this.entries.push(...appended);
    return appended;
  }

  async sync(): Promise<void> {
    this.synced = this.entries.length;
  }

  checkpoint(): void {
    this.checkpoints++;
  }
}
