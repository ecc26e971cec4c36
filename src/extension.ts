import { randomUUID } from "node:crypto";

import * as vscode from "vscode";

import { Conversations } from "./chat/conversations.ts";
import { registerCommands } from "./host/commands.ts";
import { showFirstTime } from "./host/firstTime.ts";
import { Importing } from "./host/importing.ts";
import { carryOut } from "./host/intents.ts";
import { Keys } from "./host/keys.ts";
import { Log } from "./host/log.ts";
import { Model } from "./host/model.ts";
import { Panel } from "./host/panel.ts";
import { StatusBar } from "./host/statusBar.ts";
import { VIEW } from "./manifest.ts";
import { Presenter } from "./protocol/presenter.ts";
import { Front } from "./sessions/front.ts";
import { nodePorts } from "./sessions/nodePorts.ts";
import { storageRoot } from "./sessions/storageRoot.ts";
import { SessionStore } from "./sessions/store.ts";

let closing: () => Promise<void> = () => Promise.resolve();

/** Builds every object once, in order. Nothing is read from disk that the panel does not ask for. */
export function activate(context: vscode.ExtensionContext): void {
  const channel = vscode.window.createOutputChannel("Anchored Chat", { log: true });
  const log: Log = new Log(channel, (notice) => panel.isVisible && presenter.showNotice(notice));
  const keys = new Keys(context);
  const model = new Model(keys, (error) => void log.tell(error));
  const store = new SessionStore(rootOf(context), nodePorts);
  const conversations = new Conversations(store, {
    settings: () => model.settings,
    now: Date.now,
    newRunId: randomUUID,
    memory: new Front(rootOf(context), nodePorts.files),
  });
  const panel: Panel = new Panel(
    context.extensionUri,
    (intent) => void log.guard(() => carryOut(intent, parts)),
  );
  const presenter = new Presenter(conversations, {
    settings: () => model.settings,
    post: (changes) => panel.post(changes),
    onProblem: (error) => void log.tell(error),
  });
  const importing = new Importing(conversations, presenter, log);
  const parts = {
    conversations,
    presenter,
    importing,
    keys,
    log,
    ready: () => model.ready(),
    openSample: () => importing.fromUri(vscode.Uri.joinPath(context.extensionUri, "dist", "sample.jsonl")),
  };
  const statusBar = new StatusBar();
  const showMeter = (): void => statusBar.show(conversations.current?.conversation.measure(), model.settings);
  closing = () => conversations.close();

  context.subscriptions.push(
    model,
    panel,
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
}

export async function deactivate(): Promise<void> {
  await closing();
}

const rootOf = ({ storageUri, globalStorageUri }: vscode.ExtensionContext): string =>
  storageRoot({
    globalStorage: globalStorageUri.fsPath,
    ...(storageUri ? { storage: storageUri.fsPath } : {}),
  });
