import { Worker } from "node:worker_threads";

import type { Presenter } from "../../protocol/presenter.ts";
import type { Answer } from "../../sessions/search/searcher.ts";

/** Milliseconds that the thread is kept after the last search: it holds some ten megabytes. */
const IDLE = 60_000;

interface SearchingParts {
  /** The bundle of sessions/search/worker.ts. */
  readonly module: string;
  /** Where the sessions lie. */
  readonly root: string;
  readonly presenter: Pick<Presenter, "showSearch">;
  readonly onProblem: (error: Error) => void;
}

/** Searches in all conversations, in a thread that lives only while somebody searches. */
export class Searching {
  readonly #parts: SearchingParts;
  #worker: Worker | undefined;
  #query = "";
  #idle: NodeJS.Timeout | undefined;

  constructor(parts: SearchingParts) {
    this.#parts = parts;
  }

  /** What is found is shown in the panel, again whenever more is; "" ends it, and the reading with it. */
  search(query: string): void {
    this.#query = query;
    if (query === "") this.#parts.presenter.showSearch(undefined);
    if (query === "" && !this.#worker) return;
    this.#worker ??= this.#start();
    this.#worker.postMessage({ query });
    clearTimeout(this.#idle);
    this.#idle = setTimeout(() => void this.#end(), IDLE);
  }

  dispose(): void {
    clearTimeout(this.#idle);
    void this.#end();
  }

  #start(): Worker {
    const { module, root, onProblem } = this.#parts;
    const worker = new Worker(module, { workerData: { root } });
    worker.unref();
    worker.on("message", (answer: Answer) => this.#show(answer));
    worker.on("error", (error) => {
      if (this.#worker === worker) this.#worker = undefined;
      onProblem(error instanceof Error ? error : new Error(String(error)));
      // The field does not go on waiting.
      this.#show({ query: this.#query, hits: [], isCut: true });
    });
    return worker;
  }

  /** Late answers to an older question are dropped. */
  #show({ query, hits, ...rest }: Answer): void {
    if (query !== this.#query || query === "") return;
    this.#idle?.refresh();
    const views = hits.map(({ excerpt, ...hit }) => ({ ...hit, excerpt: [...excerpt] }));
    this.#parts.presenter.showSearch({ query, hits: views, ...rest });
  }

  async #end(): Promise<void> {
    const worker = this.#worker;
    this.#worker = undefined;
    await worker?.terminate();
  }
}
