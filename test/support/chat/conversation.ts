import { Conversation, type ConversationEvent } from "../../../src/chat/conversation.ts";
import type { ChatSettings } from "../../../src/chat/settings.ts";
import type { NewEntry } from "../../../src/engine/entries.ts";
import { BALANCED } from "../../../src/engine/policy.ts";
import type { Provider } from "../../../src/providers/provider.ts";
import { MemoryJournal } from "./memoryJournal.ts";

export interface Chat {
  readonly conversation: Conversation;
  readonly journal: MemoryJournal;
  readonly events: ConversationEvent[];
  settings: ChatSettings;
}

/** A conversation over a journal in memory, with `before` already in it. */
export async function chatWith(
  provider: Provider | undefined,
  before: readonly NewEntry[] = [],
  window = 32_000,
): Promise<Chat> {
  const journal = new MemoryJournal();
  await journal.append(before);
  let runs = 0;
  const chat: Omit<Chat, "conversation"> = {
    journal,
    events: [],
    settings: {
      policy: BALANCED,
      limits: { window, source: "test" },
      ...(provider ? { model: { name: "m", provider } } : {}),
    },
  };
  const conversation = new Conversation(journal, {
    settings: () => chat.settings,
    now: () => 0,
    newRunId: () => `r${++runs}`,
  });
  conversation.onEvent((event) => chat.events.push(event));
  return Object.assign(chat, { conversation });
}
