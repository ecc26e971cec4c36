import type * as vscode from "vscode";
import * as z from "zod";

import type { LearnedWindow } from "../../providers/learnedWindow.ts";

const KEY = "learnedWindows";

const stored = z.record(
  z.string(),
  z.object({ window: z.number().positive(), believed: z.exactOptional(z.number()) }),
);

/** Windows that refusals have taught, kept over restarts; by server and model. */
export class LearnedWindows {
  readonly #memento: vscode.Memento;

  constructor(memento: vscode.Memento) {
    this.#memento = memento;
  }

  of(baseUrl: string, model: string): LearnedWindow | undefined {
    return this.#all()[keyOf(baseUrl, model)];
  }

  async learn(baseUrl: string, model: string, learned: LearnedWindow): Promise<void> {
    await this.#memento.update(KEY, { ...this.#all(), [keyOf(baseUrl, model)]: learned });
  }

  #all(): Readonly<Record<string, LearnedWindow>> {
    return stored.safeParse(this.#memento.get(KEY)).data ?? {};
  }
}

const keyOf = (baseUrl: string, model: string): string => `${baseUrl} ${model}`;
