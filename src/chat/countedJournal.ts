import type { Entry, NewEntry } from "../engine/entries.ts";
import { type CountExactly, countedExactly, textsIn } from "./counting.ts";
import type { Journal } from "./journal.ts";

/** Characters asked for at once, so that each answer is back in time; an import is many of these. */
const BATCH = 250_000;

/** A journal that counts what is appended, once, as exactly as it can be had then. */
export class CountedJournal implements Journal {
  readonly #journal: Journal;
  readonly #countExactly: CountExactly;

  constructor(journal: Journal, countExactly: CountExactly) {
    this.#journal = journal;
    this.#countExactly = countExactly;
  }

  get id(): Journal["id"] {
    return this.#journal.id;
  }

  get entries(): Journal["entries"] {
    return this.#journal.entries;
  }

  get readOnly(): Journal["readOnly"] {
    return this.#journal.readOnly;
  }

  async append(entries: readonly NewEntry[]): Promise<readonly Entry[]> {
    return this.#journal.append(await this.#counted(entries));
  }

  sync(): Promise<void> {
    return this.#journal.sync();
  }

  checkpoint(answer: Parameters<Journal["checkpoint"]>[0]): void {
    this.#journal.checkpoint(answer);
  }

  /** Once a count is not to be had, the rest keeps its estimates: nothing waits twice. */
  async #counted(entries: readonly NewEntry[]): Promise<readonly NewEntry[]> {
    const done: NewEntry[] = [];
    for (const batch of batchesOf(entries)) {
      const counted = await countedExactly(batch, this.#countExactly);
      if (!counted) break;
      done.push(...counted);
    }
    return done.concat(entries.slice(done.length));
  }
}

function* batchesOf(entries: readonly NewEntry[]): Generator<readonly NewEntry[]> {
  let batch: NewEntry[] = [];
  let size = 0;
  for (const entry of entries) {
    const more = textsIn(entry).reduce((sum, { length }) => sum + length, 0);
    if (batch.length > 0 && size + more > BATCH) {
      yield batch;
      batch = [];
      size = 0;
    }
    batch.push(entry);
    size += more;
  }
  if (batch.length > 0) yield batch;
}
