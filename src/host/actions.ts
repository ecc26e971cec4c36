import * as vscode from "vscode";

import type { Conversation } from "../chat/conversation.ts";
import type { Conversations } from "../chat/conversations.ts";
import { lastUndone } from "../chat/lastUndone.ts";
import type { EntryId } from "../engine/entries.ts";
import { UserFacingError } from "../engine/userFacingError.ts";
import { counted, t } from "../l10n/l10n.ts";
import { COMMANDS } from "../manifest.ts";
import type { SessionInfo } from "../sessions/info.ts";

/** Asks with quick picks and input boxes, for what the palette starts. */

export async function askInstructions(): Promise<string | undefined> {
  return vscode.window.showInputBox({
    title: t("Compact with Instructions"),
    prompt: t("What should the summary look out for?"),
    placeHolder: t('Keep every decision about the database schema, or "focus on the parser"'),
    ignoreFocusOut: true,
  });
}

export async function askConversation(
  conversations: readonly SessionInfo[],
  title: string,
): Promise<string | undefined> {
  if (conversations.length === 0)
    throw new UserFacingError({
      what: t("There is no conversation here."),
      todo: t("Start one by writing a message."),
    });
  const picks = conversations.map(({ id, title: label, messages, problem }) => ({
    id,
    label,
    description: problem ?? counted(messages, "{0} message", "{0} messages"),
  }));
  return (await vscode.window.showQuickPick(picks, { title, matchOnDescription: true }))?.id;
}

export async function askTitle(current: string): Promise<string | undefined> {
  const title = await vscode.window.showInputBox({ title: t("Rename Conversation"), value: current });
  return title?.trim() || undefined;
}

/** Rejects with a UserFacingError where there is nothing in it. */
export async function trashOf(conversations: Conversations): Promise<readonly SessionInfo[]> {
  const trashed = await conversations.listTrash();
  if (trashed.length > 0) return trashed;
  throw new UserFacingError({
    what: t("The trash is empty."),
    todo: t("Deleted conversations are kept there until you empty it."),
  });
}

export async function confirmEmptyTrash(count: number): Promise<boolean> {
  const empty = t("Empty Trash");
  const detail = t("They cannot be brought back.");
  const question = counted(count, "Delete {0} conversation for good?", "Delete {0} conversations for good?");
  return (await vscode.window.showWarningMessage(question, { modal: true, detail }, empty)) === empty;
}

/** What can be done to the conversation, from the context meter. */
export async function askAction(conversation: Conversation | undefined): Promise<string | undefined> {
  const nothing = conversation?.nothingToCompact();
  const picks = [
    {
      label: t("$(fold) Compact Conversation"),
      command: COMMANDS.compact,
      isOffered: conversation && !nothing && !conversation.run,
    },
    {
      label: t("$(open-preview) Preview Compaction…"),
      command: COMMANDS.previewCompaction,
      isOffered: conversation && !nothing && !conversation.run,
    },
    {
      label: t("$(edit) Compact with Instructions…"),
      command: COMMANDS.compactWithInstructions,
      isOffered: conversation && !nothing && !conversation.run,
    },
    {
      label: t("$(discard) Undo Last Compaction"),
      command: COMMANDS.undoCompaction,
      isOffered: conversation?.transcript.anchor !== undefined,
    },
    {
      label: t("$(redo) Redo Compaction"),
      command: COMMANDS.redoCompaction,
      isOffered: conversation !== undefined && redoableIn(conversation) !== undefined,
    },
    {
      label: t("$(comment-discussion) Open Conversation…"),
      command: COMMANDS.openConversation,
      isOffered: true,
    },
    { label: t("$(add) New Conversation"), command: COMMANDS.newConversation, isOffered: true },
    {
      label: t("$(cloud-download) Import Conversation…"),
      command: COMMANDS.importConversation,
      isOffered: true,
    },
    { label: t("$(server) Choose a Model…"), command: COMMANDS.chooseModel, isOffered: true },
  ];
  const offered = picks.filter(({ isOffered }) => isOffered);
  return (await vscode.window.showQuickPick(offered, { title: t("Anchored Chat") }))?.command;
}

/** What *Redo Compaction* would bring back in the conversation in front. */
export const redoable = ({ current }: Pick<Conversations, "current">): EntryId | undefined =>
  current && redoableIn(current.conversation);

const redoableIn = ({ entries, transcript }: Conversation): EntryId | undefined =>
  lastUndone(entries, transcript.anchor?.compaction.id);
