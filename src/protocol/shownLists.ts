import type { Conversations } from "../chat/conversations.ts";
import { listOf, type ListState } from "./lists.ts";
import type { StatePatch } from "./messages.ts";

/** What the panel shows beside the conversation in front. Each call gives what it must be told. */
export class ShownLists {
  readonly #conversations: Conversations;
  #state: ListState = { sessions: [], trashed: 0 };

  constructor(conversations: Conversations) {
    this.#conversations = conversations;
  }

  get state(): ListState {
    return this.#state;
  }

  async read(): Promise<StatePatch> {
    const list = await listOf(this.#conversations);
    this.#state = { ...this.#state, ...list };
    return list;
  }

  readBusy(): StatePatch {
    const busy = [...this.#conversations.busy];
    this.#state = { ...this.#state, busy };
    return { busy };
  }

  /** Undefined: it is shown no more. */
  show<Key extends "search" | "files" | "mentioned" | "welcome" | "lost">(
    key: Key,
    value: ListState[Key],
  ): StatePatch {
    const { [key]: _, ...others } = this.#state;
    const { sessions, trashed } = this.#state;
    this.#state = { ...others, sessions, trashed, ...(value === undefined ? {} : { [key]: value }) };
    return { [key]: value ?? null };
  }
}
