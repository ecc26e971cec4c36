import { Conversation } from "../../../src/chat/conversation.ts";
import type { ConversationEvent, ConversationPorts } from "../../../src/chat/events.ts";
import type { ChatSettings } from "../../../src/chat/settings.ts";
import type { NewEntry } from "../../../src/engine/entries.ts";
import { BALANCED } from "../../../src/engine/policies.ts";
import type { Provider } from "../../../src/providers/provider.ts";
import { FakeClock } from "./fakeClock.ts";
import { MemoryJournal } from "./memoryJournal.ts";

export interface Chat {
  readonly conversation: Conversation;
  readonly journal: MemoryJournal;
  readonly events: ConversationEvent[];
  readonly clock: FakeClock;
  /** Windows that refusals have told, as "model: tokens". */
  readonly learned: string[];
  settings: ChatSettings;
}

export interface ChatOptions {
  readonly before?: readonly NewEntry[];
  /** Tokens. */
  readonly window?: number;
  readonly settings?: Partial<ChatSettings>;
  readonly hooks?: NonNullable<ConversationPorts["hooks"]>;
  readonly world?: NonNullable<ConversationPorts["world"]>;
  /** One that was used before: the log of a conversation that is opened again. */
  readonly journal?: MemoryJournal;
}

/** A conversation over a journal in memory, with `before` already in it. Time stands still until the clock is moved. */
export async function chatWith(
  provider: Provider | undefined,
  before: readonly NewEntry[] = [],
  window = 32_000,
): Promise<Chat> {
  return chatOn(provider, { before, window });
}

export async function chatOn(provider: Provider | undefined, options: ChatOptions = {}): Promise<Chat> {
  const { before = [], window = 32_000, hooks, world, journal = new MemoryJournal() } = options;
  if (before.length > 0) await journal.append(before);
  const clock = new FakeClock();
  let runs = 0;
  const chat: Omit<Chat, "conversation"> = {
    journal,
    clock,
    events: [],
    learned: [],
    settings: {
      policy: BALANCED,
      limits: { window, source: "test" },
      ...(provider ? { model: { name: "m", provider } } : {}),
      ...options.settings,
    },
  };
  const conversation = new Conversation(journal, {
    settings: () => chat.settings,
    now: () => clock.now,
    timer: clock.timer,
    random: () => 0,
    newRunId: () => `r${++runs}`,
    ...(hooks ? { hooks } : {}),
    ...(world ? { world } : {}),
    onLimit: (model, limit) => {
      chat.learned.push(`${model}: ${limit}`);
      chat.settings = { ...chat.settings, limits: { window: limit, source: "learned" } };
    },
  });
  conversation.onEvent((event) => chat.events.push(event));
  return Object.assign(chat, { conversation });
}
