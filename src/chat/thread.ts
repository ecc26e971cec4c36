import type { Entry, NewEntry } from "../engine/entries.ts";
import type { GuardFigures } from "../engine/guard/figures.ts";
import { extend, project, type Transcript } from "../engine/transcript.ts";
import type { UserFacingError } from "../engine/userFacingError.ts";
import type { ConversationEvent, ConversationPorts, Ending, Resent } from "./events.ts";
import type { Journal } from "./journal.ts";
import { type Measure, measure } from "./measure.ts";
import { Run, type Work } from "./run.ts";
import type { ChatSettings } from "./settings.ts";

/** What all parts of a conversation at work share: the log, its projection, the run, and who listens. */
export class Thread {
  readonly journal: Journal;
  readonly ports: ConversationPorts;
  readonly #listeners = new Set<(event: ConversationEvent) => void>();
  #transcript: Transcript;
  #run: Run | undefined;

  constructor(journal: Journal, ports: ConversationPorts) {
    this.journal = journal;
    this.ports = ports;
    this.#transcript = project(journal.entries);
  }

  get entries(): readonly Entry[] {
    return this.journal.entries;
  }

  get transcript(): Transcript {
    return this.#transcript;
  }

  get settings(): ChatSettings {
    return this.ports.settings();
  }

  get readOnly(): UserFacingError | undefined {
    return this.journal.readOnly?.error;
  }

  get figures(): GuardFigures {
    return this.settings.policy.guard;
  }

  get run(): Run | undefined {
    return this.#run;
  }

  measure(): Measure {
    return measure(this.#transcript, this.settings);
  }

  /** Returns the function that ends the subscription. */
  onEvent(listener: (event: ConversationEvent) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  emit(event: ConversationEvent): void {
    for (const listener of this.#listeners) listener(event);
  }

  /** Appends to the log, then to the projection, then tells. */
  async append(entries: readonly NewEntry[]): Promise<void> {
    const appended = await this.journal.append(entries);
    const isLong = appended.length > 1;
    if (isLong) this.#transcript = project(this.journal.entries);
    else
      for (const entry of appended) this.#transcript = extend(this.#transcript, entry, this.journal.entries);
    this.emit({ kind: "appended", entries: appended });
  }

  start(work: Work): Run {
    const run = new Run(this.ports.newRunId(), work, this.ports.now());
    this.#run = run;
    this.emit({ kind: "runStarted", run });
    return run;
  }

  end(run: Run, outcome?: Ending | Resent): void {
    if (this.#run !== run) return;
    this.#run = undefined;
    this.emit({ kind: "runEnded", run, ...(outcome ? { outcome } : {}) });
  }
}
