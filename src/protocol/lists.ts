import type { Conversations } from "../chat/conversations.ts";
import type { EntryId } from "../engine/entries.ts";
import type { Transcript } from "../engine/transcript.ts";
import type { SessionInfo } from "../sessions/info.ts";
import type { SessionRow, ViewState } from "./view.ts";

/** What the list of conversations shows. */
export type ListState = Pick<
  ViewState,
  "sessions" | "trashed" | "busy" | "lost" | "search" | "files" | "mentioned" | "welcome"
>;

/** The conversations of the workspace, newest first, and how many lie in the trash. */
export async function listOf(
  conversations: Conversations,
): Promise<Pick<ViewState, "sessions" | "trashed" | "busy">> {
  const [sessions, trash] = await Promise.all([conversations.list(), conversations.listTrash()]);
  return { sessions: sessions.map(rowOf), trashed: trash.length, busy: [...conversations.busy] };
}

function rowOf({
  id,
  title,
  changed,
  messages,
  tokens,
  compactions,
  problem,
  reason,
}: SessionInfo): SessionRow {
  const trouble = reason === "damaged" || reason === "storage" ? ("damaged" as const) : ("readOnly" as const);
  return {
    id,
    title,
    changed,
    messages,
    tokens,
    compactions,
    ...(problem === undefined ? {} : { problem, trouble }),
  };
}

/** The item that shows an entry: results stand with the answer that called for them. */
export function itemShowing({ messages }: Pick<Transcript, "messages">, entry: EntryId): EntryId {
  let index = messages.length - 1;
  while (index >= 0 && messages.at(index)?.id !== entry) index--;
  while (index > 0 && messages.at(index)?.role === "tool") index--;
  return index < 0 ? entry : (messages.at(index)?.id ?? entry);
}
