import { isAside } from "./aside.ts";
import type { Entry, MessageEntry } from "./entries.ts";
import { messageSize, plus, type Size } from "./size.ts";

/** An answer that came with the provider's figures and with what we had sent for it. Tokens. */
export interface Report {
  readonly model: string | undefined;
  readonly prompt: number;
  /** What of the answer is sent on: output without reasoning. */
  readonly output: number;
  readonly sent: Size;
  /** `sent` and the answer. */
  readonly after: Size;
  /** Nothing was pruned, compacted or undone since: it still tells what is in use. */
  readonly isCurrent: boolean;
}

/**
 * How many of a model's newest reports teach (calibration.ts): with 8 of them all may come from one
 * stretch of work, and say nothing about the next; more than 32 add nothing.
 */
const MOST_REPORTS = 32;

/** With what an answer reports, if it does, before those of earlier ones. */
export function withReport(reports: readonly Report[], message: MessageEntry): readonly Report[] {
  const report = reportIn(message);
  return report ? newestOf([report, ...reports]) : reports;
}

/** The newest reports of each model in a log, the newest of all first. Linear. */
export function reportsIn(log: readonly Entry[]): readonly Report[] {
  const reports: Report[] = [];
  let isCurrent = true;
  for (const entry of log.toReversed()) {
    if (entry.kind === "message") {
      const report = reportIn(entry);
      if (report) reports.push({ ...report, isCurrent });
    } else if (!isAside(entry)) isCurrent = false;
  }
  return newestOf(reports);
}

/** Reports of 0 are no reports: some servers send them instead of leaving the field out. */
function reportIn({ model, usage, sent, role, parts }: MessageEntry): Report | undefined {
  if (!usage || !sent || usage.prompt <= 0) return undefined;
  const { prompt, output, reasoning } = usage;
  const after = plus(sent, messageSize({ role }, parts));
  return { model, prompt, output: Math.max(0, output - reasoning), sent, after, isCurrent: true };
}

function newestOf(reports: readonly Report[]): readonly Report[] {
  const found = new Map<string | undefined, number>();
  return reports.filter(({ model }) => {
    const before = found.get(model) ?? 0;
    found.set(model, before + 1);
    return before < MOST_REPORTS;
  });
}
