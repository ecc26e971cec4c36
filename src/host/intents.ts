import * as vscode from "vscode";

import type { Conversation } from "../chat/conversation.ts";
import type { Conversations } from "../chat/conversations.ts";
import { UserFacingError } from "../engine/userFacingError.ts";
import { wholeFile } from "../interop/importConversation.ts";
import { COMMANDS, SETTINGS, SETTINGS_SECTION } from "../manifest.ts";
import { partRefOf } from "../protocol/changedItems.ts";
import type { Intent } from "../protocol/messages.ts";
import type { Presenter } from "../protocol/presenter.ts";
import type { Drafts } from "../sessions/drafts.ts";
import type { Importing } from "./importing.ts";

export interface IntentParts {
  readonly conversations: Conversations;
  readonly drafts: Drafts;
  readonly presenter: Presenter;
  readonly importing: Importing;
  readonly ready: () => Promise<void>;
}

const KNOWN_COMMANDS: ReadonlySet<string> = new Set(Object.values(COMMANDS));
const KNOWN_SETTINGS: ReadonlySet<string> = new Set(Object.values(SETTINGS));

/** Looking around is no answer to a notice. */
const QUIET: ReadonlySet<Intent["kind"]> = new Set([
  "ready",
  "drafts",
  "expand",
  "copy",
  "openLink",
  "command",
]);

/** Does what the panel asks for. Rejects with a UserFacingError for the person. */
export async function carryOut(intent: Intent, parts: IntentParts): Promise<void> {
  const { conversations, drafts, presenter, importing } = parts;
  const conversation = conversations.current?.conversation;
  if (!QUIET.has(intent.kind)) presenter.clearNotice();
  switch (intent.kind) {
    case "ready":
      presenter.showAll();
      return presenter.showDrafts(await drafts.recall());
    case "drafts":
      return drafts.remember(intent.drafts);
    case "send":
      return send(intent.text, parts);
    case "retry":
      return conversation?.retry();
    case "goOn":
      return conversation?.goOn();
    case "takeBack":
      return takeBack(conversation, presenter);
    case "stop":
      importing.cancel(intent.run);
      return conversation?.stop(intent.run);
    case "compact":
      await parts.ready();
      await conversation?.compact({
        trigger: "user",
        ...(intent.instructions ? { instructions: intent.instructions } : {}),
      });
      return;
    case "undo":
      return conversation?.undo(intent.target);
    case "redo":
      return conversation?.redo(intent.target);
    case "restorePart":
      return conversation && restorePart(conversation, intent);
    case "openSession":
      await conversations.open(intent.id);
      return;
    case "renameSession":
      return conversations.rename(intent.id, intent.title);
    case "deleteSession":
      return conversations.remove(intent.id);
    case "restoreSession":
      return conversations.restore(intent.id);
    case "expand":
      return presenter.expand(intent.item, intent.part);
    case "openLink":
      return openLink(intent.href);
    case "copy":
      return vscode.env.clipboard.writeText(intent.text);
    case "dropFile":
      return importing.from(wholeFile(intent.name, intent.data));
    case "dropUris":
      return importDropped(intent.uris, importing);
    case "openSetting":
      return openSetting(intent.setting);
    case "command":
      if (KNOWN_COMMANDS.has(intent.command)) await vscode.commands.executeCommand(intent.command);
      return;
  }
}

/** What was written goes back into the input when it cannot be sent. */
async function send(text: string, { conversations, presenter, ready }: IntentParts): Promise<void> {
  if (text.trim() === "") return;
  await ready();
  const { conversation } = await conversations.ensure();
  const before = conversation.entries.length;
  try {
    await conversation.send(text);
  } catch (error) {
    const isWritten = conversation.entries
      .slice(before)
      .some((entry) => entry.kind === "message" && entry.role === "user");
    if (!isWritten) presenter.focusInput(text);
    throw error;
  }
}

function takeBack(conversation: Conversation | undefined, presenter: Presenter): void {
  const text = conversation?.takeBack();
  if (text !== undefined) presenter.focusInput(text);
}

async function restorePart(
  conversation: Conversation,
  { item, part }: { item: string; part: number },
): Promise<void> {
  const ref = partRefOf(conversation, item, part);
  if (ref) await conversation.restorePart(ref);
}

/** VS Code asks before it opens an address outside; anything but the web and mail is refused. */
async function openLink(href: string): Promise<void> {
  const url = URL.parse(href);
  if (!url || !["http:", "https:", "mailto:"].includes(url.protocol)) {
    throw new UserFacingError({
      what: "This link cannot be opened.",
      todo: "Only web and mail addresses can.",
    });
  }
  await vscode.env.openExternal(vscode.Uri.parse(url.href, true));
}

async function openSetting(setting: string): Promise<void> {
  if (!KNOWN_SETTINGS.has(setting)) return;
  await vscode.commands.executeCommand("workbench.action.openSettings", `${SETTINGS_SECTION}.${setting}`);
}

async function importDropped(uris: readonly string[], importing: Importing): Promise<void> {
  const [first, ...more] = uris;
  if (first === undefined) return;
  if (more.length > 0)
    throw new UserFacingError({
      what: "Several files were dropped.",
      todo: "Drop one conversation at a time.",
    });
  await importing.fromUri(vscode.Uri.parse(first, true));
}
