import type { Entry, NewEntry } from "../engine/entries.ts";
import type { Decision } from "../engine/guard/automatic.ts";
import { canContinue } from "../engine/guard/continuation.ts";
import type { NothingReason } from "../engine/select/select.ts";
import type { Transcript } from "../engine/transcript.ts";
import type { UserFacingError } from "../engine/userFacingError.ts";
import { Answering } from "./answering.ts";
import { Attaching } from "./attaching.ts";
import { Automatic } from "./automatic.ts";
import { Calls } from "./calls.ts";
import { Changes } from "./changes.ts";
import { Compactable } from "./compactable.ts";
import type { CompactOptions } from "./compacting.ts";
import { Compactor } from "./compactor.ts";
import { estimated } from "./counting.ts";
import type { ConversationEvent, ConversationPorts, Ending } from "./events.ts";
import type { Journal } from "./journal.ts";
import type { Measure } from "./measure.ts";
import type { CallDecision, PendingCall } from "./pendingCalls.ts";
import { inOwnCounts } from "./planning.ts";
import { type Preview, previewOf } from "./preview.ts";
import { Proposals } from "./proposals.ts";
import { Requesting } from "./requesting.ts";
import type { Run } from "./run.ts";
import { modelOf } from "./settings.ts";
import { Thread } from "./thread.ts";
import { Turn } from "./turn.ts";
import { Work } from "./work.ts";

/** One conversation at work: one piece of work at a time, all that lasts goes through the journal. */
export class Conversation {
  /** What the user changes by hand. */
  readonly changes: Changes;
  /** Compactions that the user wants to see before they count. */
  readonly proposals: Proposals;
  readonly #thread: Thread;
  readonly #answering: Answering;
  readonly #compactor: Compactor;
  readonly #automatic: Automatic;
  readonly #calls: Calls;
  readonly #attaching: Attaching;
  readonly #turn: Turn;
  readonly #work: Work;
  readonly #compactable = new Compactable();

  constructor(journal: Journal, ports: ConversationPorts) {
    const thread = new Thread(journal, ports);
    this.#thread = thread;
    this.#answering = new Answering(thread);
    this.#compactor = new Compactor(thread);
    this.#automatic = new Automatic(thread, this.#compactor);
    this.#calls = new Calls(thread);
    this.#attaching = new Attaching(thread, this.#calls);
    this.#turn = new Turn({
      thread,
      requesting: new Requesting({ thread, answering: this.#answering, compactor: this.#compactor }),
      automatic: this.#automatic,
      calls: this.#calls,
    });
    this.#work = new Work(thread, {
      send: (text) => this.send(text),
      onIdle: () => this.#automatic.prepare(),
    });
    const parts = { thread, work: this.#work, automatic: this.#automatic };
    this.changes = new Changes(parts);
    this.proposals = new Proposals({ ...parts, compactor: this.#compactor });
  }

  get entries(): readonly Entry[] {
    return this.#thread.entries;
  }

  get transcript(): Transcript {
    return this.#thread.transcript;
  }

  get run(): Run | undefined {
    return this.#thread.run;
  }

  get readOnly(): UserFacingError | undefined {
    return this.#thread.readOnly;
  }

  /** What automatic compaction would do now, and what keeps it from that. */
  get decision(): Decision {
    return this.#automatic.decision;
  }

  /** A compaction is being made in the background, before it is needed (row G8). */
  get isPreparing(): boolean {
    return this.#automatic.background.isUnderway;
  }

  /** Calls at work, or waiting for the user's word. By id. */
  get pendingCalls(): ReadonlyMap<string, PendingCall> {
    return this.#calls.pending.all;
  }

  /** The message that waits until what is under way is done. */
  get queued(): string | undefined {
    return this.#work.queue.text;
  }

  /** The newest answer was cut off by the output limit, and can be gone on with (row G7). */
  get canContinue(): boolean {
    return canContinue(this.transcript.messages, this.#thread.figures);
  }

  measure(): Measure {
    return this.#thread.measure();
  }

  /** Why a compaction would do nothing; undefined when it would do something. Linear once for each transcript. */
  nothingToCompact(): NothingReason | undefined {
    return this.#compactable.nothing(this.transcript, this.#thread.settings);
  }

  /** Returns the function that ends the subscription. */
  onEvent(listener: (event: ConversationEvent) => void): () => void {
    return this.#thread.onEvent(listener);
  }

  /**
   * Sends what the user wrote, with the files that it names; while something is
   * under way it waits, and is sent afterwards. Resolves when the answer is
   * complete, stopped or failed, or when the message was taken back.
   */
  async send(text: string): Promise<void> {
    if (this.#work.isBusy && !this.readOnly) return this.#work.queue.add(text);
    this.#work.assertIdle();
    const model = modelOf(this.#thread.settings);
    await this.#work.do(async () => {
      const parts = [estimated({ kind: "text", text }), ...(await this.#attaching.inWords(text))];
      await this.append([{ kind: "message", role: "user", status: "complete", parts }]);
      if (await this.#attaching.asCalls(text)) await this.#turn.answer({ model, goesOn: false });
    });
  }

  /** The waiting message, which is then not sent. */
  takeBack(): string | undefined {
    return this.#work.queue.takeBack();
  }

  /** Asks again for an answer to what was said last. */
  async retry(): Promise<void> {
    await this.#ask({ goesOn: false });
  }

  /** Lets the newest answer go on where the output limit cut it off. */
  async goOn(): Promise<void> {
    if (this.canContinue) await this.#ask({ goesOn: true });
  }

  /** Ends the run of this id at once; what had come of an answer is kept. Does nothing for another id. */
  async stop(runId: string): Promise<void> {
    const run = this.#thread.run;
    if (run?.id !== runId || !run.abort()) return;
    // A compaction that is cancelled does not keep a message from being sent.
    if (run.kind === "compaction") return this.#thread.end(run, { kind: "cancelled" });
    const end = this.#work.end;
    await (run.kind === "tools" ? this.#calls.stop() : this.#answering.stop());
    end();
  }

  /** The user's word on a call that asks for it; nothing for one that does not ask any more. */
  async decide(call: string, decision: CallDecision): Promise<void> {
    await this.#calls.pending.decide(call, decision);
  }

  /** Summarizes the older part. The ending tells what happened; nothing is thrown. */
  async compact(options: CompactOptions): Promise<Ending> {
    this.#work.assertIdle();
    return this.#work.do(async () => {
      this.#automatic.background.drop();
      const isDigestWelcome = this.#thread.settings.policy.summary.manualFailure === "digest";
      const ending = await this.#compactor.run({ ...options, isDigestWelcome });
      if (ending.kind === "compacted") this.#automatic.reset();
      return ending;
    });
  }

  /** What a compaction would do now, or why it would do nothing. Linear. */
  preview(options: CompactOptions): Preview | NothingReason {
    return previewOf(this, inOwnCounts(this.transcript, this.#thread.settings), options);
  }

  /** Later: automatic compaction waits until more is in use. */
  postpone(): void {
    this.#automatic.postpone();
  }

  /** Appends to the log, then to the projection, then tells. */
  append(entries: readonly NewEntry[]): Promise<void> {
    return this.#thread.append(entries);
  }

  /** Ends what runs in the background. */
  rest(): void {
    this.#automatic.background.stop();
  }

  async #ask(asking: { readonly goesOn: boolean }): Promise<void> {
    this.#work.assertIdle();
    const model = modelOf(this.#thread.settings);
    await this.#work.do(() => this.#turn.answer({ model, ...asking }));
  }
}
