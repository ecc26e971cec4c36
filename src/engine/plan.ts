import type { Budget } from "./budget.ts";
import type { PruneEdit } from "./entries.ts";
import { partKey } from "./entries.ts";
import type { Policy } from "./policy.ts";
import { prune, type Pruning } from "./prune.ts";
import { type NothingReason, select, type Selection } from "./select.ts";
import { summaryBudget } from "./summary/budget.ts";
import { type SummaryMaterial, summaryRequest } from "./summary/request.ts";
import { serialize } from "./summary/serialize.ts";
import { messageTokens } from "./tokenSums.ts";
import { sentParts, type Transcript } from "./transcript.ts";

export interface PlanSettings {
  readonly policy: Policy;
  readonly budget: Budget;
  /** Tokens of a text. */
  readonly count: (text: string) => number;
  /** Any gain from pruning will do; set by the user and by an overflow. */
  readonly forced: boolean;
  readonly instructions?: string;
  /** The model that would write the summary and its window in tokens; absent: none can. */
  readonly summarizer?: { readonly window: number };
}

/** A compaction as a value: it can be shown, tested, stored, thrown away. Running it changes nothing of it. */
export interface Plan {
  readonly kind: "plan";
  readonly selection: Selection;
  readonly pruning: Pruning;
  /** Tokens the summary may have, and those of the messages it replaces. */
  readonly summaryBudget: number;
  readonly headTokens: number;
  /** What the model is asked; absent: a digest is made. */
  readonly material?: SummaryMaterial;
  /** Why a digest is made although a model was set. */
  readonly fallback?: string;
  readonly instructions?: string;
  /** Stored counts of the transcript; after, without the summary. */
  readonly tokensBefore: number;
  readonly tokensKept: number;
}

export interface Nothing {
  readonly kind: "nothing";
  readonly reason: NothingReason;
}

/** What a compaction would do now. Pure, linear in the messages. */
export function prepare(transcript: Transcript, settings: PlanSettings): Plan | Nothing {
  const selection = select(transcript, settings);
  if (typeof selection === "string") return { kind: "nothing", reason: selection };
  const pruning = prune(transcript, settings);
  const pruned = withEdits(transcript, pruning.edits);
  const replaced = selection.head.filter(({ id }) => !selection.verbatim.has(id));
  const headTokens = tokensOf(pruned, replaced) + (transcript.anchor?.tokens ?? 0);
  const budget = summaryBudget(headTokens, settings);
  return {
    kind: "plan",
    selection,
    pruning,
    headTokens,
    summaryBudget: budget,
    tokensBefore: transcript.tokens.total,
    tokensKept: tokensKept(pruned, selection),
    ...(settings.instructions ? { instructions: settings.instructions } : {}),
    ...materialOf(pruned, selection, { ...settings, summaryBudget: budget }),
  };
}

function withEdits(transcript: Transcript, edits: readonly PruneEdit[]): Transcript {
  if (edits.length === 0) return transcript;
  const pruned = new Map(transcript.pruned);
  for (const edit of edits) pruned.set(partKey(edit), edit);
  return { ...transcript, pruned };
}

type MessageList = Selection["head"];

const tokensOf = (transcript: Transcript, messages: MessageList): number =>
  messages.reduce((sum, message) => sum + messageTokens(sentParts(transcript, message)), 0);

function tokensKept(transcript: Transcript, { verbatim, to, tail }: Selection): number {
  const covered = transcript.messages
    .slice(0, to)
    .filter(({ id, role }) => role !== "system" && verbatim.has(id));
  return transcript.tokens.system + tokensOf(transcript, covered) + tokensOf(transcript, tail);
}

function materialOf(
  transcript: Transcript,
  { head, tail }: Selection,
  settings: PlanSettings & { readonly summaryBudget: number },
): Pick<Plan, "material" | "fallback"> {
  if (!settings.summarizer) return {};
  const material: SummaryMaterial = {
    conversation: serialize(transcript, head),
    budget: settings.summaryBudget,
    ...(transcript.anchor ? { anchor: transcript.anchor.summary } : {}),
    ...newestIn(tail),
    ...(settings.instructions ? { instructions: settings.instructions } : {}),
  };
  const { system, messages } = summaryRequest(material);
  const asked = settings.count(system) + messages.reduce((sum, { text }) => sum + settings.count(text), 0);
  const room = settings.summarizer.window - settings.summaryBudget * 2;
  if (asked <= room) return { material };
  return {
    fallback: `The part to summarize (${asked} tokens) is larger than the model's window (${settings.summarizer.window}).`,
  };
}

/** Characters of it that the summarizer gets; all of it is sent on. */
const NEWEST_MOST = 2_000;

function newestIn(tail: MessageList): Pick<SummaryMaterial, "newest"> {
  const newest = newestRequest(tail);
  return newest === undefined ? {} : { newest: newest.slice(0, NEWEST_MOST) };
}

/** What the user asked last among these messages. */
export function newestRequest(messages: MessageList): string | undefined {
  const asked = messages.findLast(({ role }) => role === "user");
  const text = asked?.parts
    .map((part) => (part.kind === "text" ? part.text : ""))
    .join("\n")
    .trim();
  return text || undefined;
}
