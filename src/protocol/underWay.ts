import type { Conversation } from "../chat/conversation.ts";
import type { ConversationEvent } from "../chat/events.ts";
import type { Run } from "../chat/run.ts";
import type { Change } from "./messages.ts";
import { endOf, grow, type Running, startOf } from "./running.ts";

type Delta = Extract<ConversationEvent, { kind: "answerDelta" | "summaryDelta" }>;
type Ended = Extract<ConversationEvent, { kind: "runEnded" }>;

interface UnderWayPorts {
  /** Name of the model that answers. */
  readonly model: () => string | undefined;
  /** What is compacted will wait for a yes. */
  readonly isProposed: (conversation: Conversation) => boolean;
}

/** What each conversation has under way, whether it is in front or not. Each call gives what the panel must be told. */
export class UnderWay {
  readonly #running = new Map<Conversation, Running>();
  readonly #ports: UnderWayPorts;

  constructor(ports: UnderWayPorts) {
    this.#ports = ports;
  }

  of(conversation: Conversation): Running | undefined {
    return this.#running.get(conversation);
  }

  follow(conversation: Conversation, event: ConversationEvent): Change[] {
    switch (event.kind) {
      case "runStarted":
        return this.#begin(conversation, event.run);
      case "answerDelta":
      case "summaryDelta":
        return this.#grow(conversation, event);
      case "appended":
        return this.#settle(conversation);
      case "runEnded":
        return this.#end(conversation, event);
      default:
        return [];
    }
  }

  #begin(conversation: Conversation, run: Run): Change[] {
    return this.#set(conversation, this.#startOf(conversation, run));
  }

  #grow(conversation: Conversation, event: Delta): Change[] {
    const running = this.#running.get(conversation) ?? this.#startOf(conversation, event.run);
    if (!running) return [];
    const grown = grow(running, event);
    this.#running.set(conversation, grown.running);
    return [grown.change];
  }

  /** What it was about is in the log now. */
  #settle(conversation: Conversation): Change[] {
    return this.#set(conversation, undefined);
  }

  #end(conversation: Conversation, event: Ended): Change[] {
    const running = this.#running.get(conversation);
    return this.#set(conversation, running && endOf(running, event));
  }

  #startOf(conversation: Conversation, run: Run): Running | undefined {
    const model = this.#ports.model();
    const { tokens, items } = conversation.transcript;
    const isProposal = this.#ports.isProposed(conversation);
    const start = { tokens: tokens.total, messages: items.length, isProposal };
    return startOf(run, { ...start, ...(model === undefined ? {} : { model }) });
  }

  #set(conversation: Conversation, running: Running | undefined): Change[] {
    const before = this.#running.get(conversation);
    if (running) this.#running.set(conversation, running);
    else this.#running.delete(conversation);
    const changes: Change[] = [];
    if (before && before.id !== running?.id) changes.push({ kind: "remove", ids: [before.id] });
    if (running) changes.push({ kind: "upsert", items: [running] });
    return changes;
  }
}
