import type { Conversation } from "../chat/conversation.ts";
import type { ConversationEvent } from "../chat/events.ts";
import type { EntryId } from "../engine/entries.ts";
import { changedItems, expandedItem, itemOf } from "./changedItems.ts";
import { cardWithFacts } from "./factList.ts";
import { itemShowing } from "./lists.ts";
import type { Change } from "./messages.ts";
import { Pages } from "./pages.ts";
import { sourcesOfLine } from "./sources.ts";
import { Told } from "./told.ts";
import type { Item, ViewState } from "./view.ts";

/** The items of the conversation in front. Each call gives what the panel must be told. */
export class ShownItems {
  readonly #cards = new Told();
  #conversation: Conversation | undefined;
  #pages: Pages | undefined;

  /** From now on this conversation: its newest items, and all down to the entry `at`, where it has that. */
  open(conversation: Conversation | undefined, at?: EntryId): Pick<ViewState, "items" | "isPartial"> {
    this.#cards.forget();
    this.#conversation = conversation;
    this.#pages = conversation && new Pages(conversation);
    const isHere = conversation?.entries.some(({ id }) => id === at) === true;
    const items = this.#news(this.#pages?.next(isHere ? at : undefined) ?? []);
    return this.#pages?.isWhole === false ? { items, isPartial: true } : { items };
  }

  /** The next older items; with an id, all down to that one. Nothing when they are there. */
  older(to?: EntryId): Change[] {
    const pages = this.#pages;
    if (!pages || pages.isWhole || (to !== undefined && pages.holds(to))) return [];
    return [{ kind: "older", items: this.#news(pages.next(to)), isPartial: !pages.isWhole }];
  }

  /** What an event of this conversation has made new or different. */
  changed(event: ConversationEvent): Change[] {
    if (!this.#conversation) return [];
    if (event.kind === "appended") return this.#upserts(changedItems(this.#conversation, event.entries));
    if (event.kind !== "callChanged") return [];
    const item = itemOf(this.#conversation, event.message);
    return this.#upserts(item ? [item] : []);
  }

  /** Scrolls to where an entry is shown. */
  reveal(entry: EntryId): Change[] {
    if (!this.#conversation) return [];
    const item = itemShowing(this.#conversation.transcript, entry);
    return [...this.older(item), { kind: "reveal", item }];
  }

  /** The item again with one part whole. */
  expand(item: string, part: number): Change[] {
    const whole = this.#conversation && expandedItem(this.#conversation, item, part);
    return whole ? [{ kind: "upsert", items: [whole] }] : [];
  }

  /** The card again with every fact that its summary was checked for. */
  facts(compaction: EntryId): Change[] {
    const card = this.#conversation && cardWithFacts(this.#conversation, compaction);
    return card ? [{ kind: "upsert", items: [card] }] : [];
  }

  /** The messages that a line of a summary comes from; scrolls there when it is one. */
  sources(compaction: EntryId, line: string): Change[] {
    const found = this.#conversation ? sourcesOfLine(this.#conversation, compaction, line) : [];
    return found.flatMap((change) =>
      change.kind === "reveal" ? [...this.older(change.item), change] : change,
    );
  }

  /** What comes with a later page is left out: it is as new then. */
  #upserts(items: readonly Item[]): Change[] {
    const placed = this.#news(items.filter(({ id }) => this.#pages?.holds(id) === true));
    return placed.length === 0 ? [] : [{ kind: "upsert", items: placed }];
  }

  /** Cards are long, and most stay as they are when one changes. */
  #news(items: readonly Item[]): Item[] {
    return items.filter((item) => item.kind === "message" || this.#cards.isNews(item.id, item));
  }
}
