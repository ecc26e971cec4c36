import type { Checked } from "./checked.ts";
import type { CompactionEntry, CompactionTrigger, NewEntry, Restored } from "./entries.ts";
import type { Plan } from "./plan.ts";
import { MESSAGE_OVERHEAD } from "./tokenSums.ts";
import type { Transcript } from "./transcript.ts";

/** A compaction as an entry for the log. */
export function apply(
  plan: Plan,
  {
    summary,
    summaryTokens,
    restored,
    audit,
    ledger,
    ledgerTokens,
  }: Checked & {
    readonly restored: readonly Restored[];
  },
  trigger: CompactionTrigger,
): NewEntry<CompactionEntry> {
  const { transcript, first, from, to, kept, stays, tail } = plan.selection;
  const { kind: _, markdown, ...made } = summary;
  const { instructions, focus } = plan.wishes;
  const messagesKept = first.length + stays.length + tail.length;
  return {
    kind: "compaction",
    trigger,
    ...made,
    covers: { from: transcript.messages.at(from)?.id ?? "", to: transcript.messages.at(to - 1)?.id ?? "" },
    kept,
    edits: plan.pruning.edits,
    summary: markdown,
    tokensBefore: plan.tokensBefore,
    summaryTokens,
    audit,
    tokensAfter: plan.tokensKept + summaryTokens + ledgerTokens + MESSAGE_OVERHEAD + tokensOf(restored),
    messagesBefore: transcript.items.length,
    messagesAfter: systemMessages(transcript) + 1 + messagesKept + restored.length,
    milliseconds: 0,
    ...(ledger === "" ? {} : { ledger, ledgerTokens }),
    ...(restored.length > 0 ? { restored } : {}),
    ...(instructions === undefined ? {} : { instructions }),
    ...(focus === undefined ? {} : { focus }),
  };
}

const tokensOf = (restored: readonly Restored[]): number =>
  restored.reduce((sum, { tokens }) => sum + tokens + MESSAGE_OVERHEAD, 0);

const systemMessages = ({ items }: Transcript): number =>
  [...items].filter((item) => item.kind === "message" && item.place === "system").length;
