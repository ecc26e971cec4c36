import type { Plan } from "../plan.ts";
import { maskSecrets } from "../secrets/maskSecrets.ts";
import { newestRequest } from "./newest.ts";
import type { SummaryMaterial } from "./request.ts";
import { serialize } from "./serialize.ts";

/** Characters of the newest request that the summarizer gets; all of it is sent on. */
const NEWEST_MOST = 2_000;

/** What a summarizer that has not seen the conversation is given: `texts` is the head, one text a message. */
export type Material = Omit<SummaryMaterial, "conversation"> & { readonly texts: readonly string[] };

export function materialOf({ selection, pruned, told, wishes, policy }: Plan): Material {
  const { isAnchored } = policy.summary;
  const { summary, compaction } = selection.transcript.anchor ?? {};
  const anchor = summary === undefined ? undefined : masked(summary, compaction?.ledger);
  const newest = newestRequest(selection.tail);
  const texts = serialize(pruned, told);
  return {
    ...wishes,
    // A policy that does not update its summary reads it like a part of the conversation.
    texts: anchor === undefined || isAnchored ? texts : [earlierSummary(anchor), ...texts],
    ...(anchor === undefined || !isAnchored ? {} : { anchor }),
    ...(newest === undefined ? {} : { newest: masked(newest).slice(0, NEWEST_MOST) }),
  };
}

const masked = (...texts: readonly (string | undefined)[]): string =>
  maskSecrets(texts.filter(Boolean).join("\n\n")).text;

export const earlierSummary = (summary: string): string => `[Summary of what came before]\n${summary}`;
