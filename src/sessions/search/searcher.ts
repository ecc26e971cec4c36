import type { DatabaseSync } from "node:sqlite";

import { sessionsFolder } from "../storageRoot.ts";
import { isBusy, isThere, openDatabase, removeDatabase } from "./database.ts";
import type { Found } from "./hits.ts";
import { indexPath } from "./indexFile.ts";
import { type LogFile, logFiles } from "./logFiles.ts";
import { lookUp } from "./lookUp.ts";
import { parseQuery, type Query } from "./query.ts";
import { Scan } from "./scan.ts";
import { SessionIndex } from "./sessionIndex.ts";

/** What was found so far, to what was asked. */
export interface Answer extends Found {
  readonly query: string;
  /** Conversations read so far, while not all are; what is told then is not all there is. */
  readonly progress?: { readonly done: number; readonly total: number };
}

interface SearcherPorts {
  /** Where the sessions lie, and the index. */
  readonly root: string;
  readonly tell: (answer: Answer) => void;
  /** Lets newer questions come in. */
  readonly breathe: () => Promise<void>;
  /** False: do without an index, as where there is no SQLite. */
  readonly mayIndex?: boolean;
}

/** Bytes of logs that are indexed at once: a good tenth of a second of work. */
const BATCH = 2_000_000;
/** Milliseconds between two answers to the same question while the index grows. */
const REFRESH = 1_500;

/** Answers the newest question, and brings the index up to date for it. To be run in a thread of its own. */
export class Searcher {
  readonly #ports: SearcherPorts;
  #database: DatabaseSync | undefined;
  #hasIndex: boolean;
  #query: Query | undefined;
  #running: Promise<void> | undefined;

  constructor(ports: SearcherPorts) {
    this.#ports = ports;
    this.#hasIndex = ports.mayIndex !== false;
  }

  /** Answers at once with what is known and again when all is read. Text without any word ends the search, and the reading. */
  async search(text: string): Promise<void> {
    this.#query = parseQuery(text);
    if (!this.#query && text !== "") this.#ports.tell({ query: text, hits: [], isCut: false });
    this.#running ??= this.#run().finally(() => (this.#running = undefined));
    await this.#running;
  }

  close(): void {
    this.#database?.close();
    this.#database = undefined;
  }

  async #run(): Promise<void> {
    for (let query = this.#query; query; query = this.#query === query ? undefined : this.#query) {
      const database = await this.#ready();
      try {
        await (database ? this.#byIndex(database, query) : this.#byScan(query));
      } catch (error) {
        if (!isBusy(error)) this.#drop();
        await this.#byScan(query);
      }
    }
  }

  /** Damaged, or taken away: the next question makes it anew, or does without. */
  #drop(): void {
    this.close();
    this.#hasIndex &&= removeDatabase(indexPath(this.#ports.root));
  }

  /** The index, made anew when its file is gone. */
  async #ready(): Promise<DatabaseSync | undefined> {
    const path = indexPath(this.#ports.root);
    if (this.#database && !isThere(path)) this.close();
    if (this.#hasIndex) this.#database ??= await openDatabase(path);
    this.#hasIndex = this.#database !== undefined;
    return this.#database;
  }

  async #byIndex(database: DatabaseSync, query: Query): Promise<void> {
    const folder = sessionsFolder(this.#ports.root);
    const index = new SessionIndex(database);
    const logs = logFiles(folder);
    const changed = index.changed(logs).toSorted((a, b) => a.changed - b.changed);
    let told = -Infinity;
    for (;;) {
      if (this.#query !== query) return;
      const rest = changed.length;
      if (rest === 0 || performance.now() - told > REFRESH) {
        this.#tell(query, lookUp(database, query, folder), { done: logs.length - rest, total: logs.length });
        told = performance.now();
      }
      if (rest === 0) return;
      index.update(takeBatch(changed));
      await this.#ports.breathe();
    }
  }

  async #byScan(query: Query): Promise<void> {
    const scan = new Scan(query, logFiles(sessionsFolder(this.#ports.root)));
    let told = performance.now();
    while (this.#query === query && scan.step()) {
      if (performance.now() - told > REFRESH) {
        this.#tell(query, scan.found, scan);
        told = performance.now();
      }
      await this.#ports.breathe();
    }
    if (this.#query === query) this.#tell(query, scan.found);
  }

  #tell({ text }: Query, found: Found, progress?: { readonly done: number; readonly total: number }): void {
    const isWhole = !progress || progress.done === progress.total;
    const { done = 0, total = 0 } = progress ?? {};
    this.#ports.tell({ query: text, ...found, ...(isWhole ? {} : { progress: { done, total } }) });
  }
}

/** Those that changed last, first; at least one. */
function takeBatch(changed: LogFile[]): readonly LogFile[] {
  const batch: LogFile[] = [];
  for (let bytes = 0; bytes < BATCH && changed.length > 0; bytes += batch.at(-1)?.bytes ?? 0) {
    batch.push(...changed.splice(-1));
  }
  return batch;
}
