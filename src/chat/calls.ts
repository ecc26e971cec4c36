import type { CallPart, EntryId, MessageEntry, NewEntry } from "../engine/entries.ts";
import { partKey } from "../engine/entries.ts";
import { approvalOf } from "../tools/approvals.ts";
import type { PreparedCall, ToolResult, Tools } from "../tools/tool.ts";
import { estimated } from "./counting.ts";
import { planningBudget } from "./measure.ts";
import { PendingCalls } from "./pendingCalls.ts";
import type { Run } from "./run.ts";
import type { Thread } from "./thread.ts";

interface Placed {
  readonly id: string;
  readonly message: EntryId;
  readonly call: CallPart;
}

const STOPPED: ToolResult = { text: "The user stopped this call before it was done.", isError: true };
const DENIED: ToolResult = {
  text: "The user does not allow this. Do not try the same in another way: go on without it, or ask what to do instead.",
  isError: true,
};

/** Makes the calls of an answer, asks where a person has to be asked, and keeps the results. */
export class Calls {
  readonly pending: PendingCalls;
  readonly #thread: Thread;
  #done: Promise<void> = Promise.resolve();

  constructor(thread: Thread) {
    this.#thread = thread;
    this.pending = new PendingCalls(thread);
  }

  /** Resolves to false when it was stopped. Each call has a result in the log then, in any case. */
  async make(answer: MessageEntry, tools: Tools): Promise<boolean> {
    const run = this.#thread.start({ kind: "tools" });
    const done = this.#makeAll(placedIn(answer), tools, run);
    // Whoever stops it waits for it; what goes wrong is told to whoever started it.
    this.#done = done.catch(() => undefined);
    try {
      await done;
    } finally {
      this.#thread.end(run);
    }
    return !run.signal.aborted;
  }

  /** Resolves when the results of what was stopped are kept; the run was aborted before. */
  async stop(): Promise<void> {
    await this.#done;
  }

  async #makeAll(placed: readonly Placed[], tools: Tools, run: Run): Promise<void> {
    for (const { id, message } of placed) this.pending.add(id, message);
    try {
      for (const batch of batchesOf(placed, tools)) {
        const results = await Promise.all(batch.map((one) => this.#make(one, tools, run)));
        await this.#thread.append([resultsMessage(batch, results)]);
      }
      await this.#thread.journal.sync();
    } finally {
      this.pending.clear();
    }
  }

  async #make(placed: Placed, tools: Tools, { signal }: Run): Promise<ToolResult> {
    if (signal.aborted) return STOPPED;
    this.pending.add(placed.id, placed.message);
    const stopped = Promise.withResolvers<ToolResult>();
    const stop = (): void => stopped.resolve(STOPPED);
    signal.addEventListener("abort", stop, { once: true });
    try {
      return await Promise.race([this.#call(placed, tools, signal), stopped.promise]);
    } finally {
      signal.removeEventListener("abort", stop);
    }
  }

  async #call({ id, call }: Placed, tools: Tools, signal: AbortSignal): Promise<ToolResult> {
    const prepared = await tools.prepare(call, {
      session: this.#thread.journal.id,
      callId: id,
      entries: this.#thread.entries,
      mostCharacters: roomFor(this.#thread),
      signal,
      onOutput: (text) => this.pending.grow(id, text),
    });
    if (signal.aborted) return STOPPED;
    if ("text" in prepared) return prepared;
    return (await this.#isAllowed(id, prepared)) ? prepared.run(signal) : DENIED;
  }

  async #isAllowed(id: string, { permission }: PreparedCall): Promise<boolean> {
    if (!permission) return true;
    const approval = approvalOf(this.#thread.entries, permission);
    if (approval !== "ask") return approval === "allowed";
    const decision = await this.pending.ask(id, permission);
    return decision === "once" || decision === "always";
  }
}

/** Of one result: a quarter of what is usable, at three characters a token, so that one call never fills the window. */
export const roomFor = ({ settings }: Pick<Thread, "settings">): number =>
  Math.floor((planningBudget(settings).usable / 4) * 3);

const placedIn = ({ id: message, parts }: MessageEntry): Placed[] =>
  parts.flatMap((call, part) =>
    call.kind === "call" ? [{ id: partKey({ message, part }), message, call }] : [],
  );

/** Calls that only look go side by side; one that changes something waits for those before it, and goes alone. */
function batchesOf(placed: readonly Placed[], tools: Tools): Placed[][] {
  const batches: Placed[][] = [];
  let isOpen = false;
  for (const one of placed) {
    const looks = tools.effectOf(one.call.tool) !== "changes";
    if (looks && isOpen) batches.at(-1)?.push(one);
    else batches.push([one]);
    isOpen = looks;
  }
  return batches;
}

function resultsMessage(batch: readonly Placed[], results: readonly ToolResult[]): NewEntry<MessageEntry> {
  const parts = batch.map(({ call: { callId, tool } }, i) => {
    const { text, isError, media } = results[i] ?? STOPPED;
    return estimated({ kind: "result", callId, tool, text, isError, ...(media?.length ? { media } : {}) });
  });
  return { kind: "message", role: "tool", status: "complete", parts };
}
