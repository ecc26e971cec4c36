import type {
  Audit,
  CallPart,
  CompactionEntry,
  Entry,
  MessageEntry,
  PruneEntry,
  PruneEdit,
} from "../engine/entries.ts";
import { pairCalls, type PlacedResult } from "../engine/pairCalls.ts";
import { replay } from "../engine/replay.ts";
import type { Transcript } from "../engine/transcript.ts";
import { callRow, editIn, type PartContext, type PartRow, plainView, refOf, resultRow } from "./parts.ts";
import type { CardItem, Item, MessageItem, PruneItem } from "./view.ts";

/** The whole log as the panel shows it, in log order; results stand with the calls they answer. Linear. */
export function itemsOf(entries: readonly Entry[], transcript: Transcript): Item[] {
  const { undone } = replay(entries);
  const rows = messageRows(transcript.messages.slice(0), transcript.pruned);
  return entries.flatMap((entry): Item[] => {
    if (entry.kind === "message")
      return rows.has(entry.id) ? [messageItem(entry, rows.get(entry.id) ?? [])] : [];
    if (entry.kind === "compaction") return [cardOf(entry, transcript, undone.has(entry.id))];
    return entry.kind === "prune" ? [pruneOf(entry, undone.has(entry.id))] : [];
  });
}

/** Items of some messages that follow each other; the last answer with its results must be among them. */
export function messageItems(
  messages: readonly MessageEntry[],
  pruned: ReadonlyMap<string, PruneEdit>,
  whole?: { readonly item: string; readonly part: number },
): MessageItem[] {
  const rows = messageRows(messages, pruned, whole);
  return messages
    .filter(({ id }) => rows.has(id))
    .map((message) => messageItem(message, rows.get(message.id) ?? []));
}

/** By message id, what is shown of it. Messages whose results all stand elsewhere are left out. */
export function messageRows(
  messages: readonly MessageEntry[],
  pruned: ReadonlyMap<string, PruneEdit>,
  whole?: { readonly item: string; readonly part: number },
): ReadonlyMap<string, readonly PartRow[]> {
  const results = pairCalls(messages);
  const taken = new Set([...results.values()].map(({ part }) => part));
  const resultOf = (call: CallPart): PlacedResult | undefined => results.get(call);
  const context: PartContext = { resultOf, editOf: editIn(pruned) };
  const rows = new Map<string, PartRow[]>();
  for (const message of messages) {
    const wholeRow = whole?.item === message.id ? whole.part : -1;
    const own = rowsOf(message, { ...context, whole: wholeRow, isTaken: (part) => taken.has(part) });
    const isEmptyAnswer = own.length === 0 && message.role !== "tool";
    if (own.length > 0 || isEmptyAnswer) rows.set(message.id, own);
  }
  return rows;
}

function rowsOf(
  message: MessageEntry,
  context: PartContext & { readonly isTaken: (part: PlacedResult["part"]) => boolean },
): PartRow[] {
  const rows: PartRow[] = [];
  message.parts.forEach((part, index) => {
    const ref = refOf(message, index);
    const isWhole = rows.length === context.whole;
    if (part.kind === "call") rows.push(callRow(part, ref, { ...context, isWhole }));
    if (part.kind === "result" && !context.isTaken(part))
      rows.push(resultRow({ part, ref }, { ...context, isWhole }));
    const view = plainView(part, isWhole, context.editOf(ref)?.saved);
    if (view) rows.push({ view, ref });
  });
  return rows;
}

function messageItem(message: MessageEntry, rows: readonly PartRow[]): MessageItem {
  const { id, at, role, status, model, problem, isCut } = message;
  return {
    kind: "message",
    id,
    at,
    role: role === "tool" ? "assistant" : role,
    status,
    parts: rows.map(({ view }) => view),
    ...(model ? { model } : {}),
    ...(problem ? { problem } : {}),
    ...(isCut ? { isCut } : {}),
  };
}

export function cardOf(entry: CompactionEntry, { anchor }: Transcript, isUndone: boolean): CardItem {
  const live = anchor?.compaction.id === entry.id;
  return {
    kind: "card",
    id: entry.id,
    at: entry.at,
    state: isUndone ? "undone" : "done",
    live,
    trigger: entry.trigger,
    strategy: entry.strategy,
    tokensBefore: entry.tokensBefore,
    tokensAfter: entry.tokensAfter,
    messagesBefore: entry.messagesBefore,
    messagesAfter: entry.messagesAfter,
    summaryTokens: entry.summaryTokens,
    milliseconds: entry.milliseconds,
    summary: live ? anchor.summary : entry.summary,
    ...(entry.model ? { model: entry.model } : {}),
    ...(entry.fallback ? { fallback: entry.fallback } : {}),
    ...(entry.edits.length > 0 ? { pruned: { parts: entry.edits.length, tokens: savedBy(entry) } } : {}),
    ...(entry.redactions?.length ? { redactions: [...entry.redactions] } : {}),
    ...(entry.audit ? { audit: auditOf(entry.audit) } : {}),
    ...(entry.ledger ? { ledger: { text: entry.ledger, tokens: entry.ledgerTokens ?? 0 } } : {}),
    ...(entry.restored?.length
      ? { restored: entry.restored.map(({ name, tokens }) => ({ name, tokens })) }
      : {}),
  };
}

const auditOf = ({ facts, found, missing, unsourced }: Audit): NonNullable<CardItem["audit"]> => ({
  facts,
  found,
  missing: missing.map(({ text }) => text),
  unsourced: [...unsourced],
});

const savedBy = ({ edits }: CompactionEntry | PruneEntry): number =>
  edits.reduce((sum, { saved }) => sum + saved, 0);

export function pruneOf(entry: PruneEntry, undone: boolean): PruneItem {
  return {
    kind: "prune",
    id: entry.id,
    at: entry.at,
    parts: entry.edits.length,
    saved: savedBy(entry),
    undone,
  };
}
