import { estimateTokens } from "../engine/estimate.ts";
import { GO_ON } from "../engine/guard/continuation.ts";
import { leavingOut, type Recovery, recoveryOf } from "../engine/guard/overflow.ts";
import { promptOf } from "../engine/send.ts";
import { plus, textSize } from "../engine/size.ts";
import { requestSize } from "../engine/use.ts";
import type { Answering, Question } from "./answering.ts";
import type { Automatic } from "./automatic.ts";
import type { Compactor } from "./compactor.ts";
import { ASSUMED_WINDOW, FIXED } from "./measure.ts";
import { inOwnCounts } from "./planning.ts";
import type { ChatModel, ChatSettings } from "./settings.ts";
import { SYSTEM_PROMPT } from "./systemPrompt.ts";
import type { Thread } from "./thread.ts";

interface TurnParts {
  readonly thread: Thread;
  readonly answering: Answering;
  readonly compactor: Compactor;
  readonly automatic: Automatic;
}

interface Asking {
  readonly model: ChatModel;
  /** The answer goes on where the output limit cut it off (row G7). */
  readonly goesOn: boolean;
}

/** How the next request is made. */
interface Way {
  /** Of the oldest rounds, what it leaves out. */
  readonly share: number;
  /** If it does not fit either, that is told to the user. */
  readonly isLast: boolean;
}

/** From a question to its answer: makes room, asks, finds a way when it does not fit, makes room again. */
export class Turn {
  readonly #parts: TurnParts;

  constructor(parts: TurnParts) {
    this.#parts = parts;
  }

  async answer(asking: Asking): Promise<void> {
    const { thread, answering, automatic } = this.#parts;
    automatic.background.stop();
    await automatic.makeRoom();
    let way: Way = { share: 0, isLast: !this.#mayRecover };
    for (let overflows = 1; ; overflows++) {
      const question = { ...this.#prompt(asking, way.share), mayOverflow: !way.isLast };
      const end = await answering.ask(asking.model, question);
      if (end.kind === "answered") return automatic.makeRoom();
      if (end.kind !== "overflow") return;
      const gap = end.failure;
      this.#learn(asking.model, gap.limit);
      const window = thread.settings.limits?.window ?? ASSUMED_WINDOW;
      const recovery = recoveryOf(overflows, { sent: question.size.tokens, window, gap }, thread.figures);
      way = await this.#recover(recovery);
    }
  }

  /** In the other modes nothing is compacted without the user's word; they are told, and asked. */
  get #mayRecover(): boolean {
    return this.#parts.thread.settings.automatic?.mode === "auto";
  }

  #learn(model: ChatModel, limit: number | undefined): void {
    const { settings, ports } = this.#parts.thread;
    if (limit !== undefined && limit < (settings.limits?.window ?? Infinity))
      ports.onLimit?.(model.name, limit);
  }

  async #recover(recovery: Recovery): Promise<Way> {
    switch (recovery.kind) {
      case "compact":
        return { share: 0, isLast: await this.#wasRefused({ window: recovery.window, isDigest: false }) };
      case "drop":
        this.#tellLeftOut(recovery.share);
        return { share: recovery.share, isLast: false };
      case "digest":
        await this.#wasRefused({ window: recovery.window, isDigest: true });
        return { share: 0, isLast: true };
    }
  }

  /** Compacts for an overflow. True: the user or a hook did not want it; then nothing more is done about it. */
  async #wasRefused({ window, isDigest }: { window: number; isDigest: boolean }): Promise<boolean> {
    const { thread, compactor } = this.#parts;
    const settings = narrowed(inOwnCounts(thread.transcript, thread.settings), window);
    const { kind } = await compactor.run({ trigger: "overflow", settings, isDigestWelcome: true, isDigest });
    return kind === "cancelled" || kind === "blocked";
  }

  #tellLeftOut(share: number): void {
    const { thread } = this.#parts;
    const { transcript } = thread;
    const messages = transcript.items.length - leavingOut(transcript, share).items.length;
    if (messages > 0) thread.emit({ kind: "told", news: { kind: "leftOut", messages } });
  }

  #prompt({ goesOn }: Asking, share: number): Pick<Question, "prompt" | "size"> {
    const sent = leavingOut(this.#parts.thread.transcript, share);
    const prompt = promptOf(sent, SYSTEM_PROMPT);
    const size = requestSize(sent, FIXED);
    if (!goesOn) return { prompt, size };
    const messages = [...prompt.messages, { role: "user", text: GO_ON } as const];
    return { prompt: { ...prompt, messages }, size: plus(size, textSize(GO_ON, estimateTokens(GO_ON))) };
  }
}

/** Planned as if the window were no larger than this: our counts or the server's figure were wrong. */
const narrowed = (settings: ChatSettings, window: number): ChatSettings => ({
  ...settings,
  limits: {
    ...settings.limits,
    window: Math.floor(Math.min(window, settings.limits?.window ?? window)),
    source: "overflow",
  },
});
