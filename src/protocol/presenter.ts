import type { Conversation } from "../chat/conversation.ts";
import type { Conversations } from "../chat/conversations.ts";
import type { ChatSettings } from "../chat/settings.ts";
import type { EntryId } from "../engine/entries.ts";
import type { Change } from "./messages.ts";
import { Previews } from "./previews.ts";
import { ShownItems } from "./shownItems.ts";
import { ShownLists } from "./shownLists.ts";
import { ShownVitals } from "./shownVitals.ts";
import { UnderWay } from "./underWay.ts";
import type { Mentioned, Notice, OfferedFiles, Run as ViewRun, Search, ViewState, Welcome } from "./view.ts";

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
  readonly #vitals: ShownVitals;
  readonly #conversations: Conversations;
  readonly #ports: PresenterPorts;
  readonly #underWay: UnderWay;
  readonly #lists: ShownLists;
  readonly #items = new ShownItems();
  readonly #followed = new WeakSet<Conversation>();

  constructor(conversations: Conversations, ports: PresenterPorts) {
    this.#conversations = conversations;
    this.#ports = ports;
    this.#lists = new ShownLists(conversations);
    this.#vitals = new ShownVitals({ conversations, settings: ports.settings, previews: this.previews });
    this.#underWay = new UnderWay({
      model: () => ports.settings().model?.name,
      isProposed: (conversation) => this.previews.isMaking(conversation),
    });
    conversations.onEvent((event) => {
      if (event === "list") this.#refreshSoon();
      if (event !== "current") return;
      this.#vitals.opened();
      this.showAll();
    });
  }

  /**
   * Sends everything but older items: when the panel is ready, and when another
   * conversation comes in front. `at`: the item where the reader was.
   */
  showAll(at?: string): void {
    const { conversation } = this.#conversations.current ?? {};
    if (conversation) this.#follow(conversation);
    const running = conversation && this.#underWay.of(conversation);
    const { items, isPartial } = this.#items.open(conversation, at);
    const state: ViewState = {
      ...this.#vitals.all(this.#lists.state),
      items: running ? [...items, running] : items,
      ...(isPartial ? { isPartial } : {}),
    };
    this.#ports.post([{ kind: "state", state }]);
  }

  /** Sends the next older items; with an id, all down to that one. */
  showOlder(to?: string): void {
    this.#ports.post(this.#items.older(to));
  }

  async refreshList(): Promise<void> {
    this.#ports.post(this.#vitals.refresh(await this.#lists.read()));
  }

  /** What was found so far; undefined: nothing is searched for. */
  showSearch(found: Search | undefined): void {
    this.#ports.post(this.#vitals.news(this.#lists.show("search", found)));
  }

  /** What an `@` may mean; undefined: none is typed. */
  showFiles(offered: OfferedFiles | undefined): void {
    this.#ports.post(this.#vitals.news(this.#lists.show("files", offered)));
  }

  /** What the files cost that the draft mentions; undefined: it mentions none. */
  showMentioned(mentioned: Mentioned | undefined): void {
    this.#ports.post(this.#vitals.news(this.#lists.show("mentioned", mentioned)));
  }

  /** What an empty conversation offers; undefined: none is shown. */
  showWelcome(offered: Welcome | undefined): void {
    this.#ports.post(this.#vitals.news(this.#lists.show("welcome", offered)));
  }

  /** How many can be recovered; undefined: none. */
  showLost(found: number | undefined): void {
    this.#ports.post(this.#vitals.news(this.#lists.show("lost", found)));
  }

  /** Scrolls to where an entry of the conversation in front is shown. */
  reveal(entry: EntryId): void {
    this.#ports.post(this.#items.reveal(entry));
  }

  /** The model, its window, or a setting is another one now. */
  refreshVitals(): void {
    this.#ports.post(this.#vitals.refresh());
  }

  /** One line above the input, until something else is done. */
  showNotice(notice: Notice): true {
    this.#ports.post(this.#vitals.showNotice(notice));
    return true;
  }

  clearNotice(): void {
    this.#ports.post(this.#vitals.clearNotice());
  }

  /** While the context view is open its figures are kept true too. */
  showContext(open: boolean): void {
    this.#ports.post(this.#vitals.showContext(open));
  }

  /** The gauge shows what undoing or redoing this would do; undefined: as it is. */
  foresee(target: EntryId | undefined): void {
    this.#ports.post(this.#vitals.foresee(target));
  }

  /** After the whole state. */
  showDrafts(drafts: Record<string, string>): void {
    if (Object.keys(drafts).length > 0) this.#ports.post([{ kind: "drafts", drafts }]);
  }

  showImport(run: ViewRun | undefined): void {
    this.#ports.post(this.#vitals.showImport(run));
  }

  focusInput(text?: string): void {
    this.#ports.post([{ kind: "focusInput", ...(text === undefined ? {} : { text }) }]);
  }

  /** Sends the item again with one part whole. */
  expand(item: string, part: number): void {
    this.#ports.post(this.#items.expand(item, part));
  }

  /** Sends the card again with every fact that its summary was checked for. */
  showFacts(compaction: string): void {
    const current = this.#conversations.current;
    if (current && this.previews.showFacts(current.conversation, compaction)) return this.refreshVitals();
    this.#ports.post(this.#items.facts(compaction));
  }

  /** The messages that a line of a summary comes from; scrolls there when it is one. */
  showSources(compaction: string, line: string): void {
    this.#ports.post(this.#items.sources(compaction, line));
  }

  #refreshSoon(): void {
    this.refreshList().catch(this.#ports.onProblem);
  }

  #follow(conversation: Conversation): void {
    if (this.#followed.has(conversation)) return;
    this.#followed.add(conversation);
    conversation.onEvent((event) => {
      // Kept up to date whether the conversation is in front or not.
      const underWay = this.#underWay.follow(conversation, event);
      if (this.#conversations.current?.conversation === conversation)
        this.#ports.post([...underWay, ...this.#items.changed(event), ...this.#vitals.after(event)]);
      if (event.kind === "runStarted") this.#ports.post(this.#vitals.news(this.#lists.readBusy()));
      if (event.kind === "runEnded") this.#refreshSoon();
    });
  }
}
