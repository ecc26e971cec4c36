import { apply } from "./apply.ts";
import { checked, counted, tokensWith } from "./checked.ts";
import type { CompactionEntry, CompactionTrigger, NewEntry } from "./entries.ts";
import { type Nothing, type Plan, type PlanSettings, prepare } from "./plan.ts";
import { restore, type RestorePorts } from "./restore/restore.ts";
import { roomToRestore } from "./restore/room.ts";
import { type SummaryPorts, summarize } from "./summary/summarize.ts";
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
  /** Absent: nothing is read again. */
  readonly world?: RestorePorts;
}

/** Prepares (prune, select), summarizes, restores, checks, applies. Changes nothing: the outcome's entry is for the log. */
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
  const made = counted(summary, ports.count);
  const room = roomToRestore(plan, tokensWith(plan, made));
  const restored = await restore(plan.restoring, { ...ports, room });
  const whole = { ...checked(plan, { ...made, restored }, ports.count), restored };
  const entry = apply(plan, whole, settings.trigger);
  const { tokensBefore, tokensAfter } = entry;
  if (tokensAfter >= tokensBefore) return { kind: "inflated", tokensBefore, tokensAfter };
  const { budget, fixed = 0 } = settings;
  if (fixed + tokensAfter > budget.usable) return { kind: "nothing", reason: "too-large" };
  const asked = settings.range ? { range: settings.range } : {};
  return { kind: "compacted", plan, entry: { ...entry, ...asked, milliseconds: ports.now() - started } };
}
