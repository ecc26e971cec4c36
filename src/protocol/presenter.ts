import type { Conversation } from "../chat/conversation.ts";
import type { Conversations } from "../chat/conversations.ts";
import type { ConversationEvent } from "../chat/events.ts";
import type { ChatSettings } from "../chat/settings.ts";
import type { EntryId } from "../engine/entries.ts";
import { changedItems, expandedItem, itemOf } from "./changedItems.ts";
import { cardWithFacts } from "./factList.ts";
import { newsNotice } from "./guardWords.ts";
import { itemsOf } from "./items.ts";
import { itemShowing, listOf, type ListState } from "./lists.ts";
import type { Change, StatePatch } from "./messages.ts";
import { Previews } from "./previews.ts";
import { noticeOf, noticeOnOpening, runView } from "./running.ts";
import { sourcesOfLine } from "./sources.ts";
import { UnderWay } from "./underWay.ts";
import type { Notice, Run as ViewRun, Search, ViewState, Welcome } from "./view.ts";
import { presentVitals, vitalsOf } from "./vitals.ts";

export interface PresenterPorts {
  readonly settings: () => ChatSettings & { readonly server?: string };
  readonly post: (changes: readonly Change[]) => void;
  /** The list of conversations could not be read. */
  readonly onProblem: (error: unknown) => void;
}

/** Keeps the panel true: the whole state when it asks, then only what changes. */
export class Presenter {
  /** Compactions that are looked at before they count; `refreshVitals` shows what has changed. */
  readonly previews = new Previews();
  readonly #conversations: Conversations;
  readonly #ports: PresenterPorts;
  readonly #underWay: UnderWay;
  readonly #followed = new WeakSet<Conversation>();
  #list: ListState = { sessions: [], trashed: 0 };
  #import: ViewRun | undefined;
  #notice: Notice | undefined;
  /** What a run has told; it outlives the run. */
  #news: Notice | undefined;
  #showsContext = false;

