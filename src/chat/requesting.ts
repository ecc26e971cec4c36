import { estimateTokens } from "../engine/estimate.ts";
import { GO_ON } from "../engine/guard/continuation.ts";
import { leavingOut, type Recovery, recoveryOf } from "../engine/guard/overflow.ts";
import { promptOf } from "../engine/send.ts";
import { plus, textSize } from "../engine/size.ts";
import { requestSize } from "../engine/use.ts";
import type { Tools } from "../tools/tool.ts";
import type { Answering, Question, Refusal } from "./answering.ts";
import type { Compactor } from "./compactor.ts";
import type { Ending } from "./events.ts";
import { ASSUMED_WINDOW, fixedOf } from "./measure.ts";
import { inOwnCounts } from "./planning.ts";
import type { ChatModel, ChatSettings } from "./settings.ts";
import { SYSTEM_PROMPT } from "./systemPrompt.ts";
import type { Thread } from "./thread.ts";

interface RequestingParts {
  readonly thread: Thread;
  readonly answering: Answering;
  readonly compactor: Compactor;
}

export interface Asking {
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

/** One answer, whatever it takes: finds a way when the request does not fit (row G1), or tools are refused. */
export class Requesting {
  readonly #parts: RequestingParts;
  /** Names of models that have refused tools. */
  readonly #toolless = new Set<string>();

  constructor(parts: RequestingParts) {
    this.#parts = parts;
  }

  /** What this model may call. */
  toolsFor({ name }: ChatModel): Tools | undefined {
    return this.#toolless.has(name) ? undefined : this.#parts.thread.settings.tools;
  }

  /** False: there is no answer; the log, or the user's own word, says why. */
  async ask(asking: Asking): Promise<boolean> {
    let way: Way = { share: 0, isLast: !this.#mayRecover };
    for (let overflows = 0; ;) {
      const question = { ...this.#prompt(asking, way.share), mayOverflow: !way.isLast };
      const end = await this.#parts.answering.ask(asking.model, question);
      if (end.kind !== "refused") return end.kind === "answered";
      const { failure } = end;
      if (failure.reason === "noTools") this.#goWithoutTools(asking.model, failure.message);
      else way = await this.#wayAround(failure, { asking, question, overflows: ++overflows });
    }
  }

  #goWithoutTools({ name }: ChatModel, problem: string): void {
    const { thread } = this.#parts;
    this.#toolless.add(name);
    thread.ports.onNoTools?.(name);
    thread.emit({ kind: "told", news: { kind: "noTools", model: name, problem } });
  }

  async #wayAround(
    gap: Refusal & { readonly reason: "overflow" },
    { asking, question, overflows }: { asking: Asking; question: Question; overflows: number },
  ): Promise<Way> {
    const { thread } = this.#parts;
    this.#learn(asking.model, gap.limit);
    const window = thread.settings.limits?.window ?? ASSUMED_WINDOW;
    return this.#recover(recoveryOf(overflows, { sent: question.size.tokens, window, gap }, thread.figures));
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
      case "compact": {
        const ending = await this.#compact({ window: recovery.window, isDigest: false });
        // The user or a hook did not want it; then nothing more is done about it.
        return { share: 0, isLast: ending === "cancelled" || ending === "blocked" };
      }
      case "drop":
        return this.#without(recovery.share, false);
      case "digest": {
        const ending = await this.#compact({ window: recovery.window, isDigest: true });
        // Where nothing can be summarized either, the newest question goes alone.
        return ending === "compacted" ? { share: 0, isLast: true } : this.#without(1, true);
      }
    }
  }

  async #compact({ window, isDigest }: { window: number; isDigest: boolean }): Promise<Ending["kind"]> {
    const { thread, compactor } = this.#parts;
    const settings = narrowed(inOwnCounts(thread.transcript, thread.settings), window);
    const { kind } = await compactor.run({ trigger: "overflow", settings, isDigestWelcome: true, isDigest });
    return kind;
  }

  #without(share: number, isLast: boolean): Way {
    this.#tellLeftOut(share);
    return { share, isLast };
  }

  #tellLeftOut(share: number): void {
    const { thread } = this.#parts;
    const { transcript } = thread;
    const messages = transcript.items.length - leavingOut(transcript, share).items.length;
    if (messages > 0) thread.emit({ kind: "told", news: { kind: "leftOut", messages } });
  }

  #prompt({ goesOn, model }: Asking, share: number): Omit<Question, "mayOverflow"> {
    const sent = leavingOut(this.#parts.thread.transcript, share);
    const tools = this.toolsFor(model);
    const prompt = promptOf(sent, SYSTEM_PROMPT);
    const size = requestSize(sent, fixedOf({ tools }));
    if (!goesOn) return { prompt, size, tools };
    const messages = [...prompt.messages, { role: "user", text: GO_ON } as const];
    const longer = plus(size, textSize(GO_ON, estimateTokens(GO_ON)));
    return { prompt: { ...prompt, messages }, size: longer, tools };
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
