import type { EntryId } from "../engine/entries.ts";
import type { Permission } from "../tools/tool.ts";
import type { Thread } from "./thread.ts";

/** What a person said about a call: for this time, or for the whole conversation. */
export type CallDecision = "once" | "always" | "no" | "never";

/** A call that has no result yet. */
export interface PendingCall {
  /** The key of the call's part: unique in the session, which the model's own ids are not. */
  readonly id: string;
  readonly message: EntryId;
  /** Milliseconds since 1970. */
  readonly started: number;
  /** There while it waits for somebody's word. */
  readonly permission?: Permission;
  /** The end of what it has put out so far. */
  readonly output: string;
}

/** Characters of a running call's output that people see. */
const TAIL = 4_000;

/** Milliseconds between two looks at it. */
const LOOK = 200;

/** The calls that people see at work, and the words that they wait for. */
export class PendingCalls {
  readonly #thread: Thread;
  readonly #calls = new Map<string, PendingCall>();
  readonly #asking = new Map<string, (decision: CallDecision) => void>();
  readonly #looking = new Set<string>();

  constructor(thread: Thread) {
    this.#thread = thread;
  }

  get all(): ReadonlyMap<string, PendingCall> {
    return this.#calls;
  }

  /** Its time runs from here; a second time, from the second. */
  add(id: string, message: EntryId): void {
    this.#show({ id, message, started: this.#thread.ports.now(), output: "" });
  }

  clear(): void {
    this.#calls.clear();
    this.#asking.clear();
  }

  /** Resolves when somebody has decided; never, when the calls are cleared before that. */
  async ask(id: string, permission: Permission): Promise<CallDecision> {
    const { promise, resolve } = Promise.withResolvers<CallDecision>();
    const call = this.#calls.get(id);
    if (!call) return promise;
    this.#asking.set(id, resolve);
    this.#show({ ...call, permission });
    const decision = await promise;
    this.#show({ ...call, started: this.#thread.ports.now() });
    return decision;
  }

  /** Late words, on a call that no longer asks, do nothing. */
  async decide(id: string, decision: CallDecision): Promise<void> {
    const key = this.#calls.get(id)?.permission?.key;
    if (key === undefined) return;
    if (decision === "once" || decision === "no") return this.#asking.get(id)?.(decision);
    await this.#thread.append([{ kind: "approval", key, allowed: decision === "always" }]);
    await this.#thread.journal.sync();
    for (const call of this.#calls.values())
      if (call.permission?.key === key) this.#asking.get(call.id)?.(decision);
  }

  /** People are told a few times a second, however often a command writes. */
  grow(id: string, text: string): void {
    const call = this.#calls.get(id);
    if (!call) return;
    this.#calls.set(id, { ...call, output: (call.output + text).slice(-TAIL) });
    if (this.#looking.has(id)) return;
    this.#looking.add(id);
    this.#thread.ports.timer(LOOK, () => {
      this.#looking.delete(id);
      const newest = this.#calls.get(id);
      if (newest) this.#show(newest);
    });
  }

  #show(call: PendingCall): void {
    this.#calls.set(call.id, call);
    this.#thread.emit({ kind: "callChanged", message: call.message });
  }
}
