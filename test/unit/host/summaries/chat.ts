import type { Conversations, ConversationsEvent, Current } from "../../../../src/chat/conversations.ts";
import type { ProviderEvent } from "../../../../src/providers/provider.ts";
import type { SessionInfo } from "../../../../src/sessions/info.ts";
import { gone } from "../../../../src/sessions/openSession.ts";
import type { Address } from "../../../../src/summaries/address.ts";
import { type Chat, chatOn } from "../../../support/chat/conversation.ts";
import { says, ScriptedProvider } from "../../../support/chat/scriptedProvider.ts";
import { assistant, user, workOf } from "../../../support/engine/build.ts";

/** The session of every conversation here, and its live summary. */
export const S = "S1";
export const LIVE: Address = { kind: "live", session: S };

export const SUMMARY = "## Goal\nMake every step pass.";

export interface CompactedChat extends Chat {
  /** Of the compaction. */
  readonly id: string;
}

/** A conversation that was compacted once; `more` are the model's next answers. */
export async function compactedChat(
  ...more: readonly (readonly (ProviderEvent | "wait")[])[]
): Promise<CompactedChat> {
  const provider = new ScriptedProvider(says(SUMMARY), ...more);
  const chat = await chatOn(provider, {
    before: [user("Mind version 4.5.6 of the parser."), assistant("I do."), ...workOf(12, 6_000)],
  });
  await chat.conversation.compact({ trigger: "user" });
  const id = chat.conversation.transcript.anchor?.compaction.id;
  if (id === undefined) throw new Error("not compacted");
  return Object.assign(chat, { id });
}

/** All conversations there are: this one. */
export const whereIs = ({ conversation }: Chat): { at: (id: string) => Promise<Current> } => ({
  at: (id) => {
    if (id !== S) return Promise.reject(new Error(`no session ${id}`));
    return Promise.resolve({ conversation } as Current);
  },
});

type Shelf = Pick<Conversations, "at" | "list" | "onEvent"> & {
  /** Puts it into the trash, or brings it back; resolves when whoever listens has heard of it. */
  readonly trash: (isInTrash: boolean) => Promise<void>;
};

/** The same with a list, and a trash. */
export function shelfWith(chat: Chat): Shelf {
  const listeners = new Set<(event: ConversationsEvent) => void>();
  let list = [{ id: S } as SessionInfo];
  return {
    at: (id) => (list.length > 0 ? whereIs(chat).at(id) : Promise.reject(gone())),
    list: () => Promise.resolve(list),
    onEvent: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    trash: async (isInTrash) => {
      list = isInTrash ? [] : [{ id: S } as SessionInfo];
      for (const listener of listeners) listener("list");
      await Promise.resolve();
      await Promise.resolve();
    },
  };
}
