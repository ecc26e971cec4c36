import type { MessageEntry } from "../engine/entries.ts";
import type { Automatic } from "./automatic.ts";
import type { Calls } from "./calls.ts";
import type { Asking, Requesting } from "./requesting.ts";
import type { Thread } from "./thread.ts";

interface TurnParts {
  readonly thread: Thread;
  readonly requesting: Requesting;
  readonly automatic: Automatic;
  readonly calls: Calls;
}

/** Answers to one message that may call tools before the user is asked whether that is to go on. */
const MOST_ROUNDS = 100;

/** From a question to its end: makes room, asks, makes the calls of the answer, asks again until it has none. */
export class Turn {
  readonly #parts: TurnParts;

  constructor(parts: TurnParts) {
    this.#parts = parts;
  }

  async answer(asking: Asking): Promise<void> {
    const { thread, requesting, automatic } = this.#parts;
    automatic.background.stop();
    await this.#noteModel(asking.model.name);
    for (let round = 1; ; round++) {
      // Whoever stops a compaction before the first request wants the answer; later, an end of all this.
      if (!(await automatic.makeRoom()) && round > 1) return;
      if (!(await requesting.ask(round === 1 ? asking : { ...asking, goesOn: false }))) return;
      const answer = thread.transcript.messages.at(-1);
      if (!answer || !hasCalls(answer)) break;
      if (!(await this.#makeCalls(answer, asking))) return;
      if (round === MOST_ROUNDS)
        return thread.emit({ kind: "told", news: { kind: "manyRounds", rounds: round } });
    }
    await automatic.makeRoom();
  }

  /** Another model than before has other limits: what stood in the way of compactions may not any more (row G5). */
  async #noteModel(model: string): Promise<void> {
    const { thread } = this.#parts;
    const before = thread.entries.findLast(
      (entry) => entry.kind === "model" || (entry.kind === "message" && entry.model !== undefined),
    );
    const known = before?.kind === "model" || before?.kind === "message" ? before.model : undefined;
    if (known !== undefined && known !== model) await thread.append([{ kind: "model", model }]);
  }

  /** False: there is nothing to go on with. */
  async #makeCalls(answer: MessageEntry, { model }: Asking): Promise<boolean> {
    const { calls, requesting } = this.#parts;
    const tools = requesting.toolsFor(model);
    return tools !== undefined && calls.make(answer, tools);
  }
}

const hasCalls = ({ parts }: MessageEntry): boolean => parts.some(({ kind }) => kind === "call");
