import { checkedFacts } from "../engine/audit/checkedFacts.ts";
import { replay } from "../engine/replay.ts";
import { itemsOf, type Shown } from "./items.ts";
import type { CardItem } from "./view.ts";

/** The card of a compaction with every fact that its summary was checked for; undefined when there is none of that id. */
export function cardWithFacts(shown: Shown, id: string): CardItem | undefined {
  const { entries } = shown;
  const compaction = entries.find((entry) => entry.id === id);
  const card = itemsOf(shown).find((item) => item.id === id);
  if (compaction?.kind !== "compaction" || card?.kind !== "card" || !card.audit) return undefined;
  const markdown = replay(entries).edited.get(id)?.markdown ?? compaction.summary;
  const facts = checkedFacts(entries, { compaction, markdown });
  const textsAt = (place: "summary" | "ledger"): string[] =>
    facts.flatMap(({ text, stands }) => (stands === place ? [text] : []));
  return {
    ...card,
    audit: { ...card.audit, list: { summary: textsAt("summary"), ledger: textsAt("ledger") } },
  };
}
