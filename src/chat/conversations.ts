import type { SessionInfo } from "../sessions/info.ts";
import type { SessionLog } from "../sessions/log.ts";
import type { SessionStore } from "../sessions/store.ts";
import type { Conversation } from "./conversation.ts";
import type { Journal } from "./journal.ts";
import { Opened, type OpenedPorts } from "./opened.ts";

/** The conversation in front of the user. */
export interface Current {
  readonly log: SessionLog;
  readonly conversation: Conversation;
}

/** Remembers which conversation was in front, over a reload of the window; sessions/note.ts is one. */
export interface Memory {
  recall(): Promise<string | undefined>;
  remember(id: string | undefined): Promise<void>;
}

export interface ConversationsPorts extends OpenedPorts {
  readonly memory: Memory;
}

/** Another one is in front · the list is another one · one of them has grown. */
export type ConversationsEvent = "current" | "list" | "grown";

/** Milliseconds to wait for the window that this one was before it was reloaded. */
const RELOAD_PATIENCE = 5_000;

/** All conversations of the workspace, and the one in front. */
export class Conversations {
  readonly #store: SessionStore;
  readonly #memory: Memory;
  readonly #opened: Opened;
  readonly #listeners = new Set<(event: ConversationsEvent) => void>();
  #current: Current | undefined;

  constructor(store: SessionStore, ports: ConversationsPorts) {
    this.#store = store;
    this.#memory = ports.memory;
    this.#opened = new Opened(ports, {
      onGrown: () => this.#emit("grown"),
      onTitle: (id, title) => this.rename(id, title),
    });
  }

  get current(): Current | undefined {
    return this.#current;
  }

  /** Returns the function that ends the subscription. */
  onEvent(listener: (event: ConversationsEvent) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** Ids of the conversations in which something is under way. */
  get busy(): ReadonlySet<string> {
    return this.#opened.busy;
  }

  list(): Promise<readonly SessionInfo[]> {
    return this.#store.list();
  }

  listTrash(): Promise<readonly SessionInfo[]> {
    return this.#store.listTrash();
  }

  /** Brings back what was in front before the window was reloaded, if it is still there. */
  async resume(): Promise<void> {
    const id = await this.#memory.recall();
    const known = await this.#store.list();
    const isThere = id !== undefined && known.some((info) => info.id === id);
    if (isThere && !this.#current) await this.#show(await this.#store.open(id, RELOAD_PATIENCE));
  }

  async open(id: string): Promise<Current> {
    return this.#show(await this.#store.open(id));
  }

  /** Open, but not in front: what an editor shows of it. */
  async at(id: string): Promise<Current> {
    if (this.#current?.log.id === id) return this.#current;
    const log = await this.#store.open(id);
    return { log, conversation: this.#opened.of(log) };
  }

  /** The one in front, or a new one where there is none. */
  async ensure(): Promise<Current> {
    return this.#current ?? this.create();
  }

  async create(): Promise<Current> {
    const current = await this.#show(await this.#store.create());
    this.#emit("list");
    return current;
  }

  /** A new conversation that `fill` writes; where that fails, nothing of it stays. */
  async createWith(fill: (journal: Journal) => Promise<void>): Promise<Current> {
    const log = await this.#store.create();
    try {
      await fill(this.#opened.journalOf(log));
    } catch (error) {
      await this.#store.discard(log.id);
      throw error;
    }
    const current = await this.#show(log);
    this.#emit("list");
    return current;
  }

  /** Puts nothing in front: the empty panel, from which a first message starts a conversation. */
  async leave(): Promise<void> {
    await this.#bringInFront(undefined);
  }

  /** A conversation with all that can be read of a damaged one. */
  async copy(id: string): Promise<Current> {
    const current = await this.#show(await this.#store.copy(id));
    this.#emit("list");
    return current;
  }

  async rename(id: string, title: string): Promise<void> {
    await this.#store.rename(id, title.trim());
    this.#emit("list");
  }

  /** Into the trash. */
  async remove(id: string): Promise<void> {
    await this.#stopIfCurrent(id);
    await this.#store.trash(id);
    if (this.#current?.log.id === id) await this.leave();
    this.#emit("list");
  }

  async restore(id: string): Promise<void> {
    await this.#store.restore(id);
    this.#emit("list");
    await this.open(id);
  }

  async emptyTrash(): Promise<void> {
    await this.#store.emptyTrash();
    this.#emit("list");
  }

  /** Others have been put into the storage. */
  listChanged(): void {
    this.#emit("list");
  }

  async close(): Promise<void> {
    await this.#store.close();
  }

  async #stopIfCurrent(id: string): Promise<void> {
    const { log, conversation } = this.#current ?? {};
    if (log?.id === id) conversation?.rest();
    if (log?.id === id && conversation?.run) await conversation.stop(conversation.run.id);
  }

  async #show(log: SessionLog): Promise<Current> {
    const current = { log, conversation: this.#opened.of(log) };
    if (log === this.#current?.log) return this.#current;
    await this.#bringInFront(current);
    return current;
  }

  async #bringInFront(current: Current | undefined): Promise<void> {
    this.#current = current;
    this.#emit("current");
    await this.#memory.remember(current?.log.id);
  }

  #emit(event: ConversationsEvent): void {
    for (const listener of this.#listeners) listener(event);
  }
}
