import type { EntryId } from "../engine/entries.ts";

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
    const bytes = report.tornBytes.toLocaleString("en");
    said.push(`The last line of the log was unfinished (${bytes} bytes) and was left out.`);
  }
  if (report.recoveredAnswer !== undefined) {
    said.push("The last answer was interrupted; what had arrived was recovered.");
  }
  if (report.hasUnreadableAnswer) {
    said.push("An interrupted answer could not be recovered: its file cannot be read.");
  }
  if (report.missingBlobs > 0) {
    const texts = counted(report.missingBlobs, "long text", "long texts");
    said.push(`${texts} missing from the storage, and marked where it belongs.`);
  }
  if (report.unknownEntries > 0) {
    const entries = counted(report.unknownEntries, "entry", "entries");
    said.push(`${entries} of a kind that this version does not know: kept, but not shown.`);
  }
  return said;
}

const counted = (count: number, one: string, many: string): string =>
  count === 1 ? `1 ${one} is` : `${count.toLocaleString("en")} ${many} are`;
