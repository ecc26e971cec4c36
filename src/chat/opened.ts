import type { SessionLog } from "../sessions/log.ts";
import { Conversation } from "./conversation.ts";
import { CountedJournal } from "./countedJournal.ts";
import type { CountExactly } from "./counting.ts";
import type { ConversationPorts } from "./events.ts";
import type { Journal } from "./journal.ts";
import { titleByModel, wantsTitle } from "./titling.ts";

export interface OpenedPorts extends ConversationPorts {
  readonly countExactly: CountExactly;
}

interface Told {
  readonly onGrown: () => void;
  /** A model has found a title. */
  readonly onTitle: (id: string, title: string) => Promise<void>;
}

/** Milliseconds that a model may take for a title. */
const TITLE_PATIENCE = 60_000;

/** One conversation for a log, so that an answer goes on while another conversation is in front. */
export class Opened {
  readonly #ports: OpenedPorts;
  readonly #told: Told;
  readonly #conversations = new WeakMap<SessionLog, Conversation>();
  readonly #busy = new Set<string>();
  /** Ids of those for which a model was asked for a title. */
  readonly #named = new Set<string>();

  constructor(ports: OpenedPorts, told: Told) {
    this.#ports = ports;
    this.#told = told;
  }

  /** Ids of the conversations in which something is under way. */
  get busy(): ReadonlySet<string> {
    return this.#busy;
  }

  journalOf(log: SessionLog): Journal {
    return new CountedJournal(log, this.#ports.countExactly);
  }

  of(log: SessionLog): Conversation {
    const known = this.#conversations.get(log);
    if (known) return known;
    const conversation = new Conversation(this.journalOf(log), this.#ports);
    conversation.onEvent(({ kind }) => {
      const isIdle = kind === "runEnded" && !conversation.run;
      // Before others hear of it: they read the set.
      if (kind === "runStarted") this.#busy.add(log.id);
      if (isIdle) this.#busy.delete(log.id);
      if (kind === "appended") this.#told.onGrown();
      if (isIdle) void this.#nameByModel(log.id, conversation);
    });
    this.#conversations.set(log, conversation);
    return conversation;
  }

  /** After the first answer, where the user wants that; what the user has named stays. */
  async #nameByModel(id: string, conversation: Conversation): Promise<void> {
    const { titlesByModel, model } = this.#ports.settings();
    if (!titlesByModel || !model || this.#named.has(id) || !wantsTitle(conversation.entries)) return;
    this.#named.add(id);
    const title = await titleByModel(conversation.entries, model, AbortSignal.timeout(TITLE_PATIENCE));
    const isNamed = conversation.entries.some(({ kind }) => kind === "title");
    // One that cannot be written is no loss: the first question is the title then.
    if (title !== undefined && !isNamed) await this.#told.onTitle(id, title).catch(() => undefined);
  }
}
