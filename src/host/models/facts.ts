import type { LearnedWindow } from "../../providers/learnedWindow.ts";
import type { ModelFacts } from "../../providers/limits.ts";
import type { LearnedWindows } from "./learnedWindows.ts";
import type { Source } from "./source.ts";

/** What a setting names: a model in its place. */
export interface PlacedModel {
  readonly source: Source;
  readonly model: string;
}

/** What is known of models: the last answer of each source, and what refusals have taught. */
export class Facts {
  readonly #learned: LearnedWindows;
  readonly #known = new WeakMap<Source, Map<string, ModelFacts>>();

  constructor(learned: LearnedWindows) {
    this.#learned = learned;
  }

  /** Empty when nobody knows, or nobody was asked yet. */
  of({ source, model }: PlacedModel): ModelFacts {
    return this.#known.get(source)?.get(model) ?? {};
  }

  learned({ source, model }: PlacedModel): LearnedWindow | undefined {
    return this.#learned.of(source.baseUrl, model);
  }

  /** Never rejects. An abort changes nothing. */
  async ask({ source, model }: PlacedModel, signal: AbortSignal): Promise<void> {
    const facts = await source.detect(model, signal);
    if (signal.aborted) return;
    const known = this.#known.get(source) ?? new Map<string, ModelFacts>();
    this.#known.set(source, known.set(model, facts));
  }

  /** A refusal told the window, in tokens. Kept over restarts, with what was believed until then. */
  async learn(placed: PlacedModel, window: number): Promise<void> {
    const believed = this.of(placed).window?.window;
    const lesson = { window, ...(believed === undefined ? {} : { believed }) };
    await this.#learned.learn(placed.source.baseUrl, placed.model, lesson);
  }
}
