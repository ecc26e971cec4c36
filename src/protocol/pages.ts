import type { Entry, EntryId } from "../engine/entries.ts";
import type { Transcript } from "../engine/transcript.ts";
import { type Shown, shownAs } from "./items.ts";
import type { Item } from "./view.ts";

/** What a page holds at most; one item always fits. Enough for several screens, and drawn within a frame. */
const MOST = { items: 200, characters: 200_000 };

/**
 * A conversation as the panel gets it: the newest items at once, older ones page
 * by page, so that the first are seen as soon in a long one as in a short one.
 */
export class Pages {
  readonly #shown: Shown;
  /** Entries before this one have not been told of. */
  #from: number;
  #drawn: { readonly of: Transcript; readonly itemOf: (entry: Entry) => Item | undefined } | undefined;

  constructor(shown: Shown) {
    this.#shown = shown;
    this.#from = shown.entries.length;
  }

  /** Everything has been told. */
  get isWhole(): boolean {
    return this.#from === 0;
  }

  /** The next older page; with an id, all down to what shows that entry. Oldest first, as the log is now. */
  next(to?: EntryId): Item[] {
    const pages = [this.#page()];
    if (to !== undefined) while (!this.holds(to)) pages.push(this.#page());
    return pages.toReversed().flat();
  }

  /** Whether what shows this entry has been told. Ids sort by time; those of what is not in the log sort behind them. */
  holds(id: string): boolean {
    return this.isWhole || id >= (this.#shown.entries[this.#from]?.id ?? "");
  }

  #page(): Item[] {
    const { entries } = this.#shown;
    const itemOf = this.#itemOf();
    const items: Item[] = [];
    let characters = 0;
    while (this.#from > 0 && items.length < MOST.items && characters < MOST.characters) {
      const entry = entries[--this.#from];
      const item = entry && itemOf(entry);
      if (!item) continue;
      items.push(item);
      characters += JSON.stringify(item).length;
    }
    return items.toReversed();
  }

  /** Results are looked for in the whole log, so once for as many pages as there are before it changes. */
  #itemOf(): (entry: Entry) => Item | undefined {
    const { transcript } = this.#shown;
    if (this.#drawn?.of !== transcript) this.#drawn = { of: transcript, itemOf: shownAs(this.#shown) };
    return this.#drawn.itemOf;
  }
}
