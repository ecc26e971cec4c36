import type { MessageEntry, MessageStatus, NewEntry, Part, Usage } from "../engine/entries.ts";
import type { Size } from "../engine/size.ts";
import { costOf } from "../providers/prices.ts";
import type { Failure, Finish, ProviderEvent } from "../providers/provider.ts";
import { believable } from "./believable.ts";
import { estimated } from "./counting.ts";
import type { ChatModel } from "./settings.ts";

/** A piece of an answer for the panel: `part` indexes the parts of the message that it will be. */
export interface Delta {
  readonly part: number;
  readonly as: "text" | "reasoning";
  readonly text: string;
}

/** An answer while it comes: provider events in, parts of a message out. */
export class Answer {
  readonly #parts: { readonly kind: "text" | "reasoning"; text: string }[] = [];
  readonly #calls: Part[] = [];
  finish: Finish | undefined;
  usage: Usage | undefined;
  answeredBy: string | undefined;
  failure: Failure | undefined;

  /** What the panel has to show of this event; undefined when there is nothing. */
  take(event: ProviderEvent): Delta | undefined {
    switch (event.kind) {
      case "text":
      case "reasoning":
        return this.#add(event.kind, event.text);
      case "call":
        this.#calls.push(estimated({ kind: "call", ...event.call }));
        return undefined;
      case "done":
        this.finish = event.finish;
        this.usage = event.usage;
        this.answeredBy = event.answeredBy;
        return undefined;
      case "failed":
        this.failure = event.failure;
        return undefined;
    }
  }

  get parts(): readonly Part[] {
    const texts = this.#parts.map(({ kind, text }) => estimated({ kind, text }));
    return [...texts, ...this.#calls];
  }

  /** The message for the log; `sent` is what it answers. */
  message(
    { model: { name: model, price }, sent }: { readonly model: ChatModel; readonly sent: Size },
    status: MessageStatus,
  ): NewEntry<MessageEntry> {
    const usage = this.usage && believable(this.usage, sent);
    const cost = usage && price && costOf(usage, price);
    return {
      kind: "message",
      role: "assistant",
      parts: this.parts,
      status,
      model,
      ...(this.answeredBy === undefined ? {} : { answeredBy: this.answeredBy }),
      ...(usage ? { usage, sent } : {}),
      ...(cost === undefined ? {} : { cost }),
      ...(this.finish === "length" ? { isCut: true } : {}),
      ...(this.failure && status === "failed" ? { problem: this.failure.message } : {}),
    };
  }

  #add(kind: "text" | "reasoning", text: string): Delta | undefined {
    if (text === "") return undefined;
    const last = this.#parts.at(-1);
    if (last?.kind === kind) last.text += text;
    else this.#parts.push({ kind, text });
    return { part: this.#parts.length - 1, as: kind, text };
  }
}
