import * as vscode from "vscode";

import { UserFacingError } from "../../engine/userFacingError.ts";
import { SETTINGS_SECTION } from "../../manifest.ts";
import type { LanguageModels } from "../languageModels/models.ts";
import { readSettings, type Settings } from "../settings.ts";
import type { Facts } from "./facts.ts";
import type { Keys } from "./keys.ts";
import { isPlaced, type LiveSettings, liveSettings, type Place, type Places } from "./live.ts";
import { VSCODE_URL } from "./source.ts";
import type { Sources } from "./sources.ts";

export interface ModelParts {
  readonly keys: Pick<Keys, "onDidChange">;
  readonly languageModels: Pick<LanguageModels, "onDidChange">;
  readonly sources: Pick<Sources, "open">;
  readonly facts: Facts;
  /** What a person has to know, such as a setting that cannot be read. */
  readonly tell: (error: UserFacingError) => void;
}

/** Keeps the model in step with settings, keys, and what VS Code offers. */
export class Model {
  readonly #parts: ModelParts;
  readonly #changed = new vscode.EventEmitter<void>();
  readonly #disposables: vscode.Disposable[];
  #settings = readSettings();
  #places: Places = { chat: undefined, summary: undefined };
  #live: LiveSettings;
  #refreshing = new AbortController();
  #ready: Promise<void>;
  #isRechecking = false;
  /** Each problem is told once, not again with every change of any setting. */
  #told = new Set<string>();

  constructor(parts: ModelParts) {
    this.#parts = parts;
    this.#live = liveSettings(this.#settings, this.#places, parts.facts);
    this.#ready = this.refresh();
    this.#disposables = [
      this.#changed,
      vscode.workspace.onDidChangeConfiguration((event) => {
        if (event.affectsConfiguration(SETTINGS_SECTION)) void this.refresh();
      }),
      parts.keys.onDidChange(() => void this.refresh()),
      parts.languageModels.onDidChange(() => {
        const { baseUrl, summaryBaseUrl } = this.#settings;
        if ([baseUrl, summaryBaseUrl].includes(VSCODE_URL)) void this.refresh();
      }),
    ];
  }

  /** Something in `settings` is different. */
  get onDidChange(): vscode.Event<void> {
    return this.#changed.event;
  }

  get settings(): LiveSettings {
    return this.#live;
  }

  /** Resolves when settings and key are read, and the window is known or not to be had. */
  async ready(): Promise<void> {
    let waited: Promise<void> | undefined;
    while (waited !== this.#ready) {
      waited = this.#ready;
      await waited;
    }
  }

  /** Reads and asks for everything again. */
  refresh(): Promise<void> {
    this.#refreshing.abort();
    this.#refreshing = new AbortController();
    this.#ready = this.#refresh(this.#refreshing.signal);
    return this.#ready;
  }

  dispose(): void {
    this.#refreshing.abort();
    vscode.Disposable.from(...this.#disposables).dispose();
  }

  /** A refusal told the window of this model, in tokens; the user's own figure stays. */
  async learn(model: string, window: number): Promise<void> {
    const { chat } = this.#places;
    if (!isPlaced(chat) || chat.model !== model) return;
    await this.#parts.facts.learn(chat, window);
    this.#renew();
  }

  /** After an answer: some servers tell the window of a model only when it is loaded. */
  recheck(): void {
    const { chat } = this.#places;
    if (this.#isRechecking || !isPlaced(chat) || !this.#parts.facts.of(chat).window?.isProvisional) return;
    this.#isRechecking = true;
    void this.#ask(this.#refreshing.signal).finally(() => (this.#isRechecking = false));
  }

  async #refresh(signal: AbortSignal): Promise<void> {
    const settings = readSettings();
    const places = await this.#placesOf(settings);
    if (signal.aborted) return;
    this.#settings = settings;
    this.#places = places;
    this.#tell();
    this.#renew();
    const asking = this.#ask(signal);
    if (this.#live.model && !this.#live.limits) await asking;
  }

  async #ask(signal: AbortSignal): Promise<void> {
    const asked = [...new Set([this.#places.chat, this.#places.summary])].filter(isPlaced);
    await Promise.all(asked.map((placed) => this.#parts.facts.ask(placed, signal)));
    if (!signal.aborted) this.#renew();
  }

  async #placesOf(settings: Settings): Promise<Places> {
    const { baseUrl, model, summaryBaseUrl, summaryModel } = settings;
    const chat = await this.#placeOf(baseUrl, model, settings);
    const isSame = (summaryBaseUrl === "" || summaryBaseUrl === baseUrl) && summaryModel === model;
    if (summaryModel === "" || isSame) return { chat, summary: chat };
    return { chat, summary: await this.#placeOf(summaryBaseUrl || baseUrl, summaryModel, settings) };
  }

  async #placeOf(baseUrl: string, model: string, settings: Settings): Promise<Place> {
    if (model === "") return undefined;
    const source = await this.#parts.sources.open(baseUrl, settings);
    return source instanceof UserFacingError || !source ? source : { source, model };
  }

  #renew(): void {
    this.#live = liveSettings(this.#settings, this.#places, this.#parts.facts);
    this.#changed.fire();
  }

  #tell(): void {
    const { chat, summary } = this.#places;
    // That of the chat's model is told when something is sent.
    const problems = [...this.#settings.problems, ...(summary === chat ? [] : [summary])].filter(
      (problem) => problem instanceof UserFacingError,
    );
    for (const problem of problems) if (!this.#told.has(problem.message)) this.#parts.tell(problem);
    this.#told = new Set(problems.map(({ message }) => message));
  }
}
