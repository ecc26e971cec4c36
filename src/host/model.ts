import * as vscode from "vscode";

import type { ChatSettings } from "../chat/settings.ts";
import { UserFacingError } from "../engine/userFacingError.ts";
import { COMMANDS, SETTINGS_SECTION } from "../manifest.ts";
import { LEARNED, withLearned } from "../providers/learnedWindow.ts";
import { detectWindow } from "../providers/limits.ts";
import { openAiProvider } from "../providers/openai/openAiProvider.ts";
import { checkBaseUrl } from "../providers/origin.ts";
import type { Server } from "../providers/server.ts";
import type { Keys } from "./keys.ts";
import type { LearnedWindows } from "./learnedWindows.ts";
import { readSettings, type Settings } from "./settings.ts";

/** The settings of the moment with the model they name: asked for by everything that runs. */
export interface LiveSettings extends ChatSettings {
  /** For people: where the model runs. */
  readonly server?: string;
  readonly isMeterVisible: boolean;
}

/** Keeps the model in step with settings and keys. */
export class Model {
  readonly #keys: Keys;
  readonly #learned: LearnedWindows;
  readonly #tell: (error: UserFacingError) => void;
  readonly #changed = new vscode.EventEmitter<void>();
  readonly #disposables: vscode.Disposable[];
  #live: LiveSettings = liveSettings(readSettings(), undefined);
  #detecting = new AbortController();
  #ready: Promise<void>;

  /** `tell`: what a person has to know, such as a setting that cannot be read. */
  constructor(keys: Keys, learned: LearnedWindows, tell: (error: UserFacingError) => void) {
    this.#keys = keys;
    this.#learned = learned;
    this.#tell = tell;
    this.#ready = this.refresh();
    this.#disposables = [
      this.#changed,
      vscode.workspace.onDidChangeConfiguration((event) => {
        if (event.affectsConfiguration(SETTINGS_SECTION)) this.#ready = this.refresh();
      }),
      keys.onDidChange(() => (this.#ready = this.refresh())),
    ];
  }

  /** Something in `settings` is different. */
  get onDidChange(): vscode.Event<void> {
    return this.#changed.event;
  }

  get settings(): LiveSettings {
    return this.#live;
  }

  /** Resolves when settings and key are read; the window may still be on its way. */
  ready(): Promise<void> {
    return this.#ready;
  }

  dispose(): void {
    this.#detecting.abort();
    vscode.Disposable.from(...this.#disposables).dispose();
  }

  async refresh(): Promise<void> {
    this.#detecting.abort();
    const detecting = new AbortController();
    this.#detecting = detecting;
    const settings = readSettings();
    if (settings.problem) this.#tell(settings.problem);
    const server = await this.#serverOf(settings);
    if (detecting.signal.aborted) return;
    this.#set(liveSettings(settings, server));
    if (server instanceof UserFacingError || !server || settings.model === "") return;
    if (this.#live.summaryModel)
      void this.#detectSummary({ ...server, model: settings.summaryModel }, detecting.signal);
    if (settings.window > 0) return;
    void this.#detect({ ...server, model: settings.model }, detecting.signal);
  }

  /** A refusal told the window of this model, in tokens; the user's own figure stays. */
  async learn(model: string, window: number): Promise<void> {
    const { baseUrl, window: set } = readSettings();
    const believed = this.#live.limits?.window;
    await this.#learned.learn(baseUrl, model, { window, ...(believed === undefined ? {} : { believed }) });
    if (set > 0 || this.#live.model?.name !== model) return;
    this.#set({ ...this.#live, limits: { ...this.#live.limits, window, source: LEARNED } });
  }

  async #detect(asked: Server & { readonly model: string }, signal: AbortSignal): Promise<void> {
    const learned = this.#learned.of(asked.baseUrl, asked.model);
    const limits = withLearned(await detectWindow(asked, signal), learned);
    if (limits && !signal.aborted) this.#set({ ...this.#live, limits });
  }

  async #detectSummary(asked: Server & { readonly model: string }, signal: AbortSignal): Promise<void> {
    const detected = await detectWindow(asked, signal);
    const { summaryModel } = this.#live;
    if (!detected || !summaryModel || signal.aborted) return;
    this.#set({ ...this.#live, summaryModel: { ...summaryModel, window: detected.window } });
  }

  async #serverOf({ baseUrl, headers }: Settings): Promise<Server | UserFacingError | undefined> {
    if (baseUrl === "") return undefined;
    const checked = checkBaseUrl(baseUrl);
    if (checked.kind === "invalid") return cannotUse(checked.message);
    if (checked.kind === "unencrypted" && !this.#keys.isTrusted(checked.origin))
      return cannotUse(checked.message);
    const apiKey = await this.#keys.get(checked.origin);
    return { baseUrl: checked.baseUrl, headers, ...(apiKey === undefined ? {} : { apiKey }) };
  }

  #set(live: LiveSettings): void {
    this.#live = live;
    this.#changed.fire();
  }
}

const cannotUse = (what: string): UserFacingError =>
  new UserFacingError({
    what,
    todo: "Choose a model to set it right.",
    action: { label: "Choose a Model…", command: COMMANDS.chooseModel },
  });

function liveSettings(settings: Settings, server: Server | UserFacingError | undefined): LiveSettings {
  const { policy, compactionInstructions, isMeterVisible, automatic, window } = settings;
  return {
    policy,
    automatic,
    compactionInstructions,
    isMeterVisible,
    ...modelOf(settings, server),
    // The user's number always wins.
    ...(window > 0 ? { limits: { window, source: "your setting" } } : {}),
  };
}

function modelOf(
  { model, summaryModel }: Settings,
  server: Server | UserFacingError | undefined,
): Partial<LiveSettings> {
  if (server instanceof UserFacingError) return { problem: server };
  if (!server || model === "") return {};
  const provider = openAiProvider(server);
  const isOther = summaryModel !== "" && summaryModel !== model;
  return {
    model: { name: model, provider },
    server: new URL(server.baseUrl).host,
    ...(isOther ? { summaryModel: { name: summaryModel, provider } } : {}),
  };
}
