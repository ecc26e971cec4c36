import type { CompactionEntry, MessageEntry, SummaryEditEntry } from "./entries.ts";
import { keptIn } from "./kept.ts";
import { handoff } from "./summary/handoff.ts";
import type { Anchor, Item, Place } from "./transcript.ts";

/** Where the live summary stands; undefined when what it covers is not in the log. */
export function anchorOf(
  compaction: CompactionEntry,
  edit: SummaryEditEntry | undefined,
  messages: readonly MessageEntry[],
): Anchor | undefined {
  const from = messages.findIndex(({ id }) => id === compaction.covers.from);
  const last = messages.findLastIndex(({ id }) => id === compaction.covers.to);
  if (from < 0 || last < from) return undefined;
  return {
    compaction,
    summary: edit?.markdown ?? compaction.summary,
    tokens: edit?.tokens ?? compaction.summaryTokens,
    from,
    to: last + 1,
  };
}

/** Row R3: system · instructions · protected head · summary and ledger · kept and pinned · restored · tail. */
export function itemsOf(
  messages: readonly MessageEntry[],
  anchor: Anchor | undefined,
  pinned: ReadonlySet<string>,
): Item[] {
  const system = messages.filter(({ role }) => role === "system");
  const at = (place: Place, from: number, to: number): Item[] =>
    messages
      .slice(from, to)
      .filter(({ role }) => role !== "system")
      .map((message) => ({ kind: "message", place, message }));
  const sections: Item[] = system.map((message) => ({ kind: "message", place: "system", message }));
  if (!anchor) return sections.concat(at("tail", 0, messages.length));
  const wanted = new Set([...anchor.compaction.kept, ...pinned]);
  const kept = keptIn(messages.slice(anchor.from, anchor.to), wanted);
  const { ledger, ledgerTokens = 0, restored = [] } = anchor.compaction;
  const again = restored.map((one): Item => ({ kind: "restored", restored: one }));
  const isInstructions = (item: Item): boolean =>
    item.kind === "restored" && item.restored.kind === "instructions";
  return sections.concat(
    again.filter(isInstructions),
    at("head", 0, anchor.from),
    { kind: "summary", text: handoff(anchor.summary, ledger), tokens: anchor.tokens, ledger: ledgerTokens },
    kept.map((message): Item => ({ kind: "message", place: "kept", message })),
    again.filter((item) => !isInstructions(item)),
    at("tail", anchor.to, messages.length),
  );
}
