import type { CompactionEntry, NewEntry, Usage } from "../engine/entries.ts";
import { costOf } from "../providers/prices.ts";
import type { CompactOptions } from "./compacting.ts";
import type { Ending, Failed, News, Wait } from "./events.ts";
import { guardedCompact, type Job } from "./guardedCompact.ts";
import { didCompact } from "./hooks.ts";
import { inOwnCounts } from "./planning.ts";
import type { Run } from "./run.ts";
import type { ChatModel, ChatSettings } from "./settings.ts";
import type { Thread } from "./thread.ts";
import { addUsage } from "./usage.ts";

export interface CompactorOptions extends CompactOptions {
  /** In place of the conversation's settings. */
  readonly settings?: ChatSettings;
  /** False: when the model fails, nothing is done. */
  readonly isDigestWelcome: boolean;
  /** No model is to be asked. */
  readonly isDigest?: boolean;
  /** Takes the result in place of the log. */
  readonly keep?: (entry: NewEntry<CompactionEntry>) => Promise<void>;
}

/** Makes compactions: in front as a run, or quietly for later; writes them down. */
export class Compactor {
  readonly #thread: Thread;
  /** What was spent on results that nobody used; the next compaction's entry takes it in. */
  #unclaimed: Usage | undefined;
  /** Names of summary models that people have been told of (row G3: once). */
  readonly #toldOf = new Set<string>();

  constructor(thread: Thread) {
    this.#thread = thread;
  }

  /** As a run of the conversation. The ending tells what happened; nothing is thrown. */
  async run(options: CompactorOptions): Promise<Ending> {
    const run = this.#thread.start({ kind: "compaction", options });
    const ending = await this.#runIn(run, options).catch((error: unknown): Failed => ({
      kind: "failed",
      error,
    }));
    if (run.signal.aborted) return { kind: "cancelled" };
    this.#thread.end(run, ending);
    return ending;
  }

  /** Quietly; nothing is written. Rejects only with bugs. */
  make(options: CompactorOptions, signal: AbortSignal): Promise<Ending> {
    return guardedCompact(this.#job(options, { signal, onText: () => undefined, onWait: () => undefined }));
  }

  async write(made: NewEntry<CompactionEntry>): Promise<void> {
    const { journal, ports } = this.#thread;
    const usage = addUsage(made.usage, this.#unclaimed);
    const entry = usage ? { ...made, usage, ...this.#costOf(usage, made.model) } : made;
    await this.#thread.append([entry]);
    this.#unclaimed = undefined;
    await journal.sync();
    // Nobody has to wait for it.
    void ports.hooks?.after(didCompact(journal.id, entry));
  }

  /** Counts what was spent on a result that is thrown away. */
  waste(usage: Usage | undefined): void {
    this.#unclaimed = addUsage(this.#unclaimed, usage);
  }

  /** Of all that it took, by the price of the model that wrote it in the end. */
  #costOf(usage: Usage, name: string | undefined): { readonly cost?: number } {
    const { model, summaryModel } = this.#thread.settings;
    const price = [summaryModel, model].find((one) => one !== undefined && one.name === name)?.price;
    return price ? { cost: costOf(usage, price) } : {};
  }

  async #runIn(run: Run, options: CompactorOptions): Promise<Ending> {
    const ending = await guardedCompact(
      this.#job(options, {
        signal: run.signal,
        onText: (text) => !run.signal.aborted && this.#thread.emit({ kind: "summaryDelta", run, text }),
        onWait: (wait) => this.#wait(run, wait),
      }),
    );
    const { keep = this.write.bind(this) } = options;
    if (ending.kind === "compacted" && run.commit()) await keep(ending.entry);
    return ending;
  }

  #job(options: CompactorOptions, outlets: Pick<Job, "signal" | "onText" | "onWait">): Job {
    const { transcript, journal, ports, figures } = this.#thread;
    const settings = inOwnCounts(transcript, this.#thread.settings);
    const onFellBack = (from: ChatModel, to: ChatModel, problem: string): void =>
      this.#fellBack({ kind: "fellBack", from: from.name, to: to.name, problem });
    return { transcript, settings, session: journal.id, ports, figures, onFellBack, ...options, ...outlets };
  }

  #wait(run: Run, wait: Wait | undefined): void {
    run.wait = wait;
    if (!run.signal.aborted) this.#thread.emit({ kind: "runWaits", run });
  }

  #fellBack(news: Extract<News, { kind: "fellBack" }>): void {
    if (this.#toldOf.has(news.from)) return;
    this.#toldOf.add(news.from);
    this.#thread.emit({ kind: "told", news });
  }
}
