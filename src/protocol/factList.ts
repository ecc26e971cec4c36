import { checkedFacts } from "../engine/audit/checkedFacts.ts";
import type { CompactionEntry, Entry } from "../engine/entries.ts";
import { replay } from "../engine/replay.ts";
import { type Shown, shownAs } from "./items.ts";
import type { CardItem } from "./view.ts";

export type FactList = NonNullable<NonNullable<CardItem["audit"]>["list"]>;

/** The card of a compaction with every fact that its summary was checked for; undefined when there is none of that id. */
export function cardWithFacts(shown: Shown, id: string): CardItem | undefined {
  const { entries } = shown;
  const compaction = entries.find((entry) => entry.id === id);
  const card = compaction && shownAs(shown)(compaction);
  if (compaction?.kind !== "compaction" || card?.kind !== "card" || !card.audit) return undefined;
  const markdown = replay(entries).edited.get(id)?.markdown ?? compaction.summary;
  return { ...card, audit: { ...card.audit, list: factListOf(entries, { compaction, markdown }) } };
}

/** The facts that the summary of `compaction`, which is one of these entries, states as `markdown`. Linear in the log. */
export function factListOf(
  entries: readonly Entry[],
  summary: { readonly compaction: CompactionEntry; readonly markdown: string },
): FactList {
  const facts = checkedFacts(entries, summary);
  const textsAt = (place: "summary" | "ledger"): string[] =>
    facts.flatMap(({ text, stands }) => (stands === place ? [text] : []));
  return { summary: textsAt("summary"), ledger: textsAt("ledger") };
}
