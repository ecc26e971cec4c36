import * as vscode from "vscode";

import { type Change, intent, type Intent } from "../protocol/messages.ts";
import { panelHtml } from "./panelHtml.ts";

/** Milliseconds that changes are gathered before they are sent: one frame. */
const FRAME = 16;

/** The webview: intents out, changes in. It may come and go; changes while it is away are not kept. */
export class Panel implements vscode.WebviewViewProvider {
  readonly #extensionUri: vscode.Uri;
  readonly #onIntent: (intent: Intent) => void;
  #view: vscode.WebviewView | undefined;
  #seq = 0;
  #waiting: Change[] = [];
  #timer: NodeJS.Timeout | undefined;

  constructor(extensionUri: vscode.Uri, onIntent: (intent: Intent) => void) {
    this.#extensionUri = extensionUri;
    this.#onIntent = onIntent;
  }

  resolveWebviewView(view: vscode.WebviewView): void {
    const { webview } = view;
    const root = vscode.Uri.joinPath(this.#extensionUri, "dist");
    webview.options = { enableScripts: true, localResourceRoots: [root] };
    webview.onDidReceiveMessage((message: unknown) => this.#receive(message));
    // What is hidden has no document that could say so.
    view.onDidChangeVisibility(() => view.visible || this.#onIntent({ kind: "showWelcome", open: false }));
    view.onDidDispose(() => (this.#view = this.#view === view ? undefined : this.#view));
    this.#view = view;
    this.#waiting = [];
    webview.html = panelHtml(webview, root);
  }

  get isVisible(): boolean {
    return this.#view?.visible === true;
  }

  post(changes: readonly Change[]): void {
    if (!this.#view || changes.length === 0) return;
    this.#waiting.push(...changes);
    this.#timer ??= setTimeout(() => this.#flush(), FRAME);
  }

  dispose(): void {
    clearTimeout(this.#timer);
  }

  #receive(message: unknown): void {
    const parsed = intent.safeParse(message);
    if (!parsed.success) return;
    if (parsed.data.kind === "ready") this.#seq = 0;
    this.#onIntent(parsed.data);
  }

  #flush(): void {
    this.#timer = undefined;
    const changes = this.#waiting;
    this.#waiting = [];
    const { webview } = this.#view ?? {};
    if (webview) void webview.postMessage({ seq: this.#seq++, changes });
  }
}
