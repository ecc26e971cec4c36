import type { CompactionEntry, Entry, MessageEntry, PruneEntry } from "../../engine/entries.ts";
import { pairCalls } from "../../engine/pairCalls.ts";
import { replay, type Replayed } from "../../engine/replay.ts";
import type { Exported } from "./exported.ts";
import { partText, type Results } from "./markdownParts.ts";
import { fold, heading, oneLine, plainLine, timeOf, whole } from "./markdownText.ts";

/** For people to read: all that was said, tool output folded, each summary where it was made. */
export function* markdown({ title, created, entries }: Exported): Generator<string> {
  const messages = entries.filter((entry) => entry.kind === "message");
  const results = pairCalls(messages);
  const desk: Desk = {
    results,
    taken: new Set([...results.values()].map(({ part }) => part)),
    replayed: replay(entries),
  };
  yield `# ${oneLine(title)}\n\n`;
  yield `*${whole(messages.length)} ${messages.length === 1 ? "message" : "messages"}, begun ${timeOf(created)}*\n`;
  for (const entry of entries) yield* entryText(entry, desk);
}

interface Desk {
  readonly results: Results;
  /** Results that stand with their calls. */
  readonly taken: ReadonlySet<object>;
  readonly replayed: Replayed;
}

function* entryText(entry: Entry, desk: Desk): Generator<string> {
  if (entry.kind === "message") yield* messageText(entry, desk);
  if (entry.kind === "compaction") yield compactionText(entry, desk.replayed);
  if (entry.kind === "prune" && !desk.replayed.undone.has(entry.id)) yield pruneText(entry);
}

const NAMES = { system: "Instructions", user: "You", assistant: "Assistant", tool: "Tool" } as const;

function* messageText(message: MessageEntry, { results, taken, replayed }: Desk): Generator<string> {
  const parts = message.parts.filter((part) => !taken.has(part));
  if (parts.length === 0) return;
  const marks = [message.model, replayed.pinned.has(message.id) ? "pinned" : undefined, endOf(message)];
  yield heading([NAMES[message.role], ...marks, timeOf(message.at)]);
  for (const part of parts) yield `\n${partText(part, results)}\n`;
  if (message.problem) yield `\n> ${plainLine(message.problem)}\n`;
}

function endOf({ status, isCut }: MessageEntry): string | undefined {
  if (isCut) return "cut off by the output limit";
  return status === "complete" ? undefined : status;
}

function compactionText(entry: CompactionEntry, { edited, undone, live }: Replayed): string {
  const { markdown: summary = entry.summary } = edited.get(entry.id) ?? {};
  const state = undone.has(entry.id) ? "undone" : live?.id === entry.id ? "live" : undefined;
  const sizes = `${whole(entry.tokensBefore)} → ${whole(entry.tokensAfter)} tokens`;
  const title = ["Summary of everything above", state, sizes, entry.model, timeOf(entry.at)];
  const ledger = entry.ledger ? `\n\n${entry.ledger}` : "";
  return `\n---\n\n${fold(title, summary + ledger)}\n`;
}

function pruneText({ edits, at }: PruneEntry): string {
  const saved = edits.reduce((sum, edit) => sum + edit.saved, 0);
  const parts = edits.length === 1 ? "1 part is" : `${whole(edits.length)} parts are`;
  return `\n---\n\n*From here on ${parts} sent shortened, ${whole(saved)} tokens less (${timeOf(at)}).*\n`;
}
