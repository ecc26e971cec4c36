import * as vscode from "vscode";

import type { Conversation } from "../chat/conversation.ts";
import type { Conversations } from "../chat/conversations.ts";
import type { EntryId } from "../engine/entries.ts";
import { UserFacingError } from "../engine/userFacingError.ts";
import { COMMANDS } from "../manifest.ts";
import type { SessionInfo } from "../sessions/info.ts";

/** Asks with quick picks and input boxes, for what the palette starts. */

export async function askInstructions(): Promise<string | undefined> {
  return vscode.window.showInputBox({
    title: "Compact with Instructions",
    prompt: "What should the summary look out for?",
    placeHolder: 'Keep every decision about the database schema, or "focus on the parser"',
    ignoreFocusOut: true,
  });
}

export async function askConversation(
  conversations: readonly SessionInfo[],
  title: string,
): Promise<string | undefined> {
  if (conversations.length === 0)
    throw new UserFacingError({
      what: "There is no conversation here.",
      todo: "Start one by writing a message.",
    });
  const picks = conversations.map(({ id, title: label, messages, problem }) => ({
    id,
    label,
    description: problem ?? `${messages.toLocaleString("en")} messages`,
  }));
  return (await vscode.window.showQuickPick(picks, { title, matchOnDescription: true }))?.id;
}

export async function askTitle(current: string): Promise<string | undefined> {
  const title = await vscode.window.showInputBox({ title: "Rename Conversation", value: current });
  return title?.trim() || undefined;
}

export async function confirmEmptyTrash(count: number): Promise<boolean> {
  const empty = "Empty Trash";
  const detail = "They cannot be brought back.";
  const question = `Delete ${count === 1 ? "1 conversation" : `${count} conversations`} for good?`;
  return (await vscode.window.showWarningMessage(question, { modal: true, detail }, empty)) === empty;
}

/** What can be done to the conversation, from the context meter. */
export async function askAction(conversation: Conversation | undefined): Promise<string | undefined> {
  const nothing = conversation?.nothingToCompact();
  const picks = [
    {
      label: "$(fold) Compact Conversation",
      command: COMMANDS.compact,
      isOffered: conversation && !nothing && !conversation.run,
    },
    {
      label: "$(open-preview) Preview Compaction…",
      command: COMMANDS.previewCompaction,
      isOffered: conversation && !nothing && !conversation.run,
    },
    {
      label: "$(edit) Compact with Instructions…",
      command: COMMANDS.compactWithInstructions,
      isOffered: conversation && !nothing && !conversation.run,
    },
    {
      label: "$(discard) Undo Last Compaction",
      command: COMMANDS.undoCompaction,
      isOffered: conversation?.transcript.anchor !== undefined,
    },
    {
      label: "$(comment-discussion) Open Conversation…",
      command: COMMANDS.openConversation,
      isOffered: true,
    },
    { label: "$(add) New Conversation", command: COMMANDS.newConversation, isOffered: true },
    {
      label: "$(cloud-download) Import Conversation…",
      command: COMMANDS.importConversation,
      isOffered: true,
    },
    { label: "$(server) Choose a Model…", command: COMMANDS.chooseModel, isOffered: true },
  ];
  const offered = picks.filter(({ isOffered }) => isOffered);
  return (await vscode.window.showQuickPick(offered, { title: "Anchored Chat" }))?.command;
}

/** The newest compaction that is undone and would become live again; undefined when there is none. */
export function lastUndone(conversations: Conversations): EntryId | undefined {
  const entries = conversations.current?.conversation.entries ?? [];
  const undone = entries.findLast((entry) => entry.kind === "revert" && !entry.parts);
  if (undone?.kind !== "revert") return undefined;
  const isRedone = entries.some(
    (entry) => entry.kind === "reapply" && entry.target === undone.target && entry.id > undone.id,
  );
  return isRedone ? undefined : undone.target;
}
