import * as vscode from "vscode";

import type { Conversations } from "../chat/conversations.ts";
import type { ChatSettings } from "../chat/settings.ts";
import { t } from "../l10n/l10n.ts";
import { COMMANDS, VIEW } from "../manifest.ts";
import type { Presenter } from "../protocol/presenter.ts";
import {
  askAction,
  askConversation,
  askInstructions,
  askTitle,
  confirmEmptyTrash,
  redoable,
  trashOf,
} from "./actions.ts";
import type { Importing } from "./importing.ts";
import { closePreview, openPreview } from "./intents/proposing.ts";
import { listCommands } from "./lists/commands.ts";
import type { Lists } from "./lists/create.ts";
import type { Log } from "./log.ts";
import { modelCommands } from "./models/commands.ts";
import type { Models } from "./models/create.ts";
import { compareSummary, editSummary, showCovered } from "./summaries/commands.ts";
import { resummarizeSection } from "./summaries/resummarize.ts";
import type { HostTools } from "./tools/create.ts";
import { chooseTools } from "./tools/foreign/chooseTools.ts";
import { claudeCodeLogs } from "./welcome/claudeCodeLogs.ts";
import type { FirstMinutes } from "./welcome/create.ts";

export interface CommandParts {
  readonly conversations: Conversations;
  readonly presenter: Presenter;
  readonly importing: Importing;
  readonly lists: Lists;
  readonly models: Models;
  readonly tools: Pick<HostTools, "compareEdit">;
  readonly firstMinutes: Pick<FirstMinutes, "openWalkthrough">;
  readonly log: Log;
  /** Resolves when the model and its key are known. */
  readonly ready: () => Promise<void>;
  readonly settings: () => ChatSettings;
  readonly openSample: () => Promise<void>;
}

type Handlers = Record<(typeof COMMANDS)[keyof typeof COMMANDS], (argument?: unknown) => unknown>;

/** Every command of the manifest; what goes wrong is told to the person. */
export function registerCommands(parts: CommandParts): vscode.Disposable {
  const registered = Object.entries(handlersOf(parts)).map(([id, handle]) =>
    vscode.commands.registerCommand(id, (argument?: unknown) => parts.log.guard(() => handle(argument))),
  );
  return vscode.Disposable.from(...registered);
}

function handlersOf({
  conversations,
  presenter,
  importing,
  lists,
  models,
  tools,
  firstMinutes: { openWalkthrough },
  log,
  ready,
  settings,
  openSample,
}: CommandParts): Handlers {
  const compact = async (instructions?: string): Promise<void> => {
    await ready();
    await vscode.commands.executeCommand(`${VIEW}.focus`);
    const { conversation } = await conversations.ensure();
    closePreview(conversation, presenter);
    await conversation.compact({ trigger: "user", ...(instructions ? { instructions } : {}) });
  };
  const inFront = () => conversations.current;
  return {
    [COMMANDS.compact]: (instructions) =>
      compact(typeof instructions === "string" ? instructions : undefined),
    [COMMANDS.compactWithInstructions]: async () => {
      const instructions = await askInstructions();
      if (instructions !== undefined) await compact(instructions);
    },
    [COMMANDS.previewCompaction]: async () => {
      await ready();
      await vscode.commands.executeCommand(`${VIEW}.focus`);
      openPreview((await conversations.ensure()).conversation, presenter);
    },
    [COMMANDS.postponeCompaction]: () => inFront()?.conversation.postpone(),
    [COMMANDS.forbidCompaction]: () => inFront()?.conversation.changes.allowAutomatic(false),
    [COMMANDS.allowCompaction]: () => inFront()?.conversation.changes.allowAutomatic(true),
    [COMMANDS.undoCompaction]: async () => {
      const { conversation } = inFront() ?? {};
      const anchor = conversation?.transcript.anchor;
      if (anchor) await conversation?.changes.undo(anchor.compaction.id);
    },
    [COMMANDS.redoCompaction]: async () => {
      const undone = redoable(conversations);
      if (undone) await inFront()?.conversation.changes.redo(undone);
    },
    [COMMANDS.editSummary]: (which) => editSummary(conversations, which),
    [COMMANDS.compareSummary]: (which) => compareSummary(conversations, which),
    [COMMANDS.showCovered]: (which) => showCovered(conversations, which),
    [COMMANDS.resummarizeSection]: (which) => resummarizeSection({ conversations, settings, ready }, which),
    [COMMANDS.newConversation]: async () => {
      await conversations.leave();
      await vscode.commands.executeCommand(`${VIEW}.focus`);
      presenter.focusInput();
    },
    [COMMANDS.openConversation]: async () => {
      const id = await askConversation(await conversations.list(), t("Open Conversation"));
      if (id) await conversations.open(id);
      await vscode.commands.executeCommand(`${VIEW}.focus`);
    },
    [COMMANDS.renameConversation]: async () => {
      const { log: session } = inFront() ?? {};
      const title = session && (await askTitle(session.info.title));
      if (session && title) await conversations.rename(session.id, title);
    },
    [COMMANDS.deleteConversation]: async () => {
      const { log: session } = inFront() ?? {};
      if (session) await conversations.remove(session.id);
    },
    [COMMANDS.restoreConversation]: async () => {
      const id = await askConversation(
        await trashOf(conversations),
        t("Restore Conversation from the Trash"),
      );
      if (id) await conversations.restore(id);
    },
    [COMMANDS.emptyTrash]: async () => {
      const { length } = await trashOf(conversations);
      if (await confirmEmptyTrash(length)) await conversations.emptyTrash();
    },
    [COMMANDS.copyConversation]: async () => {
      const { log: session } = inFront() ?? {};
      if (session) await conversations.copy(session.id);
    },
    [COMMANDS.importConversation]: (uri) =>
      uri instanceof vscode.Uri ? importing.fromUri(uri) : importing.choose(),
    [COMMANDS.importClaudeCode]: async () =>
      importing.choose(await claudeCodeLogs(vscode.workspace.workspaceFolders?.[0]?.uri.fsPath)),
    [COMMANDS.openSample]: openSample,
    [COMMANDS.openWalkthrough]: openWalkthrough,
    ...listCommands(lists, conversations),
    ...modelCommands(models),
    [COMMANDS.chooseTools]: chooseTools,
    [COMMANDS.compareEdit]: () => tools.compareEdit(),
    [COMMANDS.openSettings]: () =>
      vscode.commands.executeCommand("workbench.action.openSettings", "@ext:anchored-chat.anchored-chat"),
    [COMMANDS.showActions]: async () => {
      const command = await askAction(inFront()?.conversation);
      if (command) await vscode.commands.executeCommand(command);
    },
    [COMMANDS.showLog]: () => log.show(),
  };
}
