import type { Entry, Strategy } from "../engine/entries.ts";
import { type Plan, prepare } from "../engine/plan.ts";
import type { NothingReason } from "../engine/select/select.ts";
import type { Transcript } from "../engine/transcript.ts";
import { costOf } from "../providers/prices.ts";
import { type CompactOptions, planSettings } from "./compacting.ts";
import type { ChatModel, ChatSettings } from "./settings.ts";

/** What a compaction would do, before anything is done. Tokens by our own counts. */
export interface Preview {
  /** What the summary would stand for. */
  readonly summarized: { readonly messages: number; readonly tokens: number };
  /** What would stay word for word. */
  readonly kept: { readonly messages: number; readonly tokens: number };
  readonly pruned: { readonly parts: number; readonly tokens: number };
  /** Paths that would be read again, as far as there is room; the newest first. */
  readonly restored: readonly string[];
  readonly strategy: Strategy;
  /** Who would write it; absent: code alone. */
  readonly model?: string;
  readonly tokensBefore: number;
  /** With a summary of the full length that it may have, before anything is read again. */
  readonly tokensAfter: number;
  /** About what the model would read and write for it; 0 without one. */
  readonly request: { readonly prompt: number; readonly output: number };
  /** US dollars for that request, nothing of it being cached; absent: no model, or no price is known. */
  readonly cost?: number;
  /** Milliseconds that the last one by the same model took; absent: there was none. */
  readonly lastTook?: number;
}

/** A reason where there is nothing to compact. Pure, linear in the messages. */
export function previewOf(
  { transcript, entries }: { readonly transcript: Transcript; readonly entries: readonly Entry[] },
  settings: ChatSettings,
  options: CompactOptions,
): Preview | NothingReason {
  const plan = prepare(transcript, planSettings(transcript, settings, options));
  if (plan.kind === "nothing") return plan.reason;
  const [choice] = plan.strategies.choices;
  const writer = choice && (settings.summaryModel ?? settings.model);
  const model = writer?.name;
  const request = choice ? { prompt: choice.input, output: plan.summaryBudget } : { prompt: 0, output: 0 };
  const lastTook = entries.findLast((entry) => entry.kind === "compaction" && entry.model === model);
  return {
    ...amountsOf(plan),
    restored: restoredBy(plan),
    strategy: choice?.strategy ?? "digest",
    ...(model === undefined ? {} : { model }),
    tokensBefore: plan.tokensBefore,
    tokensAfter: plan.tokensKept + plan.summaryBudget,
    request,
    ...costFor(request, writer),
    ...(lastTook?.kind === "compaction" ? { lastTook: lastTook.milliseconds } : {}),
  };
}

const costFor = (request: Preview["request"], writer: ChatModel | undefined): Pick<Preview, "cost"> =>
  writer?.price ? { cost: costOf({ ...request, cached: 0, reasoning: 0 }, writer.price) } : {};

function amountsOf({
  selection,
  pruning,
  headTokens,
  tokensKept,
}: Plan): Pick<Preview, "summarized" | "kept" | "pruned"> {
  const { head, first, stays, tail, verbatim } = selection;
  const replaced = head.filter(({ id }) => !verbatim.has(id)).length;
  return {
    summarized: { messages: replaced, tokens: headTokens },
    kept: { messages: first.length + stays.length + tail.length, tokens: tokensKept },
    pruned: { parts: pruning.edits.length, tokens: pruning.saved },
  };
}

const restoredBy = ({ restoring }: Plan): string[] =>
  restoring?.files.slice(0, restoring.limits.files).map(({ path }) => path) ?? [];
