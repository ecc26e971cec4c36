import { auditEdit } from "../engine/audit/auditEdit.ts";
import type { Entry, EntryId, NewEntry, SummaryEditEntry } from "../engine/entries.ts";
import { estimateTokens } from "../engine/estimate.ts";
import { handoff } from "../engine/summary/handoff.ts";
import type { Transcript } from "../engine/transcript.ts";
import { UserFacingError } from "../engine/userFacingError.ts";
import { t } from "../l10n/l10n.ts";

export interface SummaryEdit {
  readonly compaction: EntryId;
  readonly markdown: string;
}

/**
 * An edit of the live summary as an entry, checked against the originals;
 * undefined where nothing is different. Throws what a person is told where it
 * cannot be: another summary is live, or nothing is left of it.
 */
export function summaryEdit(
  { entries, transcript }: { readonly entries: readonly Entry[]; readonly transcript: Transcript },
  { compaction: id, markdown }: SummaryEdit,
): NewEntry<SummaryEditEntry> | undefined {
  const { anchor } = transcript;
  if (anchor?.compaction.id !== id) throw NOT_LIVE();
  if (markdown.trim() === "") throw EMPTY();
  if (markdown === anchor.summary) return undefined;
  const audit = auditEdit(entries, { compaction: anchor.compaction, markdown });
  return { kind: "summaryEdit", compaction: id, markdown, tokens: estimateTokens(handoff(markdown)), audit };
}

const NOT_LIVE = (): UserFacingError =>
  new UserFacingError({
    what: t("The summary that you edited is not the live one any more."),
    todo: t("Open the live summary, and edit that one."),
  });

const EMPTY = (): UserFacingError =>
  new UserFacingError({
    what: t("A summary cannot be empty: the model would know nothing of what it stands for."),
    todo: t("Undo the compaction instead, to send the original messages again."),
  });
