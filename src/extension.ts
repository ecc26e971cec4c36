import "./host/l10n.ts";
import * as vscode from "vscode";

import type { Api } from "./host/api.ts";
import { chatSettingsOf } from "./host/chatSettings.ts";
import { registerCommands } from "./host/commands.ts";
import { showFirstTime } from "./host/firstTime.ts";
import { hooksOf } from "./host/hooks/create.ts";
import { Importing } from "./host/importing.ts";
import { carryOut } from "./host/intents/intents.ts";
import { registerLanguageModelTools } from "./host/languageModelTools/register.ts";
import { languageServer } from "./host/languageServer/create.ts";
import { listsOf } from "./host/lists/create.ts";
import { Log } from "./host/log.ts";
import { openModels } from "./host/models/create.ts";
import { Panel } from "./host/panel.ts";
import { meterOf } from "./host/statusBar.ts";
import { openStorage } from "./host/storage.ts";
import { openSummaries } from "./host/summaries/create.ts";
import { toolsOf } from "./host/tools/create.ts";
import { firstMinutes } from "./host/welcome/create.ts";
import { VIEW } from "./manifest.ts";
import type { Change } from "./protocol/messages.ts";
import { Presenter } from "./protocol/presenter.ts";

let closing: () => Promise<void> = () => Promise.resolve();

/** Builds every object once, in order. Nothing is read from disk that the panel does not ask for. */
export function activate(context: vscode.ExtensionContext): Api {
  const channel = vscode.window.createOutputChannel("Anchored Chat", { log: true });
  const log: Log = new Log(channel, (notice) => panel.isVisible && presenter.showNotice(notice));
  const onProblem = (error: unknown): void => void log.tell(error);
  const guard = (work: () => unknown): void => void log.guard(work);
  const models = openModels(context, onProblem);
  const { model } = models;
  const { hooks, onWillCompact, onDidCompact } = hooksOf(log);
  const tools = toolsOf(context, onProblem);
  const { now: settings, forbidTools: onNoTools } = chatSettingsOf(model, tools);
  const { server, countExactly } = languageServer(context, channel);
  const onLimit = (name: string, window: number): void => guard(() => model.learn(name, window));
  const ports = { settings, countExactly, hooks, world: tools.world, onNoTools, onLimit };
  const storage = openStorage(context, ports);
  const { conversations, drafts, readSession } = storage;
  const panel: Panel = new Panel(context.extensionUri, (intent) => {
    server.start();
    guard(() => carryOut(intent, parts));
  });
  const post = (changes: readonly Change[]): void => panel.post(changes);
  const presenter = new Presenter(conversations, { settings, post, onProblem });
  const importing = new Importing(conversations, presenter, log);
  const shared = { conversations, drafts, presenter, importing, models, tools, log, settings };
  const parts = {
    ...shared,
    lists: listsOf(context, storage, { presenter, log, tools, settings }),
    firstMinutes: firstMinutes(context, models, { presenter, conversations, guard }),
    ready: () => model.ready(),
    openSample: () => importing.sample(context.extensionUri),
  };
  closing = () => conversations.close();
  context.subscriptions.push(model, panel, server, tools, parts.lists, parts.firstMinutes);
  context.subscriptions.push(
    meterOf({ conversations, onDidChangeSettings: model.onDidChange, settings }),
    registerCommands(parts),
    registerLanguageModelTools({ conversations, readSession }),
    openSummaries({ conversations, server, settings }),
    vscode.window.registerWebviewViewProvider(VIEW, panel),
    model.onDidChange(() => presenter.refreshVitals()),
  );
  conversations.onEvent((event) => event === "grown" && model.recheck());
  guard(() => showFirstTime(context.globalState));
  guard(() => conversations.resume());
  guard(() => presenter.refreshList());
  guard(() => parts.lists.recovering.look());
  return { countTokens: countExactly, onWillCompact, onDidCompact };
}

export async function deactivate(): Promise<void> {
  await closing();
}
