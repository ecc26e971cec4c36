import type { CompactionEntry, CompactionTrigger, NewEntry } from "./entries.ts";
import { type Nothing, type Plan, type PlanSettings, prepare } from "./plan.ts";
import { handoff } from "./summary/handoff.ts";
import { type Summary, type SummaryPorts, summarize } from "./summary/summarize.ts";
import { MESSAGE_OVERHEAD } from "./tokenSums.ts";
import type { Transcript } from "./transcript.ts";

export type Outcome =
  | { readonly kind: "compacted"; readonly entry: NewEntry<CompactionEntry>; readonly plan: Plan }
  | Nothing
  /** The result would be no smaller than what is there. */
  | { readonly kind: "inflated"; readonly tokensBefore: number; readonly tokensAfter: number }
  | { readonly kind: "cancelled" };

export interface CompactPorts extends SummaryPorts {
  /** Milliseconds since some moment. */
  readonly now: () => number;
}

/** Prepares (prune, select), summarizes, applies. Changes nothing: the outcome's entry is for the log. */
export async function compact(
  transcript: Transcript,
  settings: PlanSettings & { readonly trigger: CompactionTrigger },
  ports: CompactPorts,
): Promise<Outcome> {
  const started = ports.now();
  const plan = prepare(transcript, settings);
  if (plan.kind === "nothing") return plan;
  const summary = await summarize(plan, ports);
  if (summary.kind === "cancelled") return summary;
  const entry = apply(plan, summary, { ...ports, trigger: settings.trigger });
  const { tokensBefore, tokensAfter } = entry;
  if (tokensAfter >= tokensBefore) return { kind: "inflated", tokensBefore, tokensAfter };
  return { kind: "compacted", plan, entry: { ...entry, milliseconds: ports.now() - started } };
}

function apply(
  plan: Plan,
  { kind: _, markdown, ...made }: Summary,
  { count, trigger }: { count: (text: string) => number; trigger: CompactionTrigger },
): NewEntry<CompactionEntry> {
  const { transcript, from, to, kept, verbatim, tail } = plan.selection;
  const summaryTokens = count(handoff(markdown));
  return {
    kind: "compaction",
    trigger,
    ...made,
    covers: { from: transcript.messages.at(from)?.id ?? "", to: transcript.messages.at(to - 1)?.id ?? "" },
    kept,
    edits: plan.pruning.edits,
    summary: markdown,
    summaryTokens,
    tokensBefore: plan.tokensBefore,
    tokensAfter: plan.tokensKept + summaryTokens + MESSAGE_OVERHEAD,
    messagesBefore: transcript.items.length,
    messagesAfter: systemMessages(transcript) + 1 + verbatim.size + tail.length,
    milliseconds: 0,
    ...(plan.instructions === undefined ? {} : { instructions: plan.instructions }),
  };
}

const systemMessages = ({ items }: Transcript): number =>
  [...items].filter((item) => item.kind === "message" && item.place === "system").length;
