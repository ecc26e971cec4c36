import type { MessageEntry, NewEntry } from "../engine/entries.ts";
import type { Prompt } from "../engine/prompt.ts";
import type { Size } from "../engine/size.ts";
import type { Failure } from "../providers/provider.ts";
import type { Tools } from "../tools/tool.ts";
import { Answer } from "./answer.ts";
import type { Wait } from "./events.ts";
import { waitAfter } from "./retrying.ts";
import type { Run } from "./run.ts";
import type { ChatModel } from "./settings.ts";
import type { Thread } from "./thread.ts";

/** How a request for an answer ended; what came of it is in the log, but for `refused`. */
export type AnswerEnd =
  | { readonly kind: "answered" | "stopped" | "failed" }
  | { readonly kind: "refused"; readonly failure: Refusal };

/** A failure that another request can get around. */
export type Refusal = Failure & { readonly reason: "overflow" | "noTools" };

export interface Question {
  readonly prompt: Prompt;
  /** Of the prompt. */
  readonly size: Size;
  /** What the model may call. */
  readonly tools: Tools | undefined;
  /** An overflow is not for the log: something will be done about it (row G1). */
  readonly mayOverflow: boolean;
}

/** Asks the model and keeps its answer; asks again while the server is in trouble (row G2). */
export class Answering {
  readonly #thread: Thread;
  /** Saves what has come of the running answer; taken away by whoever saves it first. */
  #save: (() => Promise<void>) | undefined;

  constructor(thread: Thread) {
    this.#thread = thread;
  }

  /** Keeps what has come; the run was aborted before. */
  async stop(): Promise<void> {
    await this.#save?.();
  }

  async ask(model: ChatModel, question: Question): Promise<AnswerEnd> {
    const run = this.#thread.start({ kind: "answer" });
    const asked = { model, sent: question.size };
    for (let failures = 1; ; failures++) {
      const answer = await this.#stream(run, model, question);
      if (run.signal.aborted) return { kind: "stopped" };
      const { failure } = answer;
      // Once a part of it is there, the same question could bring another answer: that is for the user to say.
      const isBlank = answer.parts.length === 0;
      if (failure && isBlank && isRefusal(failure, question)) return this.#resend(run, failure);
      const goesOn = failure && isBlank && (await waitAfter(failure, failures, this.#retrying(run)));
      if (run.signal.aborted) return { kind: "stopped" };
      if (goesOn) continue;
      await this.#keep(run, answer.message(asked, failure ? "failed" : "complete"));
      return { kind: failure ? "failed" : "answered" };
    }
  }

  async #stream(run: Run, model: ChatModel, { prompt, size, tools }: Question): Promise<Answer> {
    const answer = new Answer();
    const stopped = (): NewEntry<MessageEntry> => answer.message({ model, sent: size }, "stopped");
    this.#save = () => this.#keep(run, stopped());
    const request = { ...prompt, ...(tools ? { tools: tools.specs } : {}), model: model.name };
    for await (const event of model.provider.stream(request, run.signal)) {
      if (run.signal.aborted) break;
      const delta = answer.take(event);
      if (!delta) continue;
      this.#thread.emit({ kind: "answerDelta", run, delta });
      this.#thread.journal.checkpoint(stopped);
    }
    return answer;
  }

  #resend(run: Run, failure: Refusal): AnswerEnd {
    this.#save = undefined;
    this.#thread.end(run, { kind: "resent" });
    return { kind: "refused", failure };
  }

  async #keep(run: Run, message: NewEntry<MessageEntry>): Promise<void> {
    this.#save = undefined;
    try {
      await this.#thread.append(message.parts.length > 0 || message.problem ? [message] : []);
      await this.#thread.journal.sync();
    } finally {
      this.#thread.end(run);
    }
  }

  #retrying(run: Run): Parameters<typeof waitAfter>[2] {
    const { figures, ports } = this.#thread;
    const { now, timer, random } = ports;
    const onWait = (wait: Wait | undefined): void => {
      run.wait = wait;
      if (!run.signal.aborted) this.#thread.emit({ kind: "runWaits", run });
    };
    return { figures, waiting: "answer", signal: run.signal, now, timer, random, onWait };
  }
}

function isRefusal(failure: Failure, { mayOverflow, tools }: Question): failure is Refusal {
  return failure.reason === "overflow" ? mayOverflow : failure.reason === "noTools" && tools !== undefined;
}
