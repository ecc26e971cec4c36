import type { Conversations } from "../chat/conversations.ts";
import type { ConversationEvent } from "../chat/events.ts";
import type { ChatSettings } from "../chat/settings.ts";
import type { EntryId } from "../engine/entries.ts";
import { newsNotice } from "./guardWords.ts";
import type { ListState } from "./lists.ts";
import type { Change, StatePatch } from "./messages.ts";
import type { Previews } from "./previews.ts";
import { noticeOf, noticeOnOpening, runView } from "./running.ts";
import { Told } from "./told.ts";
import type { Notice, Run, ViewState } from "./view.ts";
import { presentVitals, type Vitals, vitalsOf } from "./vitals.ts";

interface Parts {
  readonly conversations: Conversations;
  readonly settings: () => ChatSettings & { readonly server?: string };
  readonly previews: Previews;
}

/** All that the panel shows but items: each call gives what it must be told, which is only what it does not know. */
export class ShownVitals {
  readonly #parts: Parts;
  readonly #told = new Told();
  #import: Run | undefined;
  #notice: Notice | undefined;
  /** What a run has told; it outlives the run. */
  #runNotice: Notice | undefined;
  #showsContext = false;
  #foreseen: EntryId | undefined;

  constructor(parts: Parts) {
    this.#parts = parts;
  }

  /** Another conversation is in front. */
  opened(): void {
    this.#notice = noticeOnOpening(this.#parts.conversations.current);
    this.#runNotice = undefined;
  }

  /** Everything anew, these lists included. */
  all(lists: ListState): Omit<ViewState, "items" | "isPartial"> {
    this.#foreseen = undefined;
    this.#told.forget();
    const vitals = this.#vitals();
    this.news({ ...lists, ...vitals });
    return { ...lists, ...presentVitals(vitals) };
  }

  /** What has changed, and what of this is different. */
  refresh(more: StatePatch = {}): Change[] {
    return this.news({ ...more, ...this.#vitals() });
  }

  news(patch: StatePatch): Change[] {
    const news = Object.entries(patch).filter(([name, value]) => this.#told.isNews(name, value));
    return news.length === 0 ? [] : [{ kind: "patch", patch: Object.fromEntries(news) }];
  }

  /** After an event of the conversation in front. */
  after(event: ConversationEvent): Change[] {
    switch (event.kind) {
      case "answerDelta":
      case "summaryDelta":
      case "callChanged":
        return [];
      case "runWaits":
        return this.news({ run: runView(event.run) });
      case "runStarted":
        this.#notice = undefined;
        return this.refresh();
      case "runEnded":
        this.#notice = noticeOf(event);
        return this.refresh();
      case "told":
        this.#runNotice = newsNotice(event.news);
        return this.refresh();
      case "appended":
      case "queued":
      case "preparing":
      case "proposed":
      case "guarded":
        return this.refresh();
    }
  }

  showNotice(notice: Notice): Change[] {
    this.#notice = notice;
    return this.news({ notice });
  }

  clearNotice(): Change[] {
    if (!this.#notice && !this.#runNotice) return [];
    this.#notice = undefined;
    this.#runNotice = undefined;
    return this.refresh();
  }

  showContext(open: boolean): Change[] {
    if (this.#showsContext === open) return [];
    this.#showsContext = open;
    return this.refresh();
  }

  foresee(target: EntryId | undefined): Change[] {
    if (this.#foreseen === target) return [];
    this.#foreseen = target;
    return this.refresh();
  }

  showImport(run: Run | undefined): Change[] {
    this.#import = run;
    return this.news({ run: run ?? null });
  }

  #vitals(): Vitals {
    const { conversations, settings, previews } = this.#parts;
    return vitalsOf(conversations.current, {
      settings: settings(),
      run: this.#import,
      notice: this.#notice ?? this.#runNotice,
      showsContext: this.#showsContext,
      isContextTold: this.#told.holds("context"),
      previews,
      foreseen: this.#foreseen,
    });
  }
}
