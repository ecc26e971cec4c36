import type { ChatSettings } from "../../chat/settings.ts";
import { tokensOfSize, weigh } from "../../chat/weighing.ts";
import { t } from "../../l10n/l10n.ts";
import { MOST_OFFERED } from "../../protocol/mentionView.ts";
import type { Presenter } from "../../protocol/presenter.ts";
import type { OfferedFiles } from "../../protocol/view.ts";
import type { Timer } from "../../providers/timer.ts";
import { rankFiles } from "../../tools/mentions/rankFiles.ts";
import { shownPath } from "../../tools/place/shownPath.ts";
import type { ToolPorts } from "../../tools/ports.ts";
import { ToolProblem } from "../../tools/problem.ts";
import type { FileNames, ListedFile } from "./fileNames.ts";

/** Milliseconds after which it is told that the workspace is still being looked through. */
const SLOW = 150;

export interface MentioningParts extends Pick<ToolPorts, "workspace" | "files"> {
  readonly names: Pick<FileNames, "list" | "dispose">;
  /** Paths of files that were in an editor, the newest first. */
  readonly recent: () => readonly string[];
  readonly settings: () => ChatSettings;
  readonly presenter: Pick<Presenter, "showFiles" | "showMentioned">;
  readonly timer: Timer;
}

/** Offers files while an `@` is typed, and counts those that the draft mentions. */
export class Mentioning {
  readonly #parts: MentioningParts;
  #query: string | undefined;
  #weighing = new AbortController();

  constructor(parts: MentioningParts) {
    this.#parts = parts;
  }

  /** Shows in the panel what fits; late answers to an older question are dropped. Undefined: nothing is asked any more. */
  async find(query: string | undefined): Promise<void> {
    const { presenter, workspace, timer } = this.#parts;
    this.#query = query;
    if (query === undefined) return presenter.showFiles(undefined);
    if (workspace.folders().length === 0)
      return this.#show({ query, problem: t("Open a folder to mention its files.") });
    const endTimer = timer(SLOW, () => this.#show({ query, isLooking: true }));
    try {
      this.#show(await this.#offer(query));
    } catch (error) {
      this.#show({ query, problem: t("The files of the workspace cannot be listed.") });
      if (!(error instanceof ToolProblem)) throw error;
    } finally {
      endTimer();
    }
  }

  /** Shows what reading these would take. */
  async weigh(paths: readonly string[]): Promise<void> {
    const { presenter, settings } = this.#parts;
    this.#weighing.abort();
    this.#weighing = new AbortController();
    const { signal } = this.#weighing;
    if (paths.length === 0) return presenter.showMentioned(undefined);
    try {
      const tokens = await weigh(paths, settings(), signal);
      if (!signal.aborted) presenter.showMentioned({ paths: [...paths], tokens });
    } catch (error) {
      if (!signal.aborted) throw error;
    }
  }

  dispose(): void {
    this.#query = undefined;
    this.#weighing.abort();
    this.#parts.names.dispose();
  }

  async #offer(query: string): Promise<Offer> {
    const { names, recent, workspace } = this.#parts;
    const { files, isCut } = await names.list();
    const recentPaths = recent().flatMap((place) => shownPath(place, workspace) ?? []);
    const { found, more } = rankFiles(query, files, { most: MOST_OFFERED, recent: recentPaths });
    const offered = await Promise.all(found.map((file) => this.#offered(file)));
    return { query, found: offered.filter((one) => one !== undefined), more: more || isCut };
  }

  /** Undefined: it is gone by now. */
  async #offered({ path, place }: ListedFile): Promise<OfferedFiles["found"][number] | undefined> {
    const info = await this.#parts.files.stat(place);
    return info && { path, tokens: tokensOfSize(info.size, this.#parts.settings()) };
  }

  #show(offer: Offer): void {
    if (offer.query !== this.#query) return;
    this.#parts.presenter.showFiles({ found: [], more: false, ...offer });
  }
}

type Offer = Pick<OfferedFiles, "query"> & Partial<OfferedFiles>;
