import type { Budget } from "./budget.ts";
import { type MessageEntry, partKey, type PruneEdit } from "./entries.ts";
import { withoutOldestRounds } from "./guard/overflow.ts";
import type { Policy } from "./policy.ts";
import { type Edits, pays, pruneAmong } from "./prune/prune.ts";
import { planRestoring, type RestorePlan } from "./restore/restorePlan.ts";
import { replacedTokens } from "./select/replaced.ts";
import { type NothingReason, type Range, select, type Selection } from "./select/select.ts";
import { type Summarizer, summaryBudget } from "./summary/budget.ts";
import { formOf } from "./summary/form.ts";
import type { Wishes } from "./summary/request.ts";
import { serializedTokens } from "./summary/serialize.ts";
import { type Strategies, strategiesFor } from "./summary/strategy.ts";
import type { Template } from "./summary/template.ts";
import { sentTokens, type Transcript } from "./transcript.ts";

export interface PlanSettings {
  readonly policy: Policy;
  readonly budget: Budget;
  /** Tokens of a text. */
  readonly count: (text: string) => number;
  /** Any gain from pruning will do; set by the user and by an overflow. */
  readonly forced: boolean;
  readonly instructions?: string;
  /** What the summary should tell most about (row Z7). */
  readonly focus?: string;
  /** What of the conversation is summarized (row S8); absent: everything but the tail. */
  readonly range?: Range;
  /** A workspace's own headings (row Z2). */
  readonly template?: Template;
  /** The model that would write the summary; absent: none can. */
  readonly summarizer?: Summarizer;
  /** The share of the oldest rounds that the summarizer is not given, after it refused all of them (row G1). */
  readonly dropOldest?: number;
  /** Tokens that stand before the transcript in every request: system prompt and tools. */
  readonly fixed?: number;
}

/** A compaction as a value: it can be shown, tested, stored, thrown away. Running it changes nothing of it. */
export interface Plan {
  readonly kind: "plan";
  readonly selection: Selection;
  /** Of what stays; what is summarized is not sent any more. */
  readonly pruning: Edits;
  /** The transcript with it: how what stays is sent. */
  readonly sent: Transcript;
  /** What a summarizer is given the head of: with old output pruned. */
  readonly pruned: Transcript;
  /** What the summarizer is given, where it is given text. */
  readonly told: readonly MessageEntry[];
  /** Tokens the summary may have, and those of the messages it replaces. */
  readonly summaryBudget: number;
  readonly headTokens: number;
  /** How the summary will be made, and what it is asked to be. */
  readonly summarizer?: Summarizer;
  readonly strategies: Strategies;
  readonly wishes: Wishes;
  readonly policy: Policy;
  /** What is read again after the cut; absent: nothing. */
  readonly restoring?: RestorePlan;
  /** Stored counts of the transcript; after, without the summary and what is restored. */
  readonly tokensBefore: number;
  readonly tokensKept: number;
  /** What the result should stay under, so that no compaction is due at once. Stored counts. */
  readonly ceiling: number;
}

export interface Nothing {
  readonly kind: "nothing";
  readonly reason: NothingReason;
}

/** What a compaction would do now. Pure, linear in the messages. */
export function prepare(transcript: Transcript, settings: PlanSettings): Plan | Nothing {
  const selection = select(transcript, settings);
  if (typeof selection === "string") return { kind: "nothing", reason: selection };
  const { policy, budget, fixed = 0, summarizer } = settings;
  const { pruning, ofHead } = pruningOf(selection, settings);
  const sent = withEdits(transcript, pruning);
  const pruned = withEdits(sent, ofHead);
  const earlier = transcript.anchor?.tokens ?? 0;
  const headTokens = replacedTokens(selection) + earlier - ofHead.saved;
  const forSummary = summaryBudget(headTokens, settings);
  const told = [...goalOf(selection), ...withoutOldestRounds(selection.head, settings.dropOldest ?? 0)];
  const serialized = summarizer ? serializedTokens(pruned, told) + earlier : 0;
  const restoring = planRestoring(sent, selection.to, settings);
  return {
    kind: "plan",
    selection,
    pruning,
    sent,
    pruned,
    told,
    headTokens,
    summaryBudget: forSummary,
    strategies: strategiesFor(summarizer, { budget: forSummary, serialized }),
    wishes: wishesOf(settings, forSummary),
    policy,
    tokensBefore: transcript.tokens.total,
    tokensKept: tokensKept(sent, selection),
    ceiling: Math.min(budget.trigger, budget.usable) - fixed,
    ...(summarizer ? { summarizer } : {}),
    ...(restoring ? { restoring } : {}),
  };
}

function wishesOf({ policy, template, instructions, focus }: PlanSettings, budget: number): Wishes {
  return {
    form: formOf(policy.summary.form, template),
    budget,
    ...(instructions ? { instructions } : {}),
    ...(focus ? { focus } : {}),
  };
}

/** Row S6: what the user asked for first is told even where it stays in front of the summary. */
function goalOf({ first }: Selection): MessageEntry[] {
  const goal = first.find(({ role }) => role === "user");
  return goal ? [goal] : [];
}

/**
 * What stays is pruned whatever that frees: the provider's cached prefix ends at the summary in any case. The
 * head is pruned where a summarizer reads it and it pays. One walk: through what stays, then on through the head.
 */
function pruningOf(
  { transcript, head, stays, tail }: Selection,
  settings: PlanSettings,
): { readonly pruning: Edits; readonly ofHead: Edits } {
  // Ids sort by time. What the live summary covers has been decided on before.
  const behind = transcript.anchor ? transcript.messages.at(transcript.anchor.to)?.id : "";
  const isBehind = ({ id }: MessageEntry): boolean => behind !== undefined && id >= behind;
  const staying = new Set(stays.map(({ id }) => id));
  const read = settings.summarizer ? head.filter((one) => !staying.has(one.id) && isBehind(one)) : [];
  const all = pruneAmong([...read, ...stays.filter(isBehind), ...tail], transcript, settings);
  const start = tail[0]?.id;
  const isSent = ({ message }: PruneEdit): boolean =>
    staying.has(message) || (start !== undefined && message >= start);
  const ofHead = settings.forced || pays(all, settings) ? all.edits.filter((edit) => !isSent(edit)) : [];
  return { pruning: editsOf(all.edits.filter(isSent)), ofHead: editsOf(ofHead) };
}

const editsOf = (edits: readonly PruneEdit[]): Edits => ({
  edits,
  saved: edits.reduce((sum, edit) => sum + edit.saved, 0),
});

function withEdits(transcript: Transcript, { edits }: Edits): Transcript {
  if (edits.length === 0) return transcript;
  const pruned = new Map(transcript.pruned);
  for (const edit of edits) pruned.set(partKey(edit), edit);
  return { ...transcript, pruned };
}

function tokensKept(sent: Transcript, { first, stays, tail }: Selection): number {
  let sum = sent.tokens.system;
  for (const message of [...first, ...stays, ...tail]) sum += sentTokens(sent, message);
  return sum;
}
