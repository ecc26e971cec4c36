import type { Conversation } from "../chat/conversation.ts";
import { sourcesOf } from "../engine/audit/sources.ts";
import { tellingWords } from "../engine/audit/tellingWords.ts";
import { describeCall } from "../engine/calls/describe.ts";
import type { EntryId, MessageEntry, Part } from "../engine/entries.ts";
import type { Transcript } from "../engine/transcript.ts";
import { itemShowing } from "./lists.ts";
import type { Change, Source } from "./messages.ts";
import { targetOf } from "./parts.ts";

/** Characters of a message that are shown, and of one part that are searched for them. */
const EXCERPT = 140;
const READ = 20_000;

type Looked = Pick<Conversation, "entries" | "transcript" | "proposals">;

/** Where a line of a summary comes from: scrolls there when it is one message, lists them when they are several, or none. */
export function sourcesOfLine(conversation: Looked, compaction: string, line: string): Change[] {
  const { transcript } = conversation;
  const messages = coveredBy(conversation, compaction);
  const found = sourcesOf(line, messages).flatMap((at) => messages[at] ?? []);
  const sources = found.map((message) => sourceOf(message, line, transcript));
  const [first, ...others] = sources;
  const told: Change = { kind: "sources", compaction, line, found: sources };
  return first && others.length === 0 ? [told, { kind: "reveal", item: first.item }] : [told];
}

function sourceOf(message: MessageEntry, line: string, transcript: Transcript): Source {
  const { id, role, at, parts } = message;
  return { item: itemShowing(transcript, id), role, at, excerpt: excerptOf(parts, tellingWords(line)) };
}

/** All that the summary stands for, also by the summaries before it. Linear. */
function coveredBy({ entries, transcript, proposals }: Looked, id: EntryId): MessageEntry[] {
  const written = entries.findLast((entry) => entry.id === id);
  const entry = written ?? proposals.current?.entry;
  if (entry?.kind !== "compaction") return [];
  const messages = transcript.messages.slice(0);
  const from = messages.findIndex((message) => message.id === entry.covers.from);
  const to = messages.findLastIndex((message) => message.id === entry.covers.to);
  return from < 0 ? [] : messages.slice(from, to + 1);
}

/** The line of a message that has most of these words. */
function excerptOf(parts: readonly Part[], words: ReadonlySet<string>): string {
  let [best, most] = ["", -1];
  for (const text of parts.flatMap(linesOf)) {
    const has = tellingWords(text);
    const shared = [...words].filter((word) => has.has(word)).length;
    if (shared > most) [best, most] = [text, shared];
  }
  return best.length > EXCERPT ? `${best.slice(0, EXCERPT)}…` : best;
}

function linesOf(part: Part): string[] {
  if (part.kind === "media") return part.media.name ? [part.media.name] : [];
  if (part.kind === "call") return [`${part.tool} ${targetOf(describeCall(part))}`];
  return part.text
    .slice(0, READ)
    .split("\n")
    .map((line) => line.trim())
    .filter((line) => line !== "");
}
