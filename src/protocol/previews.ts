import type { CompactOptions } from "../chat/compacting.ts";
import type { Conversation } from "../chat/conversation.ts";
import { fixedOf } from "../chat/measure.ts";
import type { Preview } from "../chat/preview.ts";
import type { Proposal } from "../chat/proposals.ts";
import type { ChatSettings } from "../chat/settings.ts";
import type { CompactionEntry } from "../engine/entries.ts";
import type { NothingReason } from "../engine/select/select.ts";
import { askedOf } from "./asked.ts";
import { type FactList, factListOf } from "./factList.ts";
import { cardOf } from "./items.ts";
import type { CardItem, PreviewItem } from "./view.ts";

/** What of this is shown: the preview, until it is made; then the proposal, until a yes or no. */
export interface Looked {
  readonly preview?: PreviewItem;
  readonly proposal?: CardItem;
}

/** The compactions that people look at before they count, one for each conversation. */
export class Previews {
  readonly #asked = new WeakMap<Conversation, CompactOptions>();
  readonly #making = new WeakSet<Conversation>();
  /** Each preview and proposal is another item to the panel. */
  readonly #numbers = new WeakMap<CompactOptions | Proposal, number>();
  /** Of the proposals whose facts somebody wants to see. */
  readonly #facts = new WeakMap<Proposal, FactList>();
  #newest = 0;

  /** Why there is nothing to look at; undefined: it is shown from now on. */
  open(conversation: Conversation, options: CompactOptions): NothingReason | undefined {
    const preview = conversation.preview(options);
    if (typeof preview === "string") return preview;
    this.#asked.set(conversation, options);
    return undefined;
  }

  close(conversation: Conversation): void {
    this.#asked.delete(conversation);
  }

  isMaking(conversation: Conversation): boolean {
    return this.#making.has(conversation);
  }

  /** Has what is looked at made, or made again; the note is the user's own words for it. Nothing where nothing is. */
  async make(conversation: Conversation, note?: string): Promise<void> {
    const options = conversation.proposals.current?.options ?? this.#asked.get(conversation);
    if (!options) return;
    this.#making.add(conversation);
    try {
      await conversation.proposals.make({ ...options, ...(note ? { instructions: note } : {}) });
    } finally {
      this.#making.delete(conversation);
    }
  }

  /** The card of the proposal then has every fact that its summary was checked for. False where no such card is shown. */
  showFacts(conversation: Conversation, card: string): boolean {
    const { current } = conversation.proposals;
    if (!current || cardId(this.#numberOf(current)) !== card) return false;
    const compaction = recordedAs(current, card, conversation);
    const entries = [...conversation.entries, compaction];
    this.#facts.set(current, factListOf(entries, { compaction, markdown: compaction.summary }));
    return true;
  }

  shown(conversation: Conversation | undefined): Looked {
    if (!conversation) return {};
    const { current } = conversation.proposals;
    if (current) return { proposal: this.#card(conversation, current) };
    const options = this.#asked.get(conversation);
    // While it is made, its own card shows that.
    if (!options || conversation.run) return {};
    const preview = conversation.preview(options);
    return typeof preview === "string"
      ? {}
      : { preview: { ...itemOf(preview, options, conversation), id: `preview:${this.#numberOf(options)}` } };
  }

  #numberOf(one: CompactOptions | Proposal): number {
    const number = this.#numbers.get(one) ?? ++this.#newest;
    this.#numbers.set(one, number);
    return number;
  }

  #card(conversation: Conversation, proposal: Proposal): CardItem {
    const recorded = recordedAs(proposal, cardId(this.#numberOf(proposal)), conversation);
    const card = cardOf(recorded, conversation.transcript, { isUndone: false, edit: undefined });
    const { pruned, audit, ...rest } = card;
    const list = this.#facts.get(proposal);
    return {
      ...rest,
      state: "proposed",
      live: false,
      ...(audit ? { audit: list ? { ...audit, list } : audit } : {}),
      // Nothing of it can be restored yet, so there is no list.
      ...(pruned ? { pruned: { parts: pruned.parts, tokens: pruned.tokens } } : {}),
    };
  }
}

function itemOf(
  preview: Preview,
  options: CompactOptions,
  conversation: Conversation,
): Omit<PreviewItem, "id"> {
  return {
    ...preview,
    kind: "preview",
    at: newestTime(conversation),
    restored: [...preview.restored],
    asked: askedOf(options),
  };
}

const cardId = (number: number): string => `proposal:${number}`;

/** As the log would have it. */
const recordedAs = ({ entry }: Proposal, id: string, conversation: Conversation): CompactionEntry => ({
  ...entry,
  id,
  at: newestTime(conversation),
});

const newestTime = ({ entries }: Conversation): number => entries.at(-1)?.at ?? 0;

/** What the gauge would show: the tokens in use shrink as our own count of the request does. */
export function usedAfter(
  { tokensBefore, tokensAfter }: Pick<CardItem | PreviewItem, "tokensBefore" | "tokensAfter">,
  { used, settings }: { readonly used: number; readonly settings: ChatSettings },
): number {
  const { system, tools } = fixedOf(settings);
  const fixed = system + tools;
  return Math.round((used * (fixed + tokensAfter)) / Math.max(1, fixed + tokensBefore));
}
