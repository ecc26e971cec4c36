import type { Conversations } from "../../chat/conversations.ts";
import { t } from "../../l10n/l10n.ts";
import { COMMANDS } from "../../manifest.ts";
import { askConversation } from "../actions.ts";
import type { Lists } from "./create.ts";

/** `which`: the id of a conversation; else the one in front, and where there is none, it is asked for. */
export const listCommands = (lists: Lists, conversations: Conversations) => ({
  [COMMANDS.exportConversation]: async (which?: unknown): Promise<void> => {
    const given = typeof which === "string" ? which : conversations.current?.log.id;
    const id = given ?? (await askConversation(await conversations.list(), t("Export Conversation")));
    if (id !== undefined) await lists.exportConversation(id);
  },
  [COMMANDS.recoverConversations]: (): Promise<void> => lists.recovering.recover(),
});
