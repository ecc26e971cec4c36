import type { EntryId } from "../engine/entries.ts";
import { counted, t } from "../l10n/l10n.ts";

/** What was found wrong, or put right, when a session was opened. */
export interface OpenReport {
  /** Bytes of an unfinished last line. */
  readonly tornBytes: number;
  readonly damagedLines: readonly number[];
  /** Lines that this version does not understand; they stay in the log. */
  readonly unknownEntries: number;
  readonly missingBlobs: number;
  /** The interrupted answer that was put into the log. */
  readonly recoveredAnswer?: EntryId;
  readonly hasUnreadableAnswer: boolean;
}

/** The report as sentences for a person; none when all was well. Damaged lines are told by `ReadOnly`. */
export function reportSentences(report: OpenReport): readonly string[] {
  const said: string[] = [];
  if (report.tornBytes > 0) {
    said.push(
      counted(
        report.tornBytes,
        "The last line of the log was unfinished ({0} byte) and was left out.",
        "The last line of the log was unfinished ({0} bytes) and was left out.",
      ),
    );
  }
  if (report.recoveredAnswer !== undefined) {
    said.push(t("The last answer was interrupted; what had arrived was recovered."));
  }
  if (report.hasUnreadableAnswer) {
    said.push(t("An interrupted answer could not be recovered: its file cannot be read."));
  }
  if (report.missingBlobs > 0) {
    said.push(
      counted(
        report.missingBlobs,
        "{0} long text is missing from the storage, and marked where it belongs.",
        "{0} long texts are missing from the storage, and marked where it belongs.",
      ),
    );
  }
  if (report.unknownEntries > 0) {
    said.push(
      counted(
        report.unknownEntries,
        "{0} entry is of a kind that this version does not know: kept, but not shown.",
        "{0} entries are of a kind that this version does not know: kept, but not shown.",
      ),
    );
  }
  return said;
}
