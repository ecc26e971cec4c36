import type { Outcome } from "../engine/compact.ts";
import type { Entry, EntryId, MessageEntry, MessageStatus, NewEntry, PartRef } from "../engine/entries.ts";
import { type NothingReason, select } from "../engine/select.ts";
import { promptOf } from "../engine/send.ts";
import { extend, project, type Transcript } from "../engine/transcript.ts";
import { UserFacingError } from "../engine/userFacingError.ts";
import { COMMANDS } from "../manifest.ts";
import { Answer, type Delta } from "./answer.ts";
import { type CompactOptions, compactWith } from "./compacting.ts";
import { counted } from "./counting.ts";
import type { Journal } from "./journal.ts";
import { type Measure, measure, planningBudget } from "./measure.ts";
import { Run, type RunKind } from "./run.ts";
import type { ChatModel, ChatSettings } from "./settings.ts";
import { SYSTEM_PROMPT } from "./systemPrompt.ts";

export type ConversationEvent =
  | { readonly kind: "appended"; readonly entries: readonly Entry[] }
  | { readonly kind: "runStarted"; readonly run: Run }
  | { readonly kind: "answerDelta"; readonly run: Run; readonly delta: Delta }
  /** A piece of the summary that is being written; "" means from the start again. */
  | { readonly kind: "summaryDelta"; readonly run: Run; readonly text: string }
  | { readonly kind: "runEnded"; readonly run: Run; readonly outcome?: Outcome | Failed };

/** Something broke that is not the model's: nothing of the run was kept. */
export interface Failed {
  readonly kind: "failed";
  readonly error: unknown;
}

export interface ConversationPorts {
  readonly settings: () => ChatSettings;
  /** Milliseconds since 1970. */
  readonly now: () => number;
  readonly newRunId: () => string;
}

/** One conversation at work: one run at a time, all that lasts goes through the journal. */
export class Conversation {
  readonly #journal: Journal;
  readonly #ports: ConversationPorts;
  readonly #listeners = new Set<(event: ConversationEvent) => void>();
  #transcript: Transcript;
  #run: Run | undefined;
  /** Saves what has come of the running answer; taken away by whoever saves it first. */
  #stopAnswer: (() => Promise<void>) | undefined;

  constructor(journal: Journal, ports: ConversationPorts) {
    this.#journal = journal;
    this.#ports = ports;
    this.#transcript = project(journal.entries);
  }

  get entries(): readonly Entry[] {
    return this.#journal.entries;
  }

  get transcript(): Transcript {
    return this.#transcript;
  }

  get run(): Run | undefined {
    return this.#run;
  }

  get readOnly(): UserFacingError | undefined {
    return this.#journal.readOnly?.error;
  }

  measure(): Measure {
    return measure(this.#transcript, this.#ports.settings());
  }

  /** Why a compaction would do nothing; undefined when it would do something. Linear. */
  nothingToCompact(): NothingReason | undefined {
    const settings = this.#ports.settings();
    const selection = select(this.#transcript, { policy: settings.policy, budget: planningBudget(settings) });
    return typeof selection === "string" ? selection : undefined;
  }

  /** Returns the function that ends the subscription. */
  onEvent(listener: (event: ConversationEvent) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** Sends what the user wrote. Resolves when the answer is complete, stopped or failed. */
  async send(text: string): Promise<void> {
    this.#assertIdle();
    const model = this.#model();
    const part = counted({ kind: "text", text });
    await this.append([{ kind: "message", role: "user", status: "complete", parts: [part] }]);
    await this.#answerWith(model);
  }

  /** Asks again for an answer to what was said last. */
  async retry(): Promise<void> {
    this.#assertIdle();
    await this.#answerWith(this.#model());
  }

  /** Ends the run of this id at once; what had come of an answer is kept. Does nothing for another id. */
  async stop(runId: string): Promise<void> {
    const run = this.#run;
    if (run?.id !== runId) return;
    if (!run.abort()) return;
    if (run.kind === "compaction") this.#end(run, { kind: "cancelled" });
    else await this.#stopAnswer?.();
  }

  /** Summarizes the older part. The outcome tells what happened; nothing is thrown. */
  async compact(options: CompactOptions): Promise<Outcome | Failed> {
    this.#assertIdle();
    const run = this.#start("compaction");
    const outcome = await this.#compactIn(run, options).catch((error: unknown): Failed => ({
      kind: "failed",
      error,
    }));
    if (run.signal.aborted) return { kind: "cancelled" };
    this.#end(run, outcome);
    return outcome;
  }

