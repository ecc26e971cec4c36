import * as vscode from "vscode";

import type { Api } from "./host/api.ts";
import { registerCommands } from "./host/commands.ts";
import { showFirstTime } from "./host/firstTime.ts";
import { hooksOf } from "./host/hooks/create.ts";
import { Importing } from "./host/importing.ts";
import { carryOut } from "./host/intents.ts";
import { Keys } from "./host/keys.ts";
import { languageServer } from "./host/languageServer/create.ts";
import { LearnedWindows } from "./host/learnedWindows.ts";
import { Log } from "./host/log.ts";
import { Model } from "./host/model.ts";
import { Panel } from "./host/panel.ts";
import { StatusBar } from "./host/statusBar.ts";
import { openStorage } from "./host/storage.ts";
import { VIEW } from "./manifest.ts";
import { Presenter } from "./protocol/presenter.ts";

let closing: () => Promise<void> = () => Promise.resolve();

/** Builds every object once, in order. Nothing is read from disk that the panel does not ask for. */
export function activate(context: vscode.ExtensionContext): Api {
  const channel = vscode.window.createOutputChannel("Anchored Chat", { log: true });
  const log: Log = new Log(channel, (notice) => panel.isVisible && presenter.showNotice(notice));
  const keys = new Keys(context);
  const learned = new LearnedWindows(context.globalState);
  const model = new Model(keys, learned, (error) => void log.tell(error));
  const { hooks, onWillCompact, onDidCompact } = hooksOf(log);
  const { server, countExactly } = languageServer(context, channel);
  const { conversations, drafts } = openStorage(context, {
    settings: () => model.settings,
    countExactly,
    hooks,
    onLimit: (name, window) => void log.guard(() => model.learn(name, window)),
  });
  const panel: Panel = new Panel(context.extensionUri, (intent) => {
    server.start();
    void log.guard(() => carryOut(intent, parts));
  });
  const presenter = new Presenter(conversations, {
    settings: () => model.settings,
    post: (changes) => panel.post(changes),
    onProblem: (error) => void log.tell(error),
  });
  const importing = new Importing(conversations, presenter, log);
  const parts = {
    conversations,
    drafts,
    presenter,
    importing,
    keys,
    log,
    ready: () => model.ready(),
    openSample: () => importing.fromUri(vscode.Uri.joinPath(context.extensionUri, "dist/sample.jsonl")),
  };
  const statusBar = new StatusBar();
  const showMeter = (): void => statusBar.show(conversations.current?.conversation.measure(), model.settings);
  closing = () => conversations.close();
  context.subscriptions.push(
    model,
    panel,
    server,
    statusBar,
    registerCommands(parts),
    vscode.window.registerWebviewViewProvider(VIEW, panel),
    model.onDidChange(() => presenter.refreshVitals()),
    model.onDidChange(showMeter),
  );
  conversations.onEvent(showMeter);
  void log.guard(() => showFirstTime(context.globalState));
  void log.guard(() => conversations.resume());
  void log.guard(() => presenter.refreshList());
  return { countTokens: countExactly, onWillCompact, onDidCompact };
}

export async function deactivate(): Promise<void> {
  await closing();
}
