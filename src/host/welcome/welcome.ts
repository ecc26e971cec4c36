import type { Presenter } from "../../protocol/presenter.ts";
import type { OfferedPlace } from "../../protocol/view.ts";
import type { FoundServer } from "../../providers/discover.ts";
import type { ListedModel } from "../../providers/models.ts";
import type { ModelChoice } from "../models/choose/rows.ts";
import type { Source } from "../models/source.ts";

/** So many models of a place are offered as buttons; the list of *Choose a Model…* has all. */
const MOST_SHOWN = 5;

export interface WelcomeParts {
  readonly presenter: Pick<Presenter, "showWelcome">;
  /** Asks this machine only, and ends by itself. */
  readonly findServers: (signal: AbortSignal) => AsyncIterable<FoundServer>;
  readonly vsCode: Pick<Source, "baseUrl" | "label" | "list">;
  /** Resolves when it is known whether a model is set. */
  readonly hasModel: () => Promise<boolean>;
  readonly use: (model: ModelChoice) => Promise<void>;
  readonly tour: Tour;
}

/** Whether the walkthrough was opened or put away, over all windows. */
export interface Tour {
  readonly isSettled: () => boolean;
  readonly settle: () => Promise<void>;
}

/** What an empty conversation offers. Nobody is asked while it is not shown, nor when a model is set. */
export class Welcome {
  readonly #parts: WelcomeParts;
  #isOpen = false;
  #isLooking = false;
  #looking = new AbortController();
  #local: readonly OfferedPlace[] = [];
  #vsCode: OfferedPlace | undefined;

  constructor(parts: WelcomeParts) {
    this.#parts = parts;
  }

  /** Resolves when all have answered; an earlier search is given up. Rejects only with bugs. */
  async show(open: boolean): Promise<void> {
    this.#looking.abort();
    this.#looking = new AbortController();
    const { signal } = this.#looking;
    this.#isOpen = open;
    this.#isLooking = false;
    if (!open) return this.#parts.presenter.showWelcome(undefined);
    const hasModel = await this.#parts.hasModel();
    if (signal.aborted) return;
    this.#local = [];
    this.#vsCode = undefined;
    this.#isLooking = !hasModel;
    this.#tell();
    if (!hasModel) await this.#look(signal);
  }

  /** VS Code has other models now. */
  async lookAtVsCode(): Promise<void> {
    const { signal } = this.#looking;
    if (this.#isOpen && !(await this.#parts.hasModel())) await this.#askVsCode(signal);
  }

  /** Does nothing for a model that is not offered. */
  async use({ baseUrl, model }: ModelChoice): Promise<void> {
    const place = this.#places.find((one) => one.baseUrl === baseUrl);
    if (place?.models.some(({ id }) => id === model)) await this.#parts.use({ baseUrl, model });
  }

  /** The walkthrough is not offered again. */
  async settleTour(): Promise<void> {
    await this.#parts.tour.settle();
    if (this.#isOpen) this.#tell();
  }

  dispose(): void {
    this.#looking.abort();
  }

  async #look(signal: AbortSignal): Promise<void> {
    await Promise.all([this.#askMachine(signal), this.#askVsCode(signal)]);
    if (signal.aborted) return;
    this.#isLooking = false;
    this.#tell();
  }

  async #askMachine(signal: AbortSignal): Promise<void> {
    for await (const { name, baseUrl, models } of this.#parts.findServers(signal)) {
      if (signal.aborted) return;
      const title = `${name} · ${new URL(baseUrl).host}`;
      this.#local = [...this.#local, offered({ title, baseUrl }, models)];
      this.#tell();
    }
  }

  /** VS Code often has no models at all: then there is nothing to say about it. */
  async #askVsCode(signal: AbortSignal): Promise<void> {
    const { label, baseUrl, list } = this.#parts.vsCode;
    const listed = await list(signal);
    if (signal.aborted) return;
    const models = "failure" in listed ? [] : listed.models;
    this.#vsCode = models.length > 0 ? offered({ title: label, baseUrl }, models) : undefined;
    this.#tell();
  }

  get #places(): OfferedPlace[] {
    return this.#vsCode ? [...this.#local, this.#vsCode] : [...this.#local];
  }

  #tell(): void {
    this.#parts.presenter.showWelcome({
      places: this.#places,
      isLooking: this.#isLooking,
      offersTour: !this.#parts.tour.isSettled(),
    });
  }
}

const offered = (
  place: Pick<OfferedPlace, "title" | "baseUrl">,
  models: readonly ListedModel[],
): OfferedPlace => ({
  ...place,
  // Some say 0 where they do not know.
  models: models.slice(0, MOST_SHOWN).map(({ id, window = 0 }) => (window > 0 ? { id, window } : { id })),
  count: models.length,
});