  constructor(conversations: Conversations, ports: PresenterPorts) {
    this.#conversations = conversations;
    this.#ports = ports;
    this.#underWay = new UnderWay({
      model: () => ports.settings().model?.name,
      isProposed: (conversation) => this.previews.isMaking(conversation),
    });
    conversations.onEvent((event) => {
      if (event === "list") this.#refreshSoon();
      if (event !== "current") return;
      this.#notice = noticeOnOpening(conversations.current);
      this.#news = undefined;
      this.showAll();
    });
  }

  /** Sends everything: when the panel is ready, and when another conversation comes in front. */
  showAll(): void {
    const current = this.#conversations.current;
    if (current) this.#follow(current.conversation);
    const running = current && this.#underWay.of(current.conversation);
    const items = current ? itemsOf(current.conversation) : [];
    const state: ViewState = {
      ...this.#list,
      ...presentVitals(this.#vitals()),
      items: running ? [...items, running] : items,
    };
    this.#ports.post([{ kind: "state", state }]);
  }

  async refreshList(): Promise<void> {
    const list = await listOf(this.#conversations);
    this.#list = { ...this.#list, ...list };
    this.#patch({ ...list, ...this.#vitals() });
  }

  /** What was found so far; undefined: nothing is searched for. */
  showSearch(found: Search | undefined): void {
    this.#showBeside("search", found);
  }

  /** What an empty conversation offers; undefined: none is shown. */
  showWelcome(offered: Welcome | undefined): void {
    this.#showBeside("welcome", offered);
  }

  /** How many can be recovered; undefined: none. */
  showLost(found: number | undefined): void {
    this.#showBeside("lost", found);
  }

  /** Scrolls to where an entry of the conversation in front is shown. */
  reveal(entry: EntryId): void {
    const { conversation } = this.#conversations.current ?? {};
    if (!conversation) return;
    this.#ports.post([{ kind: "reveal", item: itemShowing(conversation.transcript, entry) }]);
  }

  /** The model, its window, or a setting is another one now. */
  refreshVitals(): void {
    this.#patch(this.#vitals());
  }

  /** One line above the input, until something else is done. */
  showNotice(notice: Notice): true {
    this.#notice = notice;
    this.#patch({ notice });
    return true;
  }

  clearNotice(): void {
    if (!this.#notice && !this.#news) return;
    this.#notice = undefined;
    this.#news = undefined;
    this.#patch({ notice: this.#vitals().notice });
  }

  /** While the context view is open its figures are kept true too. */
  showContext(open: boolean): void {
    if (this.#showsContext === open) return;
    this.#showsContext = open;
    this.#patch(this.#vitals());
  }

  /** After the whole state. */
  showDrafts(drafts: Record<string, string>): void {
    if (Object.keys(drafts).length > 0) this.#ports.post([{ kind: "drafts", drafts }]);
  }

  showImport(run: ViewRun | undefined): void {
    this.#import = run;
    this.#patch({ run: run ?? null });
  }

  focusInput(text?: string): void {
    this.#ports.post([{ kind: "focusInput", ...(text === undefined ? {} : { text }) }]);
  }

  /** Sends the item again with one part whole. */
  expand(item: string, part: number): void {
    const current = this.#conversations.current;
    const whole = current && expandedItem(current.conversation, item, part);
    if (whole) this.#ports.post([{ kind: "upsert", items: [whole] }]);
  }

  /** Sends the card again with every fact that its summary was checked for. */
  showFacts(compaction: string): void {
    const current = this.#conversations.current;
    const card = current && cardWithFacts(current.conversation, compaction);
    if (card) this.#ports.post([{ kind: "upsert", items: [card] }]);
  }

  /** The messages that a line of a summary comes from; scrolls there when it is one. */
  showSources(compaction: string, line: string): void {
    const current = this.#conversations.current;
    if (current) this.#ports.post(sourcesOfLine(current.conversation, compaction, line));
  }

  #showBeside<Key extends "search" | "welcome" | "lost">(key: Key, value: ListState[Key]): void {
    const { [key]: _, ...others } = this.#list;
    this.#list = {
      ...others,
      sessions: this.#list.sessions,
      trashed: this.#list.trashed,
      ...(value === undefined ? {} : { [key]: value }),
    };
    this.#patch({ [key]: value ?? null });
  }

  #refreshSoon(): void {
    this.refreshList().catch(this.#ports.onProblem);
  }

  #showBusy(): void {
    const busy = [...this.#conversations.busy];
    this.#list = { ...this.#list, busy };
    this.#patch({ busy });
  }

  #follow(conversation: Conversation): void {
    if (this.#followed.has(conversation)) return;
    this.#followed.add(conversation);
    conversation.onEvent((event) => {
      const changes = this.#changesOf(conversation, event);
      if (this.#conversations.current?.conversation === conversation) this.#ports.post(changes);
      if (event.kind === "runStarted") this.#showBusy();
      if (event.kind === "runEnded") this.#refreshSoon();
    });
  }

  /** Keeps what is under way up to date, whether the conversation is in front or not. */
  #changesOf(conversation: Conversation, event: ConversationEvent): Change[] {
    switch (event.kind) {
      case "runStarted":
        this.#notice = undefined;
        return [...this.#underWay.begin(conversation, event.run), this.#vitalsChange()];
      case "answerDelta":
      case "summaryDelta":
        return this.#underWay.grow(conversation, event);
      case "appended":
        return [
          ...this.#underWay.settle(conversation),
          { kind: "upsert", items: changedItems(conversation, event.entries) },
          this.#vitalsChange(),
        ];
      case "runEnded":
        this.#notice = noticeOf(event);
        return [...this.#underWay.end(conversation, event), this.#vitalsChange()];
      case "runWaits":
        return conversation.run ? [{ kind: "patch", patch: { run: runView(conversation.run) } }] : [];
      case "callChanged": {
        const item = itemOf(conversation, event.message);
        return item ? [{ kind: "upsert", items: [item] }] : [];
      }
      case "told":
        this.#news = newsNotice(event.news);
        return [this.#vitalsChange()];
      case "queued":
      case "preparing":
      case "proposed":
      case "guarded":
        return [this.#vitalsChange()];
    }
  }

  #vitals(): ReturnType<typeof vitalsOf> {
    return vitalsOf(this.#conversations.current, {
      settings: this.#ports.settings(),
      run: this.#import,
      notice: this.#notice ?? this.#news,
      showsContext: this.#showsContext,
      previews: this.previews,
    });
  }

  #vitalsChange(): Change {
    return { kind: "patch", patch: this.#vitals() };
  }

  #patch(patch: StatePatch): void {
    this.#ports.post([{ kind: "patch", patch }]);
  }
}
