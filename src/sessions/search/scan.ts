import { HitList, type Found, type Hit } from "./hits.ts";
import { type LogFile, linesFrom } from "./logFiles.ts";
import { excerptOf } from "./match.ts";
import type { Query } from "./query.ts";

/** A search without an index: reads one log after the other, those that changed last first. */
export class Scan {
  readonly #query: Query;
  readonly #waiting: LogFile[];
  readonly #hits = new HitList();
  readonly total: number;

  constructor(query: Query, logs: readonly LogFile[]) {
    this.#query = query;
    this.#waiting = logs.toSorted((a, b) => a.changed - b.changed);
    this.total = logs.length;
  }

  get done(): number {
    return this.total - this.#waiting.length;
  }

  /** Reads one more log; false when there is nothing left to do. */
  step(): boolean {
    const log = this.#hits.isFull ? undefined : this.#waiting.pop();
    if (!log) return false;
    for (const hit of hitsIn(log, this.#query)) {
      if (!this.#hits.wants(log.session)) break;
      this.#hits.add(hit);
    }
    return true;
  }

  get found(): Found {
    return this.#hits.found(this.#waiting.length === 0);
  }
}

function* hitsIn(log: LogFile, query: Query): Generator<Hit> {
  for (const { entry, role, at, text } of linesFrom(log, 0).lines.toReversed()) {
    const excerpt = excerptOf(text, query);
    if (excerpt) yield { session: log.session, entry, role, at, excerpt };
  }
}