  async undo(target: EntryId): Promise<void> {
    await this.#change({ kind: "revert", target });
  }

  async redo(target: EntryId): Promise<void> {
    await this.#change({ kind: "reapply", target });
  }

  /** Sends a pruned part whole again. Does nothing when it is not pruned. */
  async restorePart(ref: PartRef): Promise<void> {
    const isHere = (edit: PartRef): boolean => edit.message === ref.message && edit.part === ref.part;
    const pruning = this.entries.findLast(
      (entry) => (entry.kind === "prune" || entry.kind === "compaction") && entry.edits.some(isHere),
    );
    if (pruning) await this.#change({ kind: "revert", target: pruning.id, parts: [ref] });
  }

  async #change(entry: NewEntry): Promise<void> {
    this.#assertIdle();
    await this.append([entry]);
    await this.#journal.sync();
  }

  /** Appends to the log, then to the projection, then tells. */
  async append(entries: readonly NewEntry[]): Promise<void> {
    const appended = await this.#journal.append(entries);
    const isLong = appended.length > 1;
    if (isLong) this.#transcript = project(this.#journal.entries);
    else
      for (const entry of appended) this.#transcript = extend(this.#transcript, entry, this.#journal.entries);
    this.#emit({ kind: "appended", entries: appended });
  }

  #model(): ChatModel {
    const { model, problem } = this.#ports.settings();
    if (model) return model;
    throw (
      problem ??
      new UserFacingError({
        what: "No model is chosen.",
        todo: "Choose one, then send again.",
        action: { label: "Choose a Model…", command: COMMANDS.chooseModel },
      })
    );
  }

  async #answerWith(model: ChatModel): Promise<void> {
    const run = this.#start("answer");
    const answer = new Answer();
    const save = (status: MessageStatus): Promise<void> =>
      this.#saveAnswer(run, answer.message(model.name, status));
    this.#stopAnswer = () => save("stopped");
    const prompt = promptOf(this.#transcript, SYSTEM_PROMPT);
    for await (const event of model.provider.stream({ ...prompt, model: model.name }, run.signal)) {
      if (run.signal.aborted) return;
      const delta = answer.take(event);
      if (!delta) continue;
      this.#emit({ kind: "answerDelta", run, delta });
      this.#journal.checkpoint(() => answer.message(model.name, "stopped"));
    }
    if (!run.signal.aborted) await save(answer.failure ? "failed" : "complete");
  }

  async #saveAnswer(run: Run, message: NewEntry<MessageEntry>): Promise<void> {
    this.#stopAnswer = undefined;
    try {
      await this.append(message.parts.length > 0 || message.problem ? [message] : []);
      await this.#journal.sync();
    } finally {
      this.#end(run);
    }
  }

  async #compactIn(run: Run, options: CompactOptions): Promise<Outcome> {
    const outcome = await compactWith(this.#transcript, this.#ports.settings(), {
      ...options,
      signal: run.signal,
      now: this.#ports.now,
      onText: (text) => !run.signal.aborted && this.#emit({ kind: "summaryDelta", run, text }),
    });
    if (outcome.kind !== "compacted" || !run.commit()) return outcome;
    await this.append([outcome.entry]);
    await this.#journal.sync();
    return outcome;
  }

  #assertIdle(): void {
    if (this.readOnly) throw this.readOnly;
    if (!this.#run) return;
    const what =
      this.#run.kind === "answer" ? "The answer is still coming." : "The conversation is being compacted.";
    throw new UserFacingError({ what, todo: "Wait until it is done, or stop it." });
  }

  #start(kind: RunKind): Run {
    const run = new Run(this.#ports.newRunId(), kind, this.#ports.now());
    this.#run = run;
    this.#emit({ kind: "runStarted", run });
    return run;
  }

  #end(run: Run, outcome?: Outcome | Failed): void {
    if (this.#run !== run) return;
    this.#run = undefined;
    this.#emit({ kind: "runEnded", run, ...(outcome ? { outcome } : {}) });
  }

  #emit(event: ConversationEvent): void {
    for (const listener of this.#listeners) listener(event);
  }
}
