import * as vscode from "vscode";

import { wholeFile } from "../../interop/importConversation.ts";
import { COMMANDS } from "../../manifest.ts";
import type { Intent } from "../../protocol/messages.ts";
import { setTrigger } from "./compactions.ts";
import { importDropped } from "./dropping.ts";
import { carryOutInConversation } from "./inConversation.ts";
import { openLink, openSummary } from "./opening.ts";
import type { IntentParts } from "./parts.ts";
import { send, takeBack } from "./sending.ts";

const KNOWN_COMMANDS: ReadonlySet<string> = new Set(Object.values(COMMANDS));

/** Looking around is no answer to a notice. */
const QUIET: ReadonlySet<Intent["kind"]> = new Set([
  "ready",
  "older",
  "drafts",
  "expand",
  "copy",
  "openLink",
  "command",
  "showContext",
  "search",
  "findFiles",
  "mention",
  "showDiff",
  "showWelcome",
  "dismissTour",
  "showFacts",
  "showSources",
]);

/** Does what the panel asks for. Rejects with a UserFacingError for the person. */
export async function carryOut(intent: Intent, parts: IntentParts): Promise<void> {
  const { conversations, drafts, presenter, importing, lists, firstMinutes } = parts;
  if (!QUIET.has(intent.kind)) presenter.clearNotice();
  switch (intent.kind) {
    case "ready":
      presenter.showContext(false);
      presenter.showAll(intent.at);
      return presenter.showDrafts(await drafts.recall());
    case "older":
      return presenter.showOlder(intent.to);
    case "drafts":
      return drafts.remember(intent.drafts);
    case "send":
      return send(intent.text, parts);
    case "takeBack":
      return takeBack(parts);
    case "setTrigger":
      return setTrigger(intent.percent);
    case "showContext":
      return presenter.showContext(intent.open);
    case "showFacts":
      return presenter.showFacts(intent.compaction);
    case "showSources":
      return presenter.showSources(intent.compaction, intent.line);
    case "expand":
      return presenter.expand(intent.item, intent.part);
    case "openSummary":
      return openSummary(intent);
    case "showWelcome":
      return firstMinutes.welcome.show(intent.open);
    case "useModel":
      return firstMinutes.welcome.use(intent);
    case "dismissTour":
      return firstMinutes.welcome.settleTour();
    case "openSession":
      await conversations.open(intent.id);
      return;
    case "search":
      return lists.searching.search(intent.query);
    case "findFiles":
      return lists.files.find(intent.query);
    case "mention":
      return lists.files.weigh(intent.paths);
    case "openHit":
      await conversations.open(intent.session);
      return presenter.reveal(intent.entry);
    case "renameSession":
      return conversations.rename(intent.id, intent.title);
    case "deleteSession":
      return conversations.remove(intent.id);
    case "restoreSession":
      return conversations.restore(intent.id);
    case "openLink":
      return openLink(intent.href);
    case "copy":
      return vscode.env.clipboard.writeText(intent.text);
    case "dropFile":
      return importing.from(wholeFile(intent.name, intent.data));
    case "dropUris":
      return importDropped(intent.uris, importing);
    case "command":
      if (KNOWN_COMMANDS.has(intent.command)) await vscode.commands.executeCommand(intent.command);
      return;
    case "stop":
      importing.cancel(intent.run);
      return carryOutInConversation(intent, parts);
    default:
      return carryOutInConversation(intent, parts);
  }
}
