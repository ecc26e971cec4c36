import type * as vscode from "vscode";

import { secretKeyOf } from "../../providers/origin.ts";

const TRUSTED = "anchoredChat.unencryptedOrigins";

/** API keys in the system's secret store, each bound to the origin it was entered for. */
export class Keys {
  readonly #secrets: vscode.SecretStorage;
  readonly #memory: vscode.Memento;

  constructor(context: Pick<vscode.ExtensionContext, "secrets" | "globalState">) {
    this.#secrets = context.secrets;
    this.#memory = context.globalState;
  }

  get onDidChange(): vscode.Event<unknown> {
    return this.#secrets.onDidChange;
  }

  async get(origin: string): Promise<string | undefined> {
    return this.#secrets.get(secretKeyOf(origin));
  }

  async set(origin: string, key: string): Promise<void> {
    await this.#secrets.store(secretKeyOf(origin), key);
  }

  async remove(origin: string): Promise<void> {
    await this.#secrets.delete(secretKeyOf(origin));
  }

  /** The user has confirmed plain http to this origin. */
  isTrusted(origin: string): boolean {
    return this.#memory.get<readonly string[]>(TRUSTED, []).includes(origin);
  }

  async trust(origin: string): Promise<void> {
    await this.#memory.update(TRUSTED, [...this.#memory.get<readonly string[]>(TRUSTED, []), origin]);
  }
}
